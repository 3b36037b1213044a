/** An end tag without a start tag. */
import type { DriverPlist } from '../document/driverPlist.js';
import { indentBefore, indentOfLine } from '../edit/indentation.js';
import { defineMessages } from '../messages/message.js';
import { skipWhiteSpace, trimEnd } from '../syntax/characters.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { endTagAsStartFix, missingRootFix, missingStartTagFixes } from './shared/damagedDicts.js';
import { damagedTagFix, leaves } from './shared/damagedTags.js';
import { changeEndTagFix, moveEndTagFix } from './shared/endTagPairs.js';
import { indexOfFault } from './shared/nearestFault.js';
import { severitiesByRejection, severityByRejection } from './shared/severityByRejection.js';
import { strayEndTagFixes } from './shared/strayEndTags.js';
import { changeTextFix, removeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unexpectedEndTagDocs: RuleDocs = {
	what: 'An end tag without a start tag, or one that closes a dictionary before further keys.',
	get why() {
		return `${everyoneRejects} In a file without \`<plist>\`, they stop after the root instead, and ignore the keys that follow.`;
	},
	otherSeverities: severitiesByRejection,
	fix: 'Remove it. If it is in place of a start tag, change it. If its start tag is missing, add that.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>[|</string>|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '</string>' has no start tag."],
				fixes: ["Remove '</string>'"],
			},
			{
				text: '<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n[|</dict>|]\n\t<key>Other</key>\n\t<true/>\n</dict>\n',
				fixed:
					'<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n\t<key>Other</key>\n\t<true/>\n</dict>\n',
				whole: true,
				findings: ["error: '</dict>' closes the root too early. The keys after it are ignored."],
				fixes: ["Remove '</dict>'"],
			},
			{
				text: '<plist version="1.0">\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n[|</dict>|]\n\t<key>Other</key>\n\t<true/>\n</dict>\n</plist>\n',
				fixed:
					'<plist version="1.0">\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n\t<key>Other</key>\n\t<true/>\n</dict>\n</plist>\n',
				findings: ["error: '</dict>' closes the root too early."],
				fixes: ["Remove '</dict>'"],
			},
			{
				text: '<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>\n[|</plist>|]\n',
				fixed:
					'<plist version="1.0">\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>\n</plist>\n',
				whole: true,
				findings: [
					"hint: '</plist>' has no start tag. CoreFoundation accepts it, but readers such as plistlib reject it.",
				],
				fixes: ['Add \'<plist version="1.0">\''],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('unexpected-end-tag', {
	early: "'</{name}>' closes the root too early.",
	earlyIgnored: "'</{name}>' closes the root too early. The keys after it are ignored.",
	noStartTag: "'</{name}>' has no start tag.",
});

export const unexpectedEndTag = defineSyntaxRule('unexpected-end-tag', {
	severity: 'error',
	messages,
	severityOf: (fault, plist) => (fault.early ? 'error' : severityByRejection(fault, plist)),
	message({ name, early, rejectedBy }) {
		if (!early) return messages.noStartTag({ name });
		return messages[rejectedBy.length === 0 ? 'earlyIgnored' : 'early']({ name });
	},
	fixes(fault, { plist }) {
		const stray = strayEndTagFixes(fault, plist);
		if (stray) return stray;
		const fix =
			booleanFix(fault, plist) ??
			damagedTagFix(fault, plist) ??
			endTagAsStartFix(fault, plist) ??
			moveEndTagFix(fault, plist) ??
			changeEndTagFix(fault, plist);
		if (fix) return [fix];
		const fixes = missingStartTagFixes(fault, plist);
		if (fixes.length > 0) return fixes;
		return [
			missingRootFix(fault, plist) ??
				removeTextFix(plist, fault.range, `</${fault.name}>`, !canBelong(fault, plist)),
		];
	},
});

/** How many faults are read, so that the time stays linear. */
const mostFaults = 10;

/** Faults of what is before a dictionary or the root if a start tag is missing. */
const ofMissingStart: ReadonlySet<string> = new Set(['key-without-value', 'multiple-roots']);

/**
 * Whether a start tag can be missing: values before the end tag of an array have no keys, a line next to an end tag is
 * indented deeper, as in its element, or a key before the end of the root has no value, or is next to the root.
 */
function canBelong(fault: SyntaxFault<'unexpected-end-tag'>, plist: DriverPlist): boolean {
	const { early, name, range } = fault;
	const { text, syntax } = plist;
	if (early) {
		return syntax.faults.slice(0, mostFaults).some(({ code }) => ofMissingStart.has(code));
	}
	const last = syntax.faults[indexOfFault(fault, syntax.faults) - 1];
	if (name === 'array' && last?.code === 'value-without-key') return true;
	const indent = indentBefore(text, range.start);
	if (indent === undefined || leaves.has(name)) return false;
	const before = trimEnd(text, 0, range.start);
	const after = skipWhiteSpace(text, range.end, text.length);
	return [before, after].some((at) => indentOfLine(plist, at).length > indent.length);
}

/** As far before an end tag as its key is looked for, in UTF-16 code units. */
const mostSpace = 200;

/** The element of a key that has an end tag in its place: `</true>` instead of `<true/>`. */
function booleanFix(
	{ name, range }: SyntaxFault<'unexpected-end-tag'>,
	{ text }: DriverPlist,
): Fix | undefined {
	if (name !== 'true' && name !== 'false') return undefined;
	const before = text.slice(Math.max(0, range.start - mostSpace), range.start);
	return /<\/key>\s*$/.test(before) ? changeTextFix(range, `<${name}/>`) : undefined;
}
