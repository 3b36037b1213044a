/** A key that a personality needs, one level too high. */
import type { DriverPlist, Personality } from '../document/driverPlist.js';
import { atKey, type Finding, message, type Severity } from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { hasKeyOrMisspelling } from '../schema/spelling.js';
import type { Str } from '../value/plistValue.js';
import { definePlistRule, type Fix, type RuleContext, type RuleFinding } from './rule.js';
import { dextExample, dextExamples } from './shared/examplePersonality.js';
import { launchesProcess } from './shared/launchesProcess.js';

/** What a personality cannot do without, or as good as. */
const keys = [
	'IOProviderClass',
	'IOClass',
	'IOUserClass',
	'IOUserServerName',
	'CFBundleIdentifierKernel',
] as const;

/** What the example of a personality has. */
const rootValues = {
	IOClass: 'IOUserService',
	IOProviderClass: 'IOUSBHostDevice',
	IOUserClass: 'WidgetDriver',
	IOUserServerName: '$(PRODUCT_BUNDLE_IDENTIFIER)',
} as const;

export const strayedPersonalityKey = definePlistRule({
	code: 'strayed-personality-key',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	docs: {
		what: 'A key such as `IOProviderClass` at the root, while a personality lacks it.',
		why: 'Matching sees nothing but the personality (`addPersonality`): the key at the root has no effect, and without it the personality is dropped, never matches or never starts.',
		fix: 'Move the key into the personality.',
		references: ['xnu IOCatalogue.cpp:addPersonality', 'xnu IOService.cpp:probeCandidates'],
	},
	examples: {
		bad: [
			{
				text: `${dextExample({ CFBundleIdentifierKernel: undefined })}
[|<key>CFBundleIdentifierKernel</key>|]
<string>com.apple.kpi.iokit</string>`,
				fixed: dextExample(),
			},
			{
				text: `${dextExamples({
					Widget: { CFBundleIdentifierKernel: undefined },
					WidgetTwo: {
						CFBundleIdentifierKernel: undefined,
						idProduct: '<integer>4661</integer>',
					},
				})}
[|<key>CFBundleIdentifierKernel</key>|]
<string>com.apple.kpi.iokit</string>`,
				fixed: dextExamples({
					Widget: {},
					WidgetTwo: { idProduct: '<integer>4661</integer>' },
				}),
			},
			...(['IOProviderClass', 'IOClass', 'IOUserClass', 'IOUserServerName'] as const).map(
				(key) => ({
					text: `${dextExample({ [key]: undefined })}
[|<key>${key}</key>|]
<string>${rootValues[key]}</string>`,
					fixed: dextExample(),
				}),
			),
		],
		good: [{ text: dextExample() }],
	},
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (plist.root?.type !== 'dict') return;
		for (const key of keys) {
			const entry = plist.root.get(key);
			const [first] = entry ? lacking(plist, key) : [];
			if (!entry || !first) continue;
			yield {
				severity: severityOf(plist, key, first),
				at: atKey(entry),
				message: message(
					"{0} belongs into a personality; at the root nothing reads it, and '{1}' lacks it.",
					key,
					first.name,
				),
				related: [{ at: atKey(first.entry), message: message('Lacks {0}', key) }],
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		if (entry?.value.type !== 'string') return [];
		const { key } = entry;
		const value: Str = entry.value;
		const personalities = lacking(plist, key);
		const inserts = personalities.map(
			({ dict }): PlistEdit => ({ kind: 'insertEntry', into: dict, key, value: value.value }),
		);
		return [
			{
				title:
					personalities.length === 1
						? message('Move {0} into the personality {1}', key, personalities[0]?.name ?? '')
						: message('Move {0} into {1} personalities', key, String(personalities.length)),
				edits: [...inserts, { kind: 'removeEntry', entry }],
				preferred: true,
			},
		];
	},
});

/** As grave as what follows: without the key nothing is matched, created or launched. */
function severityOf(
	plist: DriverPlist,
	key: (typeof keys)[number],
	{ dict }: Personality,
): Severity {
	if (key === 'CFBundleIdentifierKernel') return 'warning';
	const isMatched = key === 'IOProviderClass' || key === 'IOClass';
	return isMatched || launchesProcess(plist, dict) ? 'error' : 'warning';
}

/** The personalities that have no entry of the key. */
function lacking(plist: DriverPlist, key: string): readonly Personality[] {
	return plist.personalities.filter(({ dict }) => !hasKeyOrMisspelling(dict, key));
}
