/** A well-known value in other case, where values are compared character by character. */
import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { matchingTables } from '../document/matchingTables.js';
import { personalityText } from '../document/personalityText.js';
import { literalText } from '../document/unexpanded.js';
import { descendsFrom } from '../platform/classes.js';
import { isHidProvider } from '../platform/hid.js';
import { descriptionsOf } from '../schema/describe.js';
import { keyOf } from '../value/keyOf.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import {
	codelessKextExample,
	dextExample,
	virtualDextExample,
} from './shared/examplePersonality.js';

const disk = (type: string) => ({
	IOPropertyMatch: `<dict>\n\t\t\t<key>device-type</key>\n\t\t\t<string>${type}</string>\n\t\t</dict>`,
	IOProviderClass: 'IOBlockStorageDevice',
	idProduct: undefined,
	idVendor: undefined,
});

export const miscasedValueDocs: RuleDocs = {
	what: 'A `Transport`, `IOResourceMatch`, `ata device type` or `device-type` that differs from a well-known value in case alone.',
	why: 'The kernel compares these values character by character (`OSString::isEqualTo`). `usb` is not `USB`: where no device or resource is called so, the driver never starts.',
	fix: 'Write the value as the system does.',
	references: [
		'xnu OSString.cpp:isEqualTo',
		'IOHIDFamily IOHIDFamilyPrivate.cpp:CompareProperty',
		'xnu IOService.cpp:IOResourcesMatchPropertyTable',
	],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ Transport: '[|usb|]' }),
				kind: 'codelessKext',
				findings: [
					"information: 'usb' never equals 'USB', which Transport usually is: case counts, and the driver does not start where only 'USB' is there.",
				],
				fixes: ["Change to 'USB'"],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|IOKIT|]' }),
				findings: [
					"information: 'IOKIT' never equals 'IOKit', which IOResourceMatch usually is: case counts, and the driver does not start where only 'IOKit' is there.",
				],
				fixes: ["Change to 'IOKit'"],
			},
			{
				text: dextExample(disk('[|generic|]')),
				findings: [
					"information: 'generic' never equals 'Generic', which device-type usually is: case counts, and the driver does not start where only 'Generic' is there.",
				],
				fixes: ["Change to 'Generic'"],
			},
		],
		good: [
			{ text: codelessKextExample({ Transport: 'USB' }), kind: 'codelessKext' },
			{ text: codelessKextExample({ Transport: 'Widget' }), kind: 'codelessKext' },
			{ text: dextExample(disk('Generic')) },
			{ text: dextExample({ Transport: 'usb' }) },
		],
	}),
};

export const miscasedValue = definePlistRule({
	code: 'miscased-value',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const table of matchingTables(plist)) {
			for (const value of comparedValues(plist, table)) {
				const usual = usualValue(plist, value);
				if (usual === undefined) continue;
				yield {
					at: atContent(value),
					message: message(
						"'{0}' never equals '{1}', which {2} usually is: case counts, and the driver does not start where only '{1}' is there.",
						value.type === 'string' ? value.value : '',
						usual,
						keyOf(value),
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		const usual = value && usualValue(plist, value);
		return value && usual !== undefined ? [changeContentFix(value, usual)] : [];
	},
});

/** The values that the provider of a table compares, of those whose usual values are known. */
function comparedValues(plist: DriverPlist, table: Dict): readonly PlistValue[] {
	const provider = personalityText(plist, table, 'IOProviderClass');
	const properties = table.get('IOPropertyMatch')?.value;
	const ofProvider =
		provider === undefined
			? []
			: [
					isHidProvider(provider) ? table.get('Transport') : undefined,
					descendsFrom(provider, 'IOATADevice') ? table.get('ata device type') : undefined,
					descendsFrom(provider, 'IOBlockStorageDevice') && properties?.type === 'dict'
						? properties.get('device-type')
						: undefined,
				];
	const values = [...ofProvider, table.get('IOResourceMatch')].flatMap(
		(entry) => entry?.value ?? [],
	);
	return values.flatMap((value) => (value.type === 'array' ? value.items : [value]));
}

/** The well-known value that a literal one is in other case. */
function usualValue({ form }: DriverPlist, value: PlistValue): string | undefined {
	const text = literalText(value, form);
	const plain = text?.toLowerCase();
	const usual = descriptionsOf(keyOf(value))
		.flatMap(({ schema }) => schema['x-values'] ?? [])
		.map((each) => String(each.value));
	return text === undefined || usual.includes(text)
		? undefined
		: usual.find((each) => each.toLowerCase() === plain);
}
