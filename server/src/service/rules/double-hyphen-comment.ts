/** Two hyphens in a comment. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { severitiesByRejection, severityByRejection } from './shared/severityByRejection.js';
import { replaceTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const doubleHyphenCommentDocs: RuleDocs = {
	what: 'Two hyphens in a comment.',
	get why() {
		return `${kextToolsReject} \`codesign\` rejects entitlements with it (\`AMFIUnserializeXML\`), unless Xcode rewrites them first.`;
	},
	get otherSeverities() {
		const information = `${severitiesByRejection.information.slice(0, -1)}, and in entitlements that no project names.`;
		return { information, hint: severitiesByRejection.hint };
	},
	fix: 'Use single hyphens, or another character.',
	references: [
		'IOKitUser IOCFUnserialize.yacc:getTag',
		'https://github.com/vibecare-io/vibecare/pull/33',
	],
	examples: () => ({
		bad: [
			{
				text: '<!-- a [|--|] b -->\n<key>IOClass</key>\n<string>Widget</string>',
				findings: ["hint: The comment contains '--'. OSKext and kextutil reject the file."],
				fixes: ["Change to '- -'"],
			},
			{
				kind: 'entitlements',
				text: '<!-- Signed with [|--|]options runtime --->\n<key>com.apple.developer.driverkit</key>\n<true/>',
				findings: [
					"information: The comment contains '--'. codesign rejects the file unless Xcode rewrites it first.",
				],
				fixes: ["Change to '- -'"],
			},
		],
		good: [{ text: '<!-- a - b -->\n<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('double-hyphen-comment', {
	hyphens: "The comment contains '--'.",
});

export const doubleHyphenComment = defineSyntaxRule('double-hyphen-comment', {
	severity: 'warning',
	messages,
	severityOf(fault, plist) {
		const isSigned = plist.kind === 'entitlements' && plist.neighbors.products.length === 0;
		return isSigned ? 'information' : severityByRejection(fault, plist);
	},
	message: () => messages.hyphens(),
	fixes({ range }, { plist: { text } }) {
		const { start } = range;
		const end = text.indexOf('-->', start);
		// A hyphen before the end of the comment is the first of three.
		const by = text.slice(start, end).replace(/-(?=-|$)/g, '- ');
		return [replaceTextFix(fixTitles.change({ value: '- -' }), { start, end }, by, false)];
	},
});
