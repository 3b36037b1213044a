/** An element that property lists do not have. */
import type { PlistEdit } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { commentStartFix } from './shared/commentStart.js';
import { leaves } from './shared/damagedTags.js';
import { movedFixes } from './shared/partOfContent.js';
import { changeTextFix } from './shared/textFixes.js';

export const unknownElementDocs: RuleDocs = {
	what: 'An element that property lists do not have.',
	why: 'CoreFoundation accepts `plist`, `dict`, `array`, `key`, `string`, `integer`, `real`, `true`, `false`, `date`, and `data`, all in lowercase, and rejects a file with any other element.',
	fix: 'Use one of these elements.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>Flag</key>\n[|<bool>|]true</bool>',
				findings: ["error: '<bool>' is not a property list element."],
			},
			{
				text: '<key>Flag</key>\n[|<TRUE/>|]',
				fixed: '<key>Flag</key>\n<true/>',
				findings: ["error: '<TRUE>' is not a property list element. Did you mean '<true>'?"],
				fixes: ["Change to '<true>'"],
			},
			{
				text: '<key>Name</key>\n[|<String>|]Widget</String>',
				fixed: '<key>Name</key>\n<string>Widget</string>',
				findings: ["error: '<String>' is not a property list element. Did you mean '<string>'?"],
				fixes: ["Change to '<string>'"],
			},
			{
				text: '<key>Vendor</key>\n[|<int>|]4617</int>',
				fixed: '<key>Vendor</key>\n<integer>4617</integer>',
				findings: ["error: '<int>' is not a property list element. Did you mean '<integer>'?"],
				fixes: ["Change to '<integer>'"],
			},
			{
				text: '[|<kye>|]Vendor</key>\n<integer>4617</integer>',
				fixed: '<key>Vendor</key>\n<integer>4617</integer>',
				findings: ["error: '<kye>' is not a property list element. Did you mean '<key>'?"],
				fixes: ["Change to '<key>'"],
			},
			{
				text: '<key>Flag</key>\n[|<Bool>|]true</Bool>',
				findings: ["error: '<Bool>' is not a property list element."],
			},
			{
				text: '[|<Key>|]Key</Key>\n<integer>4617</integer>',
				fixed: '<key>Key</key>\n<integer>4617</integer>',
				findings: ["error: '<Key>' is not a property list element. Did you mean '<key>'?"],
				fixes: ["Change to '<key>'"],
			},
			{
				text: '<key>Owner</key>\n[|<Dict>|]\n<key>Dict</key>\n<true/>\n</Dict>',
				fixed: '<key>Owner</key>\n<dict>\n<key>Dict</key>\n<true/>\n</dict>',
				findings: ["error: '<Dict>' is not a property list element. Did you mean '<dict>'?"],
				fixes: ["Change to '<dict>'"],
			},
			{
				text: '<key>Vendor</key>\n[|<keys>|]4617</keys>',
				findings: ["error: '<keys>' is not a property list element."],
			},
			{
				text: '<key>Names</key>\n[|<Array>|]<string>a</string></array>',
				fixed: '<key>Names</key>\n<array><string>a</string></array>',
				findings: ["error: '<Array>' is not a property list element. Did you mean '<array>'?"],
				fixes: ["Change to '<array>'"],
			},
			{
				text: '[|<Plist version="1.0">|]\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>\n</Plist>\n',
				fixed:
					'<plist version="1.0">\n<dict>\n\t<key>IOClass</key>\n\t<string>Widget</string>\n</dict>\n</plist>\n',
				whole: true,
				findings: ["error: '<Plist>' is not a property list element. Did you mean '<plist>'?"],
				fixes: ["Change to '<plist>'"],
			},
			{
				text: '[|<-- The device -->|]\n<key>Flag</key>\n<true/>',
				fixed: '<!-- The device -->\n<key>Flag</key>\n<true/>',
				findings: ["error: '<-->' is not a property list element."],
				fixes: ["Change to '<!--'"],
			},
			{
				text: '<key>Number</key>\n[|<integer4>|]617</integer>',
				findings: ["error: '<integer4>' is not a property list element. Did you mean '<integer>'?"],
				fixes: ["Change to '<integer>4'", "Change to '<integer>'"],
			},
			{
				text: '<key>IOClass</key>\n[|<stringW>|]idget</string>',
				findings: ["error: '<stringW>' is not a property list element. Did you mean '<string>'?"],
				fixes: ["Change to '<string>W'", "Change to '<string>'"],
			},
			{
				text: '[|<keyx>|]IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<keyx>' is not a property list element. Did you mean '<key>'?"],
				fixes: ["Change to '<key>'"],
			},
		],
		good: [{ text: '<key>Flag</key>\n<true/>' }],
	}),
};

const messages = defineMessages('unknown-element', {
	unknown: "'<{name}>' is not a property list element.",
	misspelled: "'<{name}>' is not a property list element. Did you mean '<{intended}>'?",
	change: "Change to '<{name}>'",
});

export const unknownElement = defineSyntaxRule('unknown-element', {
	severity: 'error',
	messages,
	message: ({ name, intended }) =>
		intended === undefined ? messages.unknown({ name }) : messages.misspelled({ name, intended }),
	fixes({ name, range, intended: by, endTag }, { plist }): readonly Fix[] {
		const comment = commentStartFix(plist, range.start);
		if (comment) return [comment];
		if (by === undefined) return [];
		const { text } = plist;
		const { length } = name;
		const { start, end } = range;
		const whole = `<${by}>`;
		const rest = by.startsWith(name) ? by.slice(length) : '';
		const isSplit = text.slice(start, end).replace(/\s/g, '') === whole;
		// Two characters of the tag are exchanged, or another one is a bracket: `<ke>y`, `<k>y>`.
		const isAfter = rest !== '' && !endTag.range && text.startsWith(rest, end);
		const isCut = rest !== '' && text.startsWith(`${rest.slice(1)}>`, end);
		// In a string, a `>` after the tag can be text.
		if (isCut && by === 'string' && rest.length === 1) {
			const wider = { start, end: end + rest.length };
			return [whole, `${whole}>`].map((each) => changeTextFix(wider, each, false));
		}
		if (isSplit || isCut)
			return [changeTextFix({ start, end: isSplit ? end : end + rest.length }, whole)];
		// The first two characters of the tag are exchanged: `s<tring>`.
		const isExchanged = text.startsWith(
			by.charAt(0) + text.slice(start, start + by.length),
			start - 1,
		);
		if (isExchanged && by === by.charAt(0) + name && !endTag.range)
			return [changeTextFix({ start: start - 1, end }, whole)];
		const content = text.slice(end, text.indexOf('<', end));
		const moved = endTag.range ? '' : movedContent(name, by, content);
		if (moved !== '') return movedFixes(by, moved, content, range);
		const names = [range.start + '<'.length];
		if (endTag.range) names.push(endTag.range.start + '</'.length);
		const edits = names.map((start): PlistEdit => {
			return { kind: 'replaceText', range: { start, end: start + length }, by };
		});
		const fix = { title: messages.change({ name: by }), edits, preferred: true };
		if (!isAfter) return [fix];
		const wider = { start, end: end + rest.length };
		return [whole, whole + rest].map((each) => changeTextFix(wider, each, false));
	},
});

/** What can be the beginning of a content, and is in the name of its tag: after it, or inside it if the content seems cut. */
function movedContent(name: string, by: string, content: string): string {
	if (!leaves.has(by)) return '';
	if (name.startsWith(by)) return name.slice(by.length);
	const at = [...by].findIndex((letter, index) => name.charAt(index) !== letter);
	const inserted = name.charAt(at);
	const isInserted = name.slice(0, at) + name.slice(at + 1) === by;
	return isInserted && isBeforeRest.test(inserted + content) ? inserted : '';
}

/** A word or a number with its first character; names of elements have only small letters. */
const isBeforeRest = /^(?:[A-Z](?:[a-z]|[A-Z]{2})|\d\d)/;
