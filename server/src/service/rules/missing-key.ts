/** A key that must be there and is not. */
import type { DriverPlist } from '../document/driverPlist.js';
import { type Finding, message } from '../document/finding.js';
import { inferValue } from '../document/inferValue.js';
import { placeAt } from '../document/locate.js';
import { describingKeys } from '../platform/matchingKeys.js';
import { keysFor } from '../schema/describe.js';
import { usualValue } from '../schema/usualValue.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { defineSchemaRule, type Fix, type RuleContext, type RuleDocs } from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { sensibleClasses } from './shared/sensibleClasses.js';
import { insertUsageFix, usageKey } from './shared/usageKey.js';

export const missingKeyDocs: RuleDocs = {
	what: 'A dict without a key that it must have; more is asked of a built bundle, since Xcode inserts keys into a source plist.',
	why: 'The system refuses the bundle or drops the personality, often without a message.',
	fix: 'Insert the key, or the build setting that makes Xcode insert it.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
	],
	examples: () => ({
		bad: [
			{
				text: `<key>IOKitPersonalities</key>
<dict>
	[|<key>Widget</key>|]
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.apple.iokit.IOHIDFamily</string>
		<key>IOClass</key>
		<string>IOHIDEventDriver</string>
	</dict>
</dict>`,
				kind: 'codelessKext',
				findings: [
					'error: IOProviderClass is missing. The kernel drops the personality without a message.',
				],
			},
			{
				text: `<key>IOKitPersonalities</key>
<dict>
	[|<key>Widget</key>|]
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.apple.iokit.IOHIDFamily</string>
		<key>IOClass</key>
		<string>IOHIDEventDriver</string>
		<key>MergeProperties</key>
		<dict>
			<key>IOProviderClass</key>
			<string>IOHIDInterface</string>
		</dict>
		<key>ProductID</key>
		<integer>4660</integer>
		<key>VendorID</key>
		<integer>1452</integer>
	</dict>
</dict>`,
				kind: 'codelessKext',
				fixed: `<key>IOKitPersonalities</key>
<dict>
	<key>Widget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.apple.iokit.IOHIDFamily</string>
		<key>IOClass</key>
		<string>IOHIDEventDriver</string>
		<key>IOProviderClass</key>
		<string>IOHIDInterface</string>
		<key>MergeProperties</key>
		<dict>
		</dict>
		<key>ProductID</key>
		<integer>4660</integer>
		<key>VendorID</key>
		<integer>1452</integer>
	</dict>
</dict>`,
				findings: [
					'error: IOProviderClass is missing. The kernel drops the personality without a message.',
				],
				fixes: ['Move IOProviderClass into the personality Widget'],
			},
			{
				text: dextExample({ IOProviderClass: undefined }).replace(/<key>Widget<.key>/, '[|$&|]'),
				findings: [
					'error: IOProviderClass is missing. The kernel drops the personality without a message.',
				],
				fixes: ["Insert IOProviderClass 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOClass: undefined }).replace(/<key>Widget<.key>/, '[|$&|]'),
				findings: [
					'error: IOClass is missing. The kernel cannot create the driver and skips the personality.',
				],
				fixes: ["Insert IOClass 'IOUserService'"],
			},
		],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

export const missingKey = defineSchemaRule({
	code: 'missing-key',
	severity: 'warning',
	fixes({ plist }: RuleContext, { at, data }: Finding): readonly Fix[] {
		const place = placeAt(plist.root, at.range.start);
		const into = place?.entry?.value ?? place?.value;
		if (into?.type !== 'dict' || typeof data !== 'string') return [];
		const strayed = strayedEntry(plist, into, data);
		if (strayed) {
			return [
				{
					title: message('Move {0} into the personality {1}', data, into.entry?.key ?? ''),
					edits: [{ kind: 'moveEntry', entry: strayed, into }],
					preferred: true,
				},
			];
		}
		if (into === plist.root && data === usageKey(plist.kind)) {
			return [insertUsageFix(into, plist.kind)];
		}
		const schema = keysFor(plist, into).find(({ key }) => key === data)?.schema;
		const value = inferValue(plist, into, data) ?? (schema && usualValue(schema, plist));
		if (value === undefined) {
			return sensibleClasses(plist, into, data).map((name) => ({
				title: message("Insert {0} '{1}'", data, name),
				edits: [{ kind: 'insertEntry', into, key: data, value: name }],
			}));
		}
		return [
			{
				title: message('Insert {0}', data),
				edits: [{ kind: 'insertEntry', into, key: data, value }],
				preferred: true,
			},
		];
	},
});

/** The key one level too deep, in a dict of the personality that lacks it. */
function strayedEntry(
	{ personalities }: DriverPlist,
	into: Dict,
	key: string,
): DictEntry | undefined {
	if (!personalities.some(({ dict }) => dict === into) || key !== 'IOProviderClass')
		return undefined;
	const found = into.entries.flatMap(({ key: name, value }) => {
		const entry =
			value.type === 'dict' && !describingKeys.includes(name) ? value.get(key) : undefined;
		return entry?.value.type === 'string' ? [entry] : [];
	});
	return found.length === 1 ? found[0] : undefined;
}
