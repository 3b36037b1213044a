/** Comments stay with their entry: those that disable rules are removed and moved with it, and no new entry comes between. */
import { describe, expect, it } from 'vitest';
import type { DriverPlist } from '../../../server/src/service/document/driverPlist.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';
import { edited } from './edited.js';

const nextLine = '<!-- driver-plist-disable-next-line unknown-key -->';
const inFile = '<!-- driver-plist-disable unknown-key -->';

describe('comments that disable rules for an entry', () => {
	const directive = '<!-- driver-plist-disable-next-line wrong-type -->';
	const around = (entries: string): string => `<plist><dict>\n\t${entries}\n</dict></plist>`;

	it.each([
		[`${directive}\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>`, '<key>B</key>'],
		[`${directive}\n\t${directive}\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>`, '<key>B</key>'],
		[
			`<!-- a -->\n\t${directive}\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>`,
			'<!-- a -->\n\t<key>B</key>',
		],
		[`${directive}\n\t<key>A</key><true/><key>B</key>`, `${directive}\n\t<key>B</key>`],
		[`${directive}\n\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>`, `${directive}\n\n\t<key>B</key>`],
		[
			'<!-- driver-plist-disable wrong-type -->\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>',
			'<!-- driver-plist-disable wrong-type -->\n\t<key>B</key>',
		],
	])('are removed with it: %j', (before, after) => {
		expect(
			edited(around(`${before}\n\t<true/>`), ({ entry }) => [
				{ kind: 'removeEntry', entry: entry('A') },
			]),
		).toBe(around(`${after}\n\t<true/>`));
	});

	it('move with it', () => {
		const inner = (entries: string): string =>
			`<key>B</key>\n\t<dict>\n\t\t<key>C</key>\n\t\t<true/>${entries}\n\t</dict>`;
		expect(
			edited(
				around(`${directive}\n\t<key>A</key>\n\t<true/>\n\t${inner('')}`),
				({ entry, dict }) => [{ kind: 'moveEntry', entry: entry('A'), into: dict('B') }],
			),
		).toBe(
			around(
				`<key>B</key>\n\t<dict>\n\t\t<key>C</key>\n\t\t<true/>\n\t\t${directive}\n\t\t<key>A</key>\n\t\t<true/>\n\t</dict>`,
			),
		);
	});
});

/** The text with two new entries. */
function withNewEntries(text: string): string {
	return edited(text, ({ root }) =>
		['A', 'AA'].map((key) => ({ kind: 'insertEntry', into: root, key, value: true })),
	);
}

/** Their lines, which are where `+` is. */
const added = '\t<key>A</key>\n\t<true/>\n\t<key>AA</key>\n\t<true/>\n';

describe('new entries before the first one', () => {
	const others =
		'\n\t<true/>\n\t<key>C</key>\n\t<true/>\n\t<key>D</key>\n\t<true/>\n</dict></plist>';

	it.each([
		['above its comment', '<dict>\n+\t<!-- b -->\n\t<key>B</key>'],
		['above all of its comments', '<dict>\n+\t<!-- b -->\n\t<!--\n\tb\n\t-->\n\t<key>B</key>'],
		['above comments on one line', '<dict>\n+\t<!-- b --> <!-- c -->\n\t<key>B</key>'],
		['above a comment on its line', '<dict>\n+\t<!-- b --> <key>B</key>'],
		['above a comment without indentation', '<dict>\n+<!-- b -->\n\t<key>B</key>'],
		['above what disables rules for it', `<dict>\n+\t${nextLine}\n\t<key>B</key>`],
		['above both', `<dict>\n+\t${nextLine}\n\t<!-- b -->\n\t<key>B</key>`],
		['below a comment above an empty line', '<dict>\n\t<!-- a -->\n\n+\t<key>B</key>'],
		['between both', '<dict>\n\t<!-- a -->\n\n+\t<!-- b -->\n\t<key>B</key>'],
		['below a comment of the dictionary', '<dict> <!-- a -->\n+\t<!-- b -->\n\t<key>B</key>'],
		['below its further lines', '<dict> <!-- a\n\ta -->\n+\t<key>B</key>'],
		['below what disables rules in the file', `<dict>\n\t${inFile}\n+\t<key>B</key>`],
		['below the kind', '<dict>\n\t<!-- driver-plist: kind=kext -->\n+\t<!-- b -->\n\t<key>B</key>'],
		['above both in the other order', `<dict>\n+\t<!-- b -->\n\t${inFile}\n\t<key>B</key>`],
		['below a comment that disables nothing', `<dict>\n\t${nextLine}\n\n+\t<key>B</key>`],
		['on lines of their own', '<dict>\n+\t<key>B</key>'],
	])('are %s', (_name, marked) => {
		for (const eol of ['\n', '\r\n', '\r']) {
			const [before, after] = ['', added].map((by) =>
				`<plist>${marked.replace('+', by)}${others}`.replaceAll('\n', eol),
			);
			expect(withNewEntries(before ?? '')).toBe(after);
		}
	});

	it.each([
		['on the line of the start tag', `<dict> ${nextLine}`, '<dict>\n', `\t${nextLine}`],
		[
			'after a comment of the dictionary',
			`<dict> <!-- a --> ${nextLine}\n\t<!-- b -->`,
			'<dict> <!-- a -->\n',
			`\t${nextLine}\n\t<!-- b -->`,
		],
	])('are above what disables rules for it %s', (_name, before, tag, comments) => {
		const entry = `\n\t<key>B</key>${others}`;
		expect(withNewEntries(`<plist>${before}${entry}`)).toBe(
			`<plist>${tag}${added}${comments}${entry}`,
		);
	});

	it('are on one line with the others, below a comment of the dictionary', () => {
		const entries = ['B', 'C', 'D'].map((key) => `<key>${key}</key><true/>`).join('');
		expect(withNewEntries(`<plist><dict><!-- a -->${entries}</dict></plist>`)).toBe(
			`<plist><dict><!-- a --><key>A</key><true/><key>AA</key><true/>${entries}</dict></plist>`,
		);
	});
});

describe('new entries of an empty dictionary', () => {
	it.each([
		['below a comment', '<dict>\n\t<!-- a -->\n+</dict>'],
		['below what disables rules in the file', `<dict>\n\t${inFile}\n+</dict>`],
		['above what disables rules in the next line', `<dict>\n+\t${nextLine}\n</dict>`],
		['between both', `<dict>\n\t<!-- a -->\n+\t${nextLine}\n\t${nextLine}\n</dict>`],
	])('are %s', (_name, marked) => {
		const [before, after] = ['', added].map((by) => `<plist>${marked.replace('+', by)}</plist>`);
		expect(withNewEntries(before ?? '')).toBe(after);
	});

	it('are above what disables rules in the next line, on the line of the start tag', () => {
		expect(withNewEntries(`<plist><dict> ${nextLine}\n</dict></plist>`)).toBe(
			`<plist><dict>\n${added}\t${nextLine}\n</dict></plist>`,
		);
	});
});

describe('a comment at the end of a line that disables rules in the next one', () => {
	const around = (entries: string): string =>
		`<plist><dict>\n\t<key>X</key>\n\t${entries}\n</dict></plist>`;

	it('stays directly above its entry', () => {
		const next = `${nextLine}\n\t<key>Z</key>\n\t<true/>`;
		const others = '\n\t<key>A</key>\n\t<true/>';
		expect(
			edited(around(`<true/>${others} ${next}`), ({ root, entry }) => [
				{ kind: 'insertEntry', into: root, key: 'AA', value: true, after: entry('A') },
			]),
		).toBe(around(`<true/>${others}\n\t<key>AA</key>\n\t<true/> ${next}`));
	});

	it('stays directly above its item', () => {
		const item = `${nextLine}\n\t\t<!-- b -->`;
		expect(
			edited(around(`<array>\n\t\t<true/> ${item}\n\t</array>`), ({ entry }) => {
				const { value } = entry('X');
				if (value.type !== 'array') throw new Error('no array');
				return [{ kind: 'appendItems', array: value, items: [false] }];
			}),
		).toBe(around(`<array>\n\t\t<true/>\n\t\t<false/> ${item}\n\t</array>`));
	});
});

describe('the fix that adds a key before one whose findings are disabled', () => {
	const withKeys = (added: string): DriverPlist => {
		const keys = [
			'com.apple.developer.driverkit.transport.gadget',
			'com.apple.developer.driverkit.transport.hid',
			'com.apple.security.app-sandbox',
		].map((key) => `\t<key>${key}</key>\n\t<true/>\n`);
		const text = `<plist version="1.0">\n<dict>\n${added}\t${nextLine}\n${keys.join('')}</dict>\n</plist>\n`;
		return analyzeExample(text, { kind: 'entitlements', whole: true });
	};

	it('leaves them disabled', () => {
		const plist = withKeys('');
		const [finding, ...others] = findingsOf(plist);
		const [fix] = finding ? fixesOf(plist, finding) : [];
		expect(others).toEqual([]);
		expect(fix && renderMessage(fix.title)).toBe("Add 'com.apple.developer.driverkit'");
		const fixed = withKeys('\t<key>com.apple.developer.driverkit</key>\n\t<true/>\n');
		expect(applyEdits(plist.text, fix?.edits ?? [])).toBe(fixed.text);
		expect(findingsOf(fixed)).toEqual([]);
	});
});
