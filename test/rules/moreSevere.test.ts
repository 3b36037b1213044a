/** No finding hides a more severe one of the same key or value, whatever lies next to the file. */
import { describe, expect, it } from 'vitest';
import { compareSeverities } from '../../server/src/service/document/finding.js';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import type { GoodExample, Rule } from '../../server/src/service/rules/rule.js';
import { dextExample } from '../../server/src/service/rules/shared/examplePersonality.js';
import { analyzeExample, type ExampleOptions, findingsOf } from '../support/checkFindings.js';
import { optionsOf, targetOf } from '../support/examples.js';
import { readRanges } from '../support/markers.js';

const entitlements = `<key>com.apple.developer.driverkit</key>
<true/>
<key>com.apple.developer.driverkit.transport.usb</key>
<array>
	<dict>
		<key>idVendor</key>
		<integer>1452</integer>
	</dict>
</array>
<key>com.apple.developer.driverkit.transport.pci</key>
<array>
	<dict>
		<key>IOPCIPrimaryMatch</key>
		<string>0x56781234</string>
	</dict>
</array>`;

/** The errors of an example, with these files next to it. */
function errorsOf(
	rule: Rule,
	example: GoodExample,
	neighbors?: ExampleOptions['neighbors'],
): readonly string[] {
	const { text } = readRanges(example.text);
	const plist = analyzeExample(text, { ...optionsOf(rule, example), neighbors });
	return findingsOf(plist, targetOf(example))
		.filter(({ severity }) => severity === 'error')
		.map(({ code, at }) => `${code} at ${at.range.start}`);
}

describe('an error', () => {
	it.each(rules.map((rule) => [rule.code, rule] as const))(
		'of an example of %s remains with other files next to it',
		(_, rule) => {
			const bad = ruleDocs.get(rule.code)?.examples().bad ?? [];
			for (const example of bad.filter(({ recognized }) => !recognized)) {
				const isEntitlements = optionsOf(rule, example).kind === 'entitlements';
				const near = isEntitlements
					? { 'Info.plist': dextExample() }
					: { 'Widget.entitlements': entitlements };
				expect(errorsOf(rule, example, near)).toEqual(
					expect.arrayContaining([...errorsOf(rule, example)]),
				);
			}
		},
	);
});

/** The findings on the marked value of a personality next to entitlements for other devices. */
function shownAt(marked: string): readonly string[] {
	const { text, ranges } = readRanges(dextExample({ idVendor: marked }));
	const plist = analyzeExample(text, { neighbors: { 'Widget.entitlements': entitlements } });
	const start = plist.text.indexOf(text) + (ranges[0]?.start ?? 0);
	return findingsOf(plist)
		.filter(({ at }) => at.range.start === start)
		.map(({ severity, code }) => `${severity} ${code}`);
}

describe('a vendor that the entitlements next to it do not list', () => {
	it.each([
		['that no device has', '<integer>[|74617|]</integer>', 'error value-out-of-range'],
		['below zero', '<integer>[|-1|]</integer>', 'error value-out-of-range'],
		['of 17 bits', '<integer>[|65536|]</integer>', 'error value-out-of-range'],
		['in a list', '[|<array><integer>1453</integer></array>|]', 'error wrong-type'],
		['that a device may have', '<integer>[|65535|]</integer>', 'warning unlisted-device'],
	])('%s has one finding', (_, marked, finding) => {
		expect(shownAt(marked)).toEqual([finding]);
	});
});

describe('a misspelled key', () => {
	const libraries =
		'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>20.0</string>\n</dict>';
	const kext = (written: string): string =>
		`<key>CFBundleExecutable</key>\n<string>Widget</string>\n${libraries.replace('OSBundleLibraries', written)}`;
	const shown = (text: string, severities = {}): readonly string[] =>
		findingsOf(analyzeExample(text, { kind: 'kext' }), { severities })
			.filter(({ severity }) => compareSeverities(severity, 'warning') <= 0)
			.map(({ severity, code }) => `${severity} ${code}`);

	it('is as severe as the missing key that it explains', () => {
		expect(shown(kext('OSBundleLibraries_ARM64'))).toEqual(['error unknown-key']);
		expect(shown(kext('CFBundleDevelopmentRegon'))).toContain('error missing-libraries');
	});

	it('has the severity of the settings, next to the missing key', () => {
		expect(shown(kext('OSBundleLibraries_ARM64'), { 'unknown-key': 'warning' })).toEqual([
			'error missing-libraries',
			'warning unknown-key',
		]);
	});
});
