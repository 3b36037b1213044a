/** Completion starts an empty property list with a document that no check reports. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, completeAt } from '../../server/src/service/index.js';
import { findingsOf } from '../support/checkFindings.js';
import { renderFinding } from '../support/findings.js';
import { neighborsFrom } from '../support/neighborsFrom.js';
import { accept } from '../unit/features/acceptCompletion.js';

const dext = 'Driver extension (dext)';
const kexts = ['Kernel extension (kext)', 'Codeless kernel extension'];
const entitlements = ['Entitlements of a dext', 'Entitlements of the host app'];
const all = [dext, ...kexts, 'System extension', ...entitlements];

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

describe.each(['', '<', declaration, `${declaration}<`])('in a file with the text %j', (text) => {
	it.each([
		['Widget/Info.plist', all],
		['com.example.Widget.dext/Info.plist', [dext]],
		['Widget.dext/Info.plist', [dext]],
		['Widget.kext/Contents/Info.plist', [kexts[0]]],
		['com.example.Filter.systemextension/Contents/Info.plist', ['System extension']],
		['Widget.entitlements', entitlements],
	])('each document proposed for %s is without findings', (path, labels) => {
		const options = { uri: `file:///Project/${path}` };
		const items = completeAt(analyze(text, options), text.length);
		expect(items.map(({ label }) => label)).toEqual(labels);
		for (const item of items) {
			const plist = analyze(accept(text, item, ''), options);
			expect(findingsOf(plist).map(renderFinding)).toEqual([]);
		}
	});
});

describe('entitlements proposed next to', () => {
	const uri = 'file:///Project/Widget/Widget.entitlements';
	const folder = join(import.meta.dirname, '../rules/clean');
	const proposed = (info: string) => {
		const neighbors = neighborsFrom(uri, { 'Info.plist': info });
		return { neighbors, items: completeAt(analyze('', { uri, neighbors }), 0) };
	};

	const extensions = [
		...readdirSync(join(folder, 'dext')).map((name) => [`dext/${name}`, entitlements[0]] as const),
		...readdirSync(join(folder, 'systemExtension')).map(
			(name) => [`systemExtension/${name}`, 'Entitlements of a system extension'] as const,
		),
	];

	it.each(extensions)('%s are those of its kind, without findings', (name, label) => {
		const { neighbors, items } = proposed(readFileSync(join(folder, name), 'utf8'));
		expect(items.map((item) => item.label)).toEqual([label]);
		for (const item of items) {
			const plist = analyze(accept('', item, ''), { uri, neighbors });
			expect(findingsOf(plist).map(renderFinding)).toEqual([]);
		}
	});

	it.each([
		['endpoint-security', ['<key>com.apple.developer.endpoint-security.client</key>\n\t<true/>']],
		[
			'network',
			[
				'<string>content-filter-provider</string>\n\t\t<string>packet-tunnel-provider</string>',
				'<key>com.apple.security.application-groups</key>',
			],
		],
		['camera', ['<string>$(TeamIdentifierPrefix)com.acme.camera</string>']],
	])('a system extension are what it declares: %s', (name, expected) => {
		const [item] = proposed(
			readFileSync(join(folder, `systemExtension/${name}.plist`), 'utf8'),
		).items;
		const text = item ? accept('', item, '') : '';
		for (const each of expected) expect(text).toContain(each);
	});

	it('the Info.plist of an app are those of an app', () => {
		const { items } = proposed(
			'<key>CFBundlePackageType</key>\n<string>APPL</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Installs the driver.</string>',
		);
		expect(items.map(({ label }) => label)).toEqual([entitlements[1]]);
	});
});

it.each([
	['com.example.Widget.dext/Info.plist', 'com.example.Widget'],
	['Widget.dext/Info.plist', 'Widget'],
	['My%20Widget.dext/Info.plist', 'com.example.driver.Widget'],
	['Widget/Info.plist', '$(PRODUCT_BUNDLE_IDENTIFIER)'],
])('the bundle in %s has the identifier %s', (path, identifier) => {
	const [item] = completeAt(analyze('', { uri: `file:///Project/${path}` }), 0);
	expect(item && accept('', item, '')).toContain(
		`<key>CFBundleIdentifier</key>\n\t<string>${identifier}</string>`,
	);
});
