/** Inserts the skeletons of the schemas and other personalities into property lists. */
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { insertPersonality } from '../../server/src/scaffold/insertPersonality.js';
import { type Skeleton, skeletonsFor } from '../../server/src/scaffold/skeletons.js';
import {
	analyze,
	applyEdits,
	checkPlist,
	type DocumentKind,
	plainSnippet,
	renderMessage,
} from '../../server/src/service/index.js';

const roots: Readonly<Record<'dext' | 'kext' | 'codelessKext', string>> = {
	dext: '<key>CFBundlePackageType</key>\n\t<string>DEXT</string>\n\t<key>OSBundleUsageDescription</key>\n\t<string>It.</string>',
	kext: '<key>CFBundleExecutable</key>\n\t<string>Widget</string>\n\t<key>OSBundleLibraries</key>\n\t<dict>\n\t\t<key>com.apple.kpi.iokit</key>\n\t\t<string>20.0</string>\n\t</dict>',
	codelessKext: '<key>CFBundlePackageType</key>\n\t<string>KEXT</string>',
};

function plistOf(root: string): string {
	return `<plist version="1.0">\n<dict>\n\t${root}\n</dict>\n</plist>\n`;
}

function insert(text: string, xml: string, kind?: DocumentKind): string {
	const plist = analyze(text, { uri: 'file:///Widget/Info.plist', kind });
	const insertion = insertPersonality(plist, xml);
	return 'refused' in insertion ? insertion.refused : applyEdits(text, [insertion.edit]);
}

function skeletonsIn(text: string, kind: DocumentKind): readonly Skeleton[] {
	return skeletonsFor(analyze(text, { uri: 'file:///Widget/Info.plist', kind }));
}

function faultsIn(text: string, kind: DocumentKind): readonly string[] {
	return checkPlist(analyze(text, { uri: 'file:///Widget/Info.plist', kind }))
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.map(({ code, message }) => `${code}: ${renderMessage(message)}`);
}

const cases = (['dext', 'kext', 'codelessKext'] as const).flatMap((kind) =>
	skeletonsIn(plistOf(roots[kind]), kind).map(
		(skeleton) => [kind, skeleton.title, skeleton] as const,
	),
);

/** The personalities of a property list, read by another parser. */
function personalitiesOf(text: string): readonly string[] {
	const { IOKitPersonalities = {} } = parse(text) as { readonly IOKitPersonalities?: object };
	return Object.keys(IOKitPersonalities);
}

describe('a skeleton', () => {
	it.each(cases)('of a %s, %s, is inserted without findings', (kind, _title, { body }) => {
		const text = insert(plistOf(roots[kind]), plainSnippet(body), kind);
		expect(personalitiesOf(text)).toHaveLength(1);
		expect(faultsIn(text, kind)).toEqual([]);
	});

	it.each(cases)('of a %s, %s, is inserted three times without findings', (kind, title) => {
		let text = plistOf(roots[kind]);
		for (let count = 0; count < 3; count += 1) {
			const again = skeletonsIn(text, kind).find((each) => each.title === title);
			text = insert(text, plainSnippet(again?.body ?? ''), kind);
		}
		const [name = '', ...others] = personalitiesOf(text);
		expect(others).toEqual([`${name}2`, `${name}3`]);
		expect(faultsIn(text, kind)).toEqual([]);
	});

	it('has a unique title', () => {
		const titles = skeletonsIn(plistOf(''), 'other').map(({ title }) => title);
		expect(new Set(titles).size).toBe(titles.length);
		expect(titles).toEqual(
			expect.arrayContaining(['Dext: USB device', 'Codeless kext: merged properties']),
		);
	});
});

describe('a personality', () => {
	const xml =
		'<!-- Lamp -->\n<key>Lamp</key>\n<dict>\n\t<key>IOClass</key>\n\t<string>X</string>\n</dict>';

	it('is inserted after the last one, in the style of the file', () => {
		const text = plistOf(
			'<key>IOKitPersonalities</key>\n\t<dict>\n\t\t<key>A</key>\n\t\t<dict/>\n\t</dict>',
		)
			.replaceAll('\t', '    ')
			.replaceAll('\n', '\r\n');
		const result = insert(text, xml);
		const added = [
			'        <dict/>',
			'        <!-- Lamp -->',
			'        <key>Lamp</key>',
			'        <dict>',
			'            <key>IOClass</key>',
			'            <string>X</string>',
			'        </dict>',
			'    </dict>',
		].join('\r\n');
		expect(result).toBe(text.replace('        <dict/>\r\n    </dict>', added));
	});

	it.each([
		['an empty dictionary', '<key>IOKitPersonalities</key>\n\t<dict/>', ''],
		['a missing dictionary', '', ''],
		[
			'a dictionary with a comment',
			'<key>IOKitPersonalities</key>\n\t<dict>\n\t\t<!-- none -->\n\t</dict>',
			'\t\t<!-- none -->\n',
		],
	])('is added to %s', (_title, root, kept) => {
		const result = insert(plistOf(root), xml);
		expect(result).toContain(
			`\t<dict>\n${kept}\t\t<!-- Lamp -->\n\t\t<key>Lamp</key>\n\t\t<dict>\n\t\t\t<key>`,
		);
		expect(parse(result)).toMatchObject({ IOKitPersonalities: { Lamp: { IOClass: 'X' } } });
	});

	it('is inserted after a comment on the line of the last one', () => {
		const root =
			'<key>IOKitPersonalities</key>\n\t<dict>\n\t\t<key>A</key>\n\t\t<dict/> <!-- A -->\n\t</dict>';
		expect(insert(plistOf(root), xml)).toContain('<dict/> <!-- A -->\n\t\t<!-- Lamp -->\n');
	});

	it.each(['<array/>', '<array>\n\t</array>', '<string></string>', '<integer/>', ''])(
		'takes the place of the empty value %j',
		(value) => {
			const result = insert(plistOf(`<key>IOKitPersonalities</key>\n\t${value}`), xml);
			expect(parse(result)).toEqual({ IOKitPersonalities: { Lamp: { IOClass: 'X' } } });
		},
	);

	it.each([
		'<array><dict><key>IOClass</key><string>A</string></dict></array>',
		'<array><!-- my driver --></array>',
		'<array><string/></array>',
		'<string>IOUSBHostDevice</string>',
		'<string><!-- none --></string>',
		'<data>AAAA</data>',
		'<true/>',
		'<false/>',
	])('does not replace what a person wrote: %s', (value) => {
		expect(insert(plistOf(`<key>IOKitPersonalities</key>\n\t${value}`), xml)).toBe(
			"'IOKitPersonalities' is not a dictionary. Nothing was inserted.",
		);
	});

	it.each(['nothing', '<plist><array/></plist>'])('is not inserted into %j', (text) => {
		expect(insert(text, xml)).toBe('The property list is not a dictionary. Nothing was inserted.');
	});
});
