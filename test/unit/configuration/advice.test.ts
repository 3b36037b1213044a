/** The setting for advice changes the severity of information and hints, and nothing else. */
import { expect, it } from 'vitest';
import type { CheckOptions } from '../../../server/src/service/index.js';
import { analyzeExample, findingsOf } from '../../support/checkFindings.js';

const text = `<key>com.apple.developer.driverkit.administrator</key>
<true/>
<key>com.apple.developer.driverkit.transport.usb</key>
<array>
	<dict>
		<key>idVendor</key>
		<string>*</string>
	</dict>
	<dict/>
</array>
<key>com.apple.developer.driverkit</key>
<true/>`;

function levels(options: CheckOptions): readonly string[] {
	const plist = analyzeExample(text, { kind: 'entitlements' });
	return findingsOf(plist, options).map(({ code, severity }) => `${code} ${severity}`);
}

it.each([
	[undefined, ['information', 'hint', 'warning']],
	['information', ['information', 'information', 'warning']],
	['hint', ['hint', 'hint', 'warning']],
	['off', [undefined, undefined, 'warning']],
] as const)('%s', (advice, [kernelSet, wildcard, withoutIds]) => {
	expect(levels({ advice })).toEqual([
		...(kernelSet ? [`kernel-set-entitlement ${kernelSet}`] : []),
		...(wildcard ? [`transport-wildcard ${wildcard}`] : []),
		`transport-without-ids ${withoutIds}`,
	]);
});

it('does not change rules with their own severity', () => {
	const severities = { 'transport-wildcard': 'warning' } as const;
	expect(levels({ advice: 'off', severities })).toEqual([
		'transport-wildcard warning',
		'transport-without-ids warning',
	]);
});
