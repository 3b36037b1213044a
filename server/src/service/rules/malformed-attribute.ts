/** An attribute that IOKit can't read. */
import { defineMessages } from '../messages/message.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { leaves } from './shared/damagedTags.js';
import { movedFixes } from './shared/partOfContent.js';
import { severitiesByRejection, severityByRejection } from './shared/severityByRejection.js';
import { changeTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const malformedAttributeDocs: RuleDocs = {
	what: 'Text in a tag that is not an attribute in double quotes, or an attribute that is too long.',
	get why() {
		return `${kextToolsReject} IOCFUnserialize accepts at most 31 attributes of the form \`name="value"\`, with at most 30 characters in a name or value.`;
	},
	get otherSeverities() {
		return {
			...severitiesByRejection,
			warning:
				'where only the parsers of IOKit reject the file, in a built kext, and where a word is in the start tag of a text, which can be a part of it.',
		};
	},
	fix: 'Write the value in double quotes, or remove the attribute. Driver property lists use no attributes except the version of `<plist>`.',
	references: ['IOKitUser IOCFUnserialize.yacc:getTag'],
	examples: () => ({
		bad: [
			{
				text: "<plist [|version='1.0'|]>\n<dict/>\n</plist>\n",
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					"hint: The value of the attribute 'version' is in single quotes. OSKext and kextutil reject the file.",
				],
				fixes: ['Change to \'version="1.0"\''],
			},
			{
				text: '<plist [|version=1.0|]>\n<dict/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					"hint: 'version=1.0' is not a valid attribute. OSKext and kextutil reject the file.",
				],
				fixes: ['Change to \'version="1.0"\''],
			},
			{
				text: '<key>IOClass</key>\n<string [|W|]>idget</string>',
				findings: ["warning: 'W' is not a valid attribute. OSKext and kextutil reject the file."],
				fixes: ["Change to '<string>W'", "Change to '<string>'"],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('malformed-attribute', {
	malformed: "'{attribute}' is not a valid attribute.",
	singleQuotes: "The value of the attribute '{name}' is in single quotes.",
});

/** A quote that is missing, there twice, curly, or escaped. */
const quote = `(?:["“”‘’'«»]{1,2}|\\\\"|&quot;)?`;

/** An attribute in single quotes or other wrong ones, or with another character in place of `=`: the name, and the value. */
const withoutQuotes = new RegExp(
	`^(?:([^\\s=']+\\s*)=[=:]?|([^\\s=:'"-]+)[:\\s-](?=["“'&\\\\]))(\\s*)(?:'([^'"<>]*)'|${quote}([^\\s'"“”‘’«»<>&=\\\\]*)${quote})$`,
);

/** Whether the tag of a leaf contains words instead of attributes, which can be a part of its content: `<string M>acro`. */
function isPartOfText({ attribute, element }: Fault): boolean {
	return leaves.has(element) && /^[\w.$()-]+$/.test(attribute);
}

/** Fixes for a start tag that contains a part of the content, or a word that is a slip. */
function wordFixes({ attribute, element, range }: Fault, text: string): readonly Fix[] {
	const start = text.lastIndexOf('<', range.start);
	const end = text.indexOf('>', range.start) + 1;
	if (text.charAt(end - 2) === '/') return [];
	const content = text.slice(end, text.indexOf('<', end));
	return movedFixes(element, attribute, content, { start, end });
}

type Fault = SyntaxFault<'malformed-attribute'>;

export const malformedAttribute = defineSyntaxRule('malformed-attribute', {
	severity: 'warning',
	messages,
	message({ attribute }) {
		const [, name] = /^([^\s=']+)\s*=\s*'/.exec(attribute) ?? [];
		return name === undefined ? messages.malformed({ attribute }) : messages.singleQuotes({ name });
	},
	severityOf(fault, plist) {
		const severity = severityByRejection(fault, plist);
		return severity !== 'error' && isPartOfText(fault) ? 'warning' : severity;
	},
	fixes(fault, { plist: { text } }) {
		const { attribute, range } = fault;
		if (isPartOfText(fault)) return wordFixes(fault, text);
		const [, before, name = before, space, quoted, value = quoted] =
			withoutQuotes.exec(attribute) ?? [];
		if (name === undefined) return [];
		// The fault begins after what IOKit's parsers read as an attribute.
		const whole = { start: range.end - attribute.length, end: range.end };
		return [changeTextFix(whole, `${name}=${space}"${value}"`)];
	},
});
