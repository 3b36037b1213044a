/** A number that its key cannot hold. */
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

export const valueOutOfRangeDocs: RuleDocs = {
	what: 'A number that is less than the minimum or greater than the maximum of its key.',
	why: 'Such a number never equals the one that the device reports: a USB vendor ID has 16 bits, a device class has 8.',
	otherSeverities: {
		error: 'for a key whose other values the system rejects.',
	},
	fix: 'Check the number. It may be two fields in one, or the digits of a hexadecimal number that are read as decimal.',
	references: ['USB 2.0 specification §9.6', 'xnu OSNumber.cpp:isEqualTo'],
	examples: () => ({
		bad: [
			{
				text: personality('<key>idVendor</key>\n<integer>[|94000000|]</integer>'),
				kind: 'kext',
				findings: [
					"error: '94000000' is greater than 65535, the maximum of 'idVendor'. The personality never matches because the device reports a 16-bit number.",
				],
			},
			{
				text: dextExample({ idVendor: '<integer>[|74617|]</integer>' }),
				kind: 'dext',
				findings: [
					"error: '74617' is greater than 65535, the maximum of 'idVendor'. The personality never matches because the device reports a 16-bit number.",
				],
			},
		],
		good: [{ text: personality('<key>idVendor</key>\n<integer>65535</integer>'), kind: 'kext' }],
	}),
};

export const valueOutOfRange = defineSchemaRule('value-out-of-range', { severity: 'warning' });

function personality(entries: string): string {
	return `<key>IOKitPersonalities</key>
<dict>
<key>Widget</key>
<dict>
<key>CFBundleIdentifier</key>
<string>com.example.driver.Widget</string>
<key>IOClass</key>
<string>com_example_Widget</string>
<key>IOProviderClass</key>
<string>IOUSBHostDevice</string>
${entries}
<key>idProduct</key>
<integer>1</integer>
</dict>
</dict>`;
}
