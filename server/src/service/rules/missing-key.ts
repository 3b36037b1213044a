/** A key that must be there and is not. */
import { type Finding, message } from '../document/finding.js';
import { placeAt } from '../document/locate.js';
import { keysFor } from '../schema/describe.js';
import { buildVariables } from '../schema/facts.js';
import type { Dict } from '../value/plistValue.js';
import { defineSchemaRule, type Fix, type RuleContext } from './rule.js';

export const missingKey = defineSchemaRule({
	code: 'missing-key',
	severity: 'warning',
	docs: {
		what: 'A dict without a key that it must have; more is asked of a built bundle, since Xcode inserts keys into a source plist.',
		why: 'The system refuses the bundle or drops the personality, often without a message.',
		fix: 'Insert the key, or the build setting that makes Xcode insert it.',
		references: [
			'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
			'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
		],
	},
	examples: {
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
			},
		],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	},
	fixes({ plist }: RuleContext, { at, data }: Finding): readonly Fix[] {
		const place = placeAt(plist.root, at.range.start);
		const into = place?.entry?.value ?? place?.value;
		if (into?.type !== 'dict' || typeof data !== 'string') return [];
		const value = obviousValue(plist, into, data);
		if (value === undefined) return [];
		return [
			{
				title: message('Insert {0}', data),
				edits: [{ kind: 'insertEntry', into, key: data, value }],
				preferred: true,
			},
		];
	},
});

/** The one value the key can have here: the only one that the schema allows, or the usual build variable. */
function obviousValue(plist: RuleContext['plist'], into: Dict, key: string): string | undefined {
	const schema = keysFor(plist, into).find((each) => each.key === key)?.schema;
	const allowed = schema?.enum ?? (schema?.const === undefined ? [] : [schema.const]);
	const fitting = schema?.['x-values']?.filter(({ kinds }) => kinds?.includes(plist.kind)) ?? [];
	const [only] = allowed.length === 1 ? allowed : fitting.map(({ value }) => value);
	if (typeof only === 'string' && !(only.includes('$(') && plist.form === 'built')) return only;
	if (plist.form === 'built') return undefined;
	const variable = buildVariables.find(({ usedIn }) => usedIn.includes(key))?.name;
	return variable === undefined ? undefined : `$(${variable})`;
}
