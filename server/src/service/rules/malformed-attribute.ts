/** An attribute that IOKit can't read. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { changeTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const malformedAttributeDocs: RuleDocs = {
	what: 'Text in a tag that is not an attribute in double quotes, or an attribute that is too long.',
	get why() {
		return `${kextToolsReject} IOCFUnserialize accepts at most 31 attributes of the form \`name="value"\`, with at most 30 characters in a name or value.`;
	},
	otherSeverities: severitiesByRejection,
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

export const malformedAttribute = defineSyntaxRule('malformed-attribute', {
	severity: 'warning',
	messages,
	message({ attribute }) {
		const [, name] = /^([^\s=']+)\s*=\s*'/.exec(attribute) ?? [];
		return name === undefined ? messages.malformed({ attribute }) : messages.singleQuotes({ name });
	},
	fixes({ attribute, range }) {
		const [, before, name = before, space, quoted, value = quoted] =
			withoutQuotes.exec(attribute) ?? [];
		if (name === undefined) return [];
		// The fault begins after what IOKit's parsers read as an attribute.
		const whole = { start: range.end - attribute.length, end: range.end };
		return [changeTextFix(whole, `${name}=${space}"${value}"`)];
	},
});
