/** The same key twice in one dictionary. */
import type { PlistContents } from '../document/driverPlist.js';
import { atKey } from '../document/finding.js';
import { takenPersonalityNames } from '../document/personalityNames.js';
import { isPersonalities } from '../document/rootKey.js';
import { defineMessages } from '../messages/message.js';
import { once } from '../once.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { nextName } from '../text/freeName.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { renameKeyFix } from './shared/entryFixes.js';
import { dextExamples } from './shared/examplePersonality.js';
import { suits } from './shared/renameFixes.js';

export const duplicateKeyDocs: RuleDocs = {
	what: 'A key that occurs twice in one dictionary.',
	why: 'Xcode and the kext tools use the last value without a warning. The kernel rejects the whole dictionary, and `codesign` rejects entitlements with it. Xcode rewrites them before it signs.',
	otherSeverities: {
		warning:
			'where the kernel does not read the file: in system extensions, apps, and entitlements, and in a property list that an Xcode project processes.',
	},
	fix: 'Remove one of the two entries, merge their values, or rename one of two personalities.',
	references: [
		'xnu OSUnserializeXML.cpp:buildDictionary',
		'CoreFoundation CFPropertyList.c:parseDictTag',
		'https://github.com/sqreen/twofa/pull/5',
	],
	examples: () => ({
		bad: [
			{
				text: `<key>CFBundleName</key>
<string>Widget</string>
[|<key>CFBundleName</key>|]
<string>Widget</string>`,
				fixed: '<key>CFBundleName</key>\n<string>Widget</string>',
				findings: [
					"error: Duplicate key 'CFBundleName'. The kernel rejects the dictionary, and other parsers use the last value.",
				],
				fixes: ["Remove the second 'CFBundleName'"],
			},
			{
				text: `<key>OSBundleLibraries</key>
<dict>
	<key>com.apple.kpi.iokit</key>
	<string>16.0</string>
</dict>
[|<key>OSBundleLibraries</key>|]
<dict>
	<key>com.apple.kpi.libkern</key>
	<string>16.0</string>
</dict>`,
				kind: 'kext',
				findings: [
					"error: Duplicate key 'OSBundleLibraries'. The kernel rejects the dictionary, and other parsers use the last value.",
				],
				fixes: [
					"Move the entries of the first 'OSBundleLibraries' to the second",
					"Remove the first 'OSBundleLibraries' (ignored)",
				],
			},
			{
				text: `<key>OSBundleLibraries</key>
<dict>
	<key>com.apple.kpi.iokit</key>
	<string>16.0</string>
</dict>
[|<key>OSBundleLibraries</key>|]
<dict>
	<key>com.apple.kpi.iokit</key>
	<string>17.0</string>
</dict>`,
				kind: 'kext',
				findings: [
					"error: Duplicate key 'OSBundleLibraries'. The kernel rejects the dictionary, and other parsers use the last value.",
				],
				fixes: ["Remove the first 'OSBundleLibraries' (ignored)"],
			},
			{
				text: `<key>CFBundleIdentifier</key>
<string>com.example.my widget</string>
[|<key>CFBundleIdentifier</key>|]
<string>com.example.widget</string>`,
				findings: [
					"error: Duplicate key 'CFBundleIdentifier'. The kernel rejects the dictionary, and other parsers use the last value.",
				],
				fixes: ["Remove the first 'CFBundleIdentifier' (ignored)"],
			},
			{
				text: dextExamples({ Widget: {}, Copy: {} }).replace(
					'<key>Copy</key>',
					'[|<key>Widget</key>|]',
				),
				findings: [
					"error: Duplicate key 'Widget'. The kernel rejects the dictionary, and other parsers use the last value.",
				],
				fixes: ["Remove the first 'Widget' (ignored)"],
			},
			{
				text: dextExamples({ Widget: {}, Copy: { idProduct: '<integer>2</integer>' } }).replace(
					'<key>Copy</key>',
					'[|<key>Widget</key>|]',
				),
				findings: [
					"error: Duplicate key 'Widget'. The kernel rejects the dictionary, and other parsers use the last value.",
				],
				fixes: ["Rename to 'Widget2'", "Remove the first 'Widget' (ignored)"],
			},
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n[|<key>CFBundleName</key>|]\n<string>Gadget</string>',
				kind: 'hostApp',
				findings: ["warning: Duplicate key 'CFBundleName'. Only the last value is used."],
				fixes: ["Remove the first 'CFBundleName' (ignored)"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit</key>|]\n<true/>',
				kind: 'entitlements',
				fixed: '<key>com.apple.developer.driverkit</key>\n<true/>',
				findings: [
					"warning: Duplicate key 'com.apple.developer.driverkit'. Xcode uses the last value. Without Xcode, codesign rejects the file.",
				],
				fixes: ["Remove the second 'com.apple.developer.driverkit'"],
			},
			{
				text: '<key>Widget</key>\n<dict>\n\t<key>Speed</key>\n\t<integer>1</integer>\n</dict>\n[|<key>Widget</key>|]\n<dict>\n\t<key>Speed</key>\n\t<integer>2</integer>\n</dict>',
				findings: [
					"error: Duplicate key 'Widget'. The kernel rejects the dictionary, and other parsers use the last value.",
				],
				fixes: ["Remove the first 'Widget' (ignored)"],
			},
		],
		good: [
			{
				text: '<key>CFBundleName</key>\n<string>Widget</string>\n#if DEBUG\n<key>CFBundleName</key>\n<string>Debug</string>\n#endif',
			},
			{
				text: '#if DEBUG\n<key>CFBundleName</key>\n<string>Debug</string>\n#else\n<key>CFBundleName</key>\n<string>Release</string>\n#endif',
			},
		],
	}),
};

const messages = defineMessages('duplicate-key', {
	duplicate:
		"Duplicate key '{key}'. The kernel rejects the dictionary, and other parsers use the last value.",
	signed:
		"Duplicate key '{key}'. Xcode uses the last value. Without Xcode, codesign rejects the file.",
	unused: "Duplicate key '{key}'. Only the last value is used.",
	first: "The first '{key}' is here.",
	merge: "Move the entries of the first '{key}' to the second",
	removeFirst: "Remove the first '{key}' (ignored)",
	removeSecond: "Remove the second '{key}'",
});

/** Schemas describe no dictionaries below this level, whose long paths take time. */
const deepest = 8;

/** Two entries of one key: the first, and a later one, which is read. */
interface Duplicate {
	readonly first: DictEntry;
	readonly later: DictEntry;
	/** A name for the later one, if both are personalities, each of which can match a device of its own. */
	readonly freeName: (() => string) | undefined;
}

export const duplicateKey = defineRule({
	code: 'duplicate-key',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'entitlements'],
	messages,
	visit: 'dictionary',
	check: (dict, { plist }) => (dict.hasDuplicates ? duplicatesIn(dict, plist) : undefined),
	fixes({ first, later, freeName }, { plist }) {
		const { dict, key } = later;
		const removeSecond: Fix = {
			title: messages.removeSecond({ key }),
			edits: [{ kind: 'removeEntry', entry: later }],
		};
		if (isSameValue(first.value, later.value)) {
			return [{ ...removeSecond, preferred: true }];
		}
		const removeFirst: Fix = {
			title: messages.removeFirst({ key }),
			edits: [{ kind: 'removeEntry', entry: first }],
		};
		const rename = freeName ? [renameKeyFix(later, freeName())] : [];
		const suitsKey = ({ value }: DictEntry): boolean => suits(plist, value, dict, key);
		// What is read is wrong, and what is ignored may be right.
		const isOnlyFirstRight =
			first.value.type !== 'invalid' &&
			first.value.type !== later.value.type &&
			first.dict.level < deepest &&
			suitsKey(first) &&
			!suitsKey(later);
		const wrong = isOnlyFirstRight ? [removeSecond] : [];
		return [...mergeFixes(first, later), ...rename, ...wrong, removeFirst];
	},
});

function* duplicatesIn(dict: Dict, plist: PlistContents): Iterable<FoundWith<Duplicate>> {
	const isRead = isReadByKernel(plist);
	const unread = plist.kind === 'entitlements' ? messages.signed : messages.unused;
	const nameFor = hasPersonalities(dict, plist) ? freeNames(plist) : undefined;
	const firstOf = new Map<string, DictEntry>();
	for (const later of dict.entries) {
		const { key } = later;
		const first = firstOf.get(key);
		if (!first) {
			firstOf.set(key, later);
		} else if (!first.conditional && !later.conditional) {
			yield {
				at: atKey(later),
				message: (isRead ? messages.duplicate : unread)({ key }),
				...(!isRead && { severity: 'warning' as const }),
				related: [{ at: atKey(first), message: messages.first({ key }) }],
				state: { first, later, freeName: nameFor && (() => nameFor(key)) },
			};
		}
	}
}

/** Xcode writes the property list of a product with the last value only. */
function isReadByKernel({ kind, form, neighbors }: PlistContents): boolean {
	if (!kernelKinds.includes(kind)) return false;
	return form === 'built' || neighbors.products.length === 0;
}

const kernelKinds: readonly DocumentKind[] = ['dext', 'kext', 'codelessKext'];

function hasPersonalities({ entry }: Dict, { kind, root }: PlistContents): boolean {
	return kernelKinds.includes(kind) && entry?.dict === root && isPersonalities(entry?.key);
}

/** Returns a function for the name of a further personality, which finds each once. */
function freeNames(plist: PlistContents): (name: string) => string {
	const taken = once(() => takenPersonalityNames(plist));
	const found = new Map<string, string>();
	return (name) => {
		const free = found.get(name) ?? nextName(name, taken());
		found.set(name, free);
		return free;
	};
}

/** Two dictionaries without a key in common become one. */
function mergeFixes(first: DictEntry, later: DictEntry): readonly Fix[] {
	const from = first.value;
	const into = later.value;
	if (from.type !== 'dict' || into.type !== 'dict' || from.entries.length === 0) return [];
	if (from.entries.some(({ key }) => into.get(key))) return [];
	return [
		{
			title: messages.merge({ key: later.key }),
			edits: [{ kind: 'moveContent', entry: first, into }],
		},
	];
}

function isSameValue(a: PlistValue, b: PlistValue): boolean {
	switch (a.type) {
		case 'string':
		case 'boolean':
			return a.type === b.type && a.value === b.value;
		case 'integer':
			return b.type === 'integer' && a.value !== undefined && a.value === b.value;
		default:
			return false;
	}
}
