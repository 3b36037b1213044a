/** The same key twice in one dict. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { valuesIn } from '../value/valuesIn.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';

export const duplicateKeyDocs: RuleDocs = {
	what: 'A key that stands twice in one dict.',
	why: 'Xcode and the kext tools silently take the last value; the unserializer of the kernel refuses the whole dict.',
	fix: 'Delete one of the two, or join their values.',
	references: [
		'xnu OSUnserializeXML.cpp:buildDictionary',
		'CoreFoundation CFPropertyList.c:parseDictTag',
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
					'error: CFBundleName stands twice here — the kernel refuses the dict, all others take the last value.',
				],
				fixes: ['Remove the second CFBundleName'],
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
					'error: OSBundleLibraries stands twice here — the kernel refuses the dict, all others take the last value.',
				],
				fixes: ['Join both dicts', 'Remove the first OSBundleLibraries, which does not count'],
			},
		],
		good: [
			{
				text: '#if DEBUG\n<key>CFBundleName</key>\n<string>Debug</string>\n#else\n<key>CFBundleName</key>\n<string>Release</string>\n#endif',
			},
		],
	}),
};

export const duplicateKey = definePlistRule({
	code: 'duplicate-key',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const value of valuesIn(plist.root)) {
			if (value.type === 'dict') yield* duplicatesIn(value);
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const later = entryAt(plist.root, at.range);
		const first = later?.dict.entries.find(({ key }) => key === later.key);
		if (!later || !first || first === later) return [];
		const joined = join(first, later);
		const removeFirst: Fix = {
			title: message('Remove the first {0}, which does not count', later.key),
			edits: [{ kind: 'removeEntry', entry: first }],
		};
		if (sameValue(first.value, later.value)) {
			return [
				{
					title: message('Remove the second {0}', later.key),
					edits: [{ kind: 'removeEntry', entry: later }],
					preferred: true,
				},
			];
		}
		return joined ? [joined, removeFirst] : [removeFirst];
	},
});

function* duplicatesIn(dict: Dict): Iterable<RuleFinding> {
	if (dict.entries.every((entry) => dict.get(entry.key) === entry)) return;
	const first = new Map<string, DictEntry>();
	for (const entry of dict.entries) {
		const before = first.get(entry.key);
		if (!before) first.set(entry.key, entry);
		else if (!(before.conditional || entry.conditional)) {
			yield {
				at: atKey(entry),
				message: message(
					'{0} stands twice here — the kernel refuses the dict, all others take the last value.',
					entry.key,
				),
				related: [{ at: atKey(before), message: message('The first {0}', entry.key) }],
			};
		}
	}
}

/** Two dicts without a key in common become one. */
function join(first: DictEntry, later: DictEntry): Fix | undefined {
	const from = first.value;
	const into = later.value;
	if (from.type !== 'dict' || into.type !== 'dict') return undefined;
	if (from.entries.some(({ key }) => into.get(key))) return undefined;
	const moves = from.entries.map((entry): PlistEdit => ({ kind: 'moveEntry', entry, into }));
	if (moves.length === 0) return undefined;
	return {
		title: message('Join both dicts'),
		edits: [...moves, { kind: 'removeEntry', entry: first }],
	};
}

function sameValue(a: PlistValue, b: PlistValue): boolean {
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
