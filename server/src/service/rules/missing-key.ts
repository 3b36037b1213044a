/** A key that must be there and is not. */
import type { PlistContents } from '../document/driverPlist.js';
import { inferValue } from '../document/inferValue.js';
import { isPersonalities } from '../document/rootKey.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { suggestClasses } from '../matching/suggestClasses.js';
import { defineMessages } from '../messages/message.js';
import { ownerOf } from '../platform/classes.js';
import { describingKeys } from '../platform/matchingKeys.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import { usageKey } from '../platform/usageDescriptions.js';
import { isPersonalityKey, keysFor } from '../schema/describe.js';
import { usualValue } from '../schema/usualValue.js';
import { productIdentifier } from '../value/buildVariables.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { defineSchemaRule, type Fix, type RuleDocs } from './rule.js';
import { addUsageFix } from './shared/addUsageFix.js';
import { addEntryFix, moveEntryFix } from './shared/entryFixes.js';
import { clientOf, dextExample, type ExampleEntries } from './shared/examplePersonality.js';
import { insteadFixes } from './shared/insteadFixes.js';
import { moveKeysUpFix } from './shared/personalityMoves.js';

const builtIdentifiers: ExampleEntries = {
	CFBundleIdentifier: 'com.example.widget',
	IOUserServerName: 'com.example.widget',
};

/** The root of a built dext. */
const builtDext = (entries: ExampleEntries, startTag = '[|<dict>|]'): string => {
	const all = {
		CFBundleExecutable: 'Widget',
		CFBundleIdentifier: 'com.example.widget',
		CFBundlePackageType: 'DEXT',
		CFBundleVersion: '1.0',
		OSBundleUsageDescription: 'Reads the widget.',
		...entries,
	};
	const lines = Object.entries(all).flatMap(([key, text]) =>
		text === undefined ? [] : `\t<key>${key}</key>\n\t<string>${text}</string>\n`,
	);
	const personalities = `${dextExample(builtIdentifiers).replace(/^/gm, '\t')}\n`;
	const inOrder = [...lines, personalities].sort();
	return `<plist version="1.0">\n${startTag}\n${inOrder.join('')}</dict>\n</plist>`;
};

export const missingKeyDocs: RuleDocs = {
	what: 'A dictionary without a required key. A built bundle requires more keys, because Xcode adds some of them to a source property list. A source property list requires them, too, if no target that names it has them added by its build (`GENERATE_INFOPLIST_FILE`).',
	why: 'The system rejects the bundle or drops the personality, often without a message.',
	otherSeverities: {
		error: 'for a key without which the system rejects the bundle or the personality.',
	},
	fix: 'Add the key, or the build setting that makes Xcode add it.',
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
					"error: Missing 'IOProviderClass'. The kernel drops the personality without a message.",
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
					"error: Missing 'IOProviderClass'. The kernel drops the personality without a message.",
				],
				fixes: ["Move 'IOProviderClass' to 'Widget'"],
			},
			{
				kind: 'kext',
				text: `<key>IOKitPersonalities</key>
<dict>
	[|<key>Widget</key>|]
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.example.widget</string>
		<key>IOClass</key>
		<string>com_example_Widget</string>
		<key>WidgetProperties</key>
		<dict>
			<key>IONameMatch</key>
			<string>WIDG0001</string>
			<key>IOProviderClass</key>
			<string>IOACPIPlatformDevice</string>
		</dict>
	</dict>
</dict>`,
				findings: [
					"error: Missing 'IOProviderClass'. The kernel drops the personality without a message.",
				],
				fixes: ["Move the keys in 'WidgetProperties' to 'Widget'"],
			},
			{
				text: dextExample({ IOProviderClass: undefined }).replace(/<key>Widget<.key>/, '[|$&|]'),
				findings: [
					"error: Missing 'IOProviderClass'. The kernel drops the personality without a message.",
				],
				fixes: ["Add 'IOProviderClass' with value 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOClass: undefined }).replace(/<key>Widget<.key>/, '[|$&|]'),
				findings: [
					"error: Missing 'IOClass'. The kernel cannot create the driver and skips the personality.",
				],
				fixes: ["Add 'IOClass' with value 'IOUserService'"],
			},
			{
				text: dextExample({
					IOClass: undefined,
					UserClientProperties: clientOf('IOUserUserClient'),
				}).replace(/<key>Widget<.key>/, '[|$&|]'),
				findings: [
					"error: Missing 'IOClass'. The kernel cannot create the driver and skips the personality.",
				],
				fixes: ["Add 'IOClass' with value 'IOUserService'"],
			},
			{
				text: builtDext({ OSBundleUsageDescription: undefined }),
				kind: 'dext',
				form: 'built',
				findings: ["error: Missing 'OSBundleUsageDescription'. Activation of the dext fails."],
				fixes: ["Add 'OSBundleUsageDescription'"],
			},
			{
				text: builtDext({ CFBundlePackageType: undefined }),
				fixed: builtDext({}, '<dict>'),
				kind: 'dext',
				form: 'built',
				findings: [
					"error: Missing 'CFBundlePackageType'. The system does not recognize the type of the bundle and rejects it.",
				],
				fixes: ["Add 'CFBundlePackageType'"],
			},
			{
				text: builtDext({ CFBundleExecutable: undefined }),
				kind: 'dext',
				form: 'built',
				findings: [
					"error: Missing 'CFBundleExecutable'. The system rejects the bundle because it cannot find the executable.",
				],
			},
			{
				text: `<plist version="1.0">\n[|<dict>|]\n\t<key>CFBundleIdentifier</key>\n\t<string>com.example.widget</string>\n\t<key>CFBundleVersion</key>\n\t<string>1.0</string>\n</dict>\n</plist>`,
				fixed: `<plist version="1.0">\n<dict>\n\t<key>CFBundleIdentifier</key>\n\t<string>com.example.widget</string>\n\t<key>CFBundleVersion</key>\n\t<string>1.0</string>\n\t<key>CFBundlePackageType</key>\n\t<string>KEXT</string>\n</dict>\n</plist>`,
				kind: 'kext',
				form: 'built',
				findings: [
					"error: Missing 'CFBundlePackageType'. The system does not recognize the type of the bundle and rejects it.",
				],
				fixes: ["Add 'CFBundlePackageType'"],
			},
		],
		good: [{ text: '<key>CFBundleName</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('missing-key-fix', {
	add: 'Add {added}',
});

export const missingKey = defineSchemaRule('missing-key', {
	severity: 'warning',
	fixes({ into, key }, { plist }) {
		const nested = nestedEntry(into, key);
		if (nested) return moveUpFixes(nested, into);
		if (into === plist.root && key === usageKey(plist.kind)) {
			return [addUsageFix(into, plist.kind)];
		}
		const schema = keysFor(plist, into).find((each) => each.key === key)?.schema;
		if (key === 'CFBundlePackageType' && contradictsKind(plist)) return [];
		// The variable is for the type of the target, which can be a plain bundle with the wrapper of a kext.
		const form = key === 'CFBundlePackageType' ? 'built' : plist.form;
		const value =
			inferValue(plist, into, key) ?? (schema && usualValue(schema, { kind: plist.kind, form }));
		if (value !== undefined) return [addEntryFix(into, key, value, isSet(value, plist))];
		const classes = suggestClasses(plist, into, key).flatMap((name) =>
			classFix(plist, into, key, name),
		);
		return classes.length > 0 ? classes : insteadFixes(plist, into, key);
	},
});

/** Whether a value is certain not to be a build setting that the project does not have, in which case Xcode removes the key. */
function isSet(value: string, { kind, neighbors: { products } }: PlistContents): boolean {
	// A codeless kext may be what is intended.
	if (value === '$(EXECUTABLE_NAME)' && kind === 'kext') return false;
	if (value === `$(${productIdentifier})`) return products.every(({ identifiers }) => identifiers);
	return value !== '$(CURRENT_PROJECT_VERSION)';
}

/** The key one level too deep, in a dictionary of the personality that lacks it. */
function nestedEntry(into: Dict, key: string): DictEntry | undefined {
	if (key !== 'IOProviderClass') return undefined;
	const found = into.entries.flatMap(({ key: name, value }) => {
		const entry =
			value.type === 'dict' && !describingKeys.includes(name) ? value.get(key) : undefined;
		return entry?.value.type === 'string' ? [entry] : [];
	});
	return found.length === 1 ? found[0] : undefined;
}

/** Moves the key, or all where others of a personality are one level too deep, too. */
function moveUpFixes(nested: DictEntry, into: Dict): readonly Fix[] {
	const name = into.entry?.key ?? '';
	const { entry, entries } = nested.dict;
	const others = entries.filter((each) => each !== nested && isPersonalityKey(each.key));
	if (!entry || others.length === 0) return [moveEntryFix(nested, into, name, true)];
	// `misplaced-key` moves the keys of a nested list.
	if (isPersonalities(entry.key) || others.some(({ key }) => into.get(key))) return [];
	return [moveKeysUpFix(entry, into, name)];
}

/** Adds a class; the kernel class of a dext with the other keys that it requires, unless a value is not known. */
function classFix(plist: PlistContents, into: Dict, key: string, name: string): readonly Fix[] {
	const others = isDriverKitProxy(name)
		? ['CFBundleIdentifierKernel', 'IOUserClass', 'IOUserServerName'].filter(
				(each) => !hasKeyOrMisspelling(into, each),
			)
		: [];
	const edits: PlistEdit[] = [{ kind: 'insertEntry', into, key, value: name }];
	for (const other of others) {
		const value =
			other === 'CFBundleIdentifierKernel' ? ownerOf(name) : inferValue(plist, into, other);
		if (value === undefined) return [];
		edits.push({ kind: 'insertEntry', into, key: other, value });
	}
	const added = [`'${key}' with value '${name}'`, ...others.map((each) => `'${each}'`)];
	return [{ title: messages.add({ added }), edits }];
}

/** Whether the folder is that of a kext, but the personalities are for a dext. */
function contradictsKind({ kind, personalities }: PlistContents): boolean {
	return (
		(kind === 'kext' || kind === 'codelessKext') &&
		personalities.some(({ dict }) => dict.get('IOUserServerName') ?? dict.get('IOUserClass'))
	);
}
