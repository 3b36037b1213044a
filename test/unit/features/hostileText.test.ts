/** Names and values of a file are shown as text, whatever they contain: never as links, commands, images, HTML, or control characters. */
import { describe, expect, it } from 'vitest';
import { plainMarkdown } from '../../../server/src/lsp/plainMarkdown.js';
import { code, plain, xmlBlock } from '../../../server/src/service/features/markdown.js';
import {
	analyze,
	checkPlist,
	completeAt,
	fixesFor,
	hoverAt,
	renderMessage,
} from '../../../server/src/service/index.js';

const hostile = [
	'](command:workbench.action.quit)',
	'[x](command:workbench.action.quit)',
	'![x](https://example.com/x.png)',
	'<img src=x onerror=alert(1)>',
	'<a href="command:x">x</a>',
	'`',
	'``',
	'```',
	'`` ](command:x) ``',
	'` [x](command:x) `',
	'https://example.com',
	'$(flame)',
	'a\nb\r\n# c\n- d',
	'\u202eevil\u202c',
	'\u2066x\u2069\u200f',
	'\u0007\u001b[31m\u009b',
	'__proto__',
	'x'.repeat(5000),
	'`'.repeat(1000),
];

/** What Markdown leaves after its code is removed as a reader of CommonMark does: runs of backticks of equal length. */
function outsideOfCode(markdown: string): string {
	const blocks = markdown.replace(/^(`{3,})xml\n[\s\S]*?\n\1$/gm, '');
	return blocks.replace(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, '');
}

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

function expectHarmless(
	markdown: string,
	link = /\]\((?!https:\/\/developer\.apple\.com\/)/,
): void {
	const rest = outsideOfCode(markdown);
	expect(rest).not.toMatch(link);
	expect(rest).not.toMatch(/command:|onerror|<img|<a /);
	expect(markdown).not.toMatch(controls);
}

describe.each(hostile)('%.40j', (text) => {
	it('is code', () => {
		const markdown = code(text);
		expect(outsideOfCode(markdown)).toBe('');
		expect(markdown).not.toMatch(/\n/);
		expect(markdown).not.toMatch(controls);
		expect(markdown.length).toBeLessThan(300);
	});

	it('is a block', () => {
		expect(outsideOfCode(xmlBlock(`<string>${text}</string>`))).toBe('');
	});

	it('is plain text', () => {
		expect(plain(text)).not.toMatch(/(?<!\\)[[\]<>`]/);
	});

	const written = text.replace(/[&<>]/g, (each) => `&#${each.charCodeAt(0)};`);
	const xml = `<plist version="1.0"><dict>
<key>CFBundlePackageType</key><string>DEXT</string>
<key>${written}</key><string>${written}</string>
<key>CFBundleVersion</key><string>${written}</string>
<key>OSBundleUsageDescription</key><string>$(${written})</string>
<key>OSBundleLibraries</key><dict><key>${written}</key><string>${written}</string></dict>
<key>IOKitPersonalities</key><dict><key>${written}</key><dict>
<key>IOClass</key><string>${written}</string>
<key>IOProviderClass</key><string>${written}</string>
<key>IOPCIMatch</key><string>${written}</string>
<key>idVendor</key><integer>${written}</integer>
<key>${written}</key><integer>0x${written}</integer>
</dict></dict>
</dict></plist>`;
	const plist = analyze(xml, { uri: 'file:///x/Info.plist' });

	it('is harmless in hovers and in the documentation of completions', () => {
		const step = Math.max(1, Math.floor(xml.length / 150));
		for (let offset = 0; offset < xml.length; offset += step) {
			const hover = hoverAt(plist, offset);
			if (hover) expectHarmless(hover.markdown);
		}
		for (const { index } of xml.matchAll(/(?<=<(?:key|string|integer)>)/g)) {
			for (const item of completeAt(plist, index).slice(0, 20)) {
				expectHarmless(item.documentation?.() ?? '');
			}
		}
	});

	it('is on one line in messages and titles', () => {
		for (const finding of checkPlist(plist, {})) {
			const texts = [finding.message, ...(finding.related ?? []).map(({ message }) => message)];
			const titles = fixesFor(plist, finding, {}).map(({ title }) => title);
			for (const shown of [...texts, ...titles].map(renderMessage)) {
				expect(shown).not.toMatch(/\n/);
				expect(shown).not.toMatch(controls);
				expect(shown.length).toBeLessThan(600);
			}
		}
	});
});

it('shows a block with backticks as plain text', () => {
	expect(plainMarkdown(xmlBlock('<string>\n```\n</string>'))).toBe('<string>\n```\n</string>');
});
