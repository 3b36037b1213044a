/** Editing features never throw and stay in the text, for any text. The seed is fixed, so that failures are reproducible. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, type DocumentKind } from '../../server/src/service/index.js';
import { featureFaults } from '../support/documentFaults.js';
import { corpusFolder } from '../support/shared.js';

const SEED = 20_240_611;

const SMALL = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleIdentifier</key>
	<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
	<!-- 🚗 a comment -->
	<key>IOKitPersonalities</key>
	<dict>
		<key>MyDriver</key>
		<dict>
			<key>IOClass</key>
			<string>IOUserService</string>
			<key>IOProviderClass</key><string>IOUSBHostDevice</string>
			<key>IONameMatch</key>
			<array><string><![CDATA[a<b]]></string><string/></array>
			<key>idVendor</key>
			<integer>0x05ac</integer>
			<key>Blob</key><data>AAAA</data><key>Fast</key><true/>
		</dict>
	</dict>
</dict>
</plist>
`;

/** Fragments that break a property list at interesting positions. */
const DEBRIS = [
	'<',
	'>',
	'</',
	'/',
	'<key>',
	'</key>',
	'<dict>',
	'</dict>',
	'<string>',
	'<!--',
	'-->',
	'<![CDATA[',
	'$(',
	'\r',
	'\r\n',
	'\u0000',
	'\ud83d',
	'&',
	'#if A\n',
	'#endif\n',
	'"',
	' ',
];

const KINDS: readonly DocumentKind[] = [
	'dext',
	'kext',
	'codelessKext',
	'systemExtension',
	'entitlements',
	'hostApp',
	'other',
];

interface Mutation {
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
}

const mutations = fc.array(
	fc.record({ at: fc.nat(), remove: fc.nat(40), insert: fc.constantFrom('', ...DEBRIS) }),
	{ maxLength: 6 },
);

function mutate(text: string, changes: readonly Mutation[]): string {
	return changes.reduce((before, { at, remove, insert }) => {
		const start = at % (before.length + 1);
		return before.slice(0, start) + insert + before.slice(start + remove);
	}, text);
}

function checkAt(text: string, kind: DocumentKind, place: number): void {
	const plist = analyze(text, { uri: 'file:///a/Info.plist', kind });
	expect(featureFaults(plist, place % (text.length + 1))).toEqual([]);
}

describe('any text', () => {
	it('yields results inside it at every offset of a mutated example', () => {
		fc.assert(
			fc.property(mutations, fc.constantFrom(...KINDS), fc.nat(), (changes, kind, place) => {
				checkAt(mutate(SMALL, changes), kind, place);
			}),
			{ seed: SEED, numRuns: 800 },
		);
	});

	it('yields results if it is not a property list', () => {
		const soup = fc.array(fc.oneof(fc.constantFrom(...DEBRIS), fc.string()), { maxLength: 30 });
		fc.assert(
			fc.property(soup, fc.nat(), (parts, place) => checkAt(parts.join(''), 'dext', place)),
			{ seed: SEED, numRuns: 500 },
		);
	});

	it.skipIf(!existsSync(corpusFolder))(
		'yields results for mutated real files (skipped without ../shared)',
		() => {
			const files = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' })
				.filter((file) => /\.(?:plist|entitlements)$/.test(file))
				.map((file) => join(corpusFolder, file))
				.filter((_file, index) => index % 12 === 0)
				.map((file) => readFileSync(file, 'utf8'))
				.filter((text) => text.length < 40_000);
			expect(files.length).toBeGreaterThan(5);
			fc.assert(
				fc.property(
					fc.constantFrom(...files),
					mutations,
					fc.constantFrom(...KINDS),
					fc.nat(),
					(text, changes, kind, place) => checkAt(mutate(text, changes), kind, place),
				),
				{ seed: SEED, numRuns: 300 },
			);
		},
	);
});
