/** Personalities from the skeletons of the schemas, put into open plists: nothing is found in the result. */
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { insertPersonality, takenNames } from '../../server/src/scaffold/insertPersonality.js';
import {
	renderSkeleton,
	type Skeleton,
	skeletonsFor,
} from '../../server/src/scaffold/skeletons.js';
import {
	analyse,
	applyEdits,
	checkPlist,
	type DocumentKind,
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
	const plist = analyse(text, { uri: 'file:///Widget/Info.plist', kind });
	return applyEdits(text, insertPersonality(plist, xml));
}

function faultsIn(text: string, kind: DocumentKind): readonly string[] {
	return checkPlist(analyse(text, { uri: 'file:///Widget/Info.plist', kind }))
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.map(({ code, message }) => `${code}: ${renderMessage(message)}`);
}

const cases = (['dext', 'kext', 'codelessKext'] as const).flatMap((kind) =>
	skeletonsFor(kind).map((skeleton) => [kind, skeleton.id, skeleton] as const),
);

function find(id: string): Skeleton {
	const found = skeletonsFor('other').find((skeleton) => skeleton.id === id);
	if (!found) throw new Error(`no skeleton '${id}'`);
	return found;
}

describe('a skeleton', () => {
	it.each(cases)('of a %s, %s, goes into a plist without a finding', (kind, _id, skeleton) => {
		const [first] = skeleton.prompts;
		expect(first?.key).toBe('name');
		expect(new Set(skeleton.prompts.map(({ key }) => key)).size).toBe(skeleton.prompts.length);
		const text = insert(plistOf(roots[kind]), renderSkeleton(skeleton, { name: 'Widget' }), kind);
		expect(Object.keys((parse(text) as { IOKitPersonalities: object }).IOKitPersonalities)).toEqual(
			['Widget'],
		);
		expect(faultsIn(text, kind)).toEqual([]);
	});

	it('has a name of its own', () => {
		const ids = skeletonsFor('other').map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(
			expect.arrayContaining(['dext-usb-device', 'codeless-kext-merged-properties']),
		);
	});

	it('takes the ids of a device in every bus', () => {
		const ids = { vendorId: '0x8086', productId: '42' };
		expect(renderSkeleton(find('dext-pci-device'), ids)).toContain('<string>0x002a8086</string>');
		const usb = renderSkeleton(find('dext-usb-device'), ids);
		expect(usb).toContain('<key>idProduct</key>\n\t<integer>42</integer>');
		expect(usb).toContain('<key>idVendor</key>\n\t<integer>32902</integer>');
	});

	it('takes any text, and no wrong number', () => {
		const disk = find('dext-scsi-disk');
		const xml = renderSkeleton(disk, { 'Vendor Identification': 'A&B <1>' });
		expect(xml).toContain('<string>A&amp;B &lt;1&gt;</string>');
		expect(() => renderSkeleton(find('dext-usb-device'), { vendorId: '99999' })).toThrow('65535');
	});
});

describe('a personality', () => {
	const xml =
		'<!-- Lamp -->\n<key>Lamp</key>\n<dict>\n\t<key>IOClass</key>\n\t<string>X</string>\n</dict>';

	it('goes behind the last one, in the style of the file', () => {
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
		['an empty dict', '<key>IOKitPersonalities</key>\n\t<dict/>', ''],
		['no dict', '', ''],
		[
			'a dict with a comment',
			'<key>IOKitPersonalities</key>\n\t<dict>\n\t\t<!-- none -->\n\t</dict>',
			'\t\t<!-- none -->\n',
		],
	])('makes %s one with it', (_title, root, kept) => {
		const result = insert(plistOf(root), xml);
		expect(result).toContain(
			`\t<dict>\n${kept}\t\t<!-- Lamp -->\n\t\t<key>Lamp</key>\n\t\t<dict>\n\t\t\t<key>`,
		);
		expect(parse(result)).toMatchObject({ IOKitPersonalities: { Lamp: { IOClass: 'X' } } });
	});

	it('leaves a comment in the line of the last one where it is', () => {
		const root =
			'<key>IOKitPersonalities</key>\n\t<dict>\n\t\t<key>A</key>\n\t\t<dict/> <!-- A -->\n\t</dict>';
		expect(insert(plistOf(root), xml)).toContain('<dict/> <!-- A -->\n\t\t<!-- Lamp -->\n');
	});

	it('goes nowhere where there is no dict, and never twice under one name unseen', () => {
		expect(insert('nothing', xml)).toBe('nothing');
		const once = analyse(insert(plistOf(''), xml), { uri: 'file:///Info.plist' });
		expect(takenNames(once)).toEqual(['Lamp']);
	});
});
