/** A merge conflict that is not resolved. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { removeTextFix, replaceTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

const entry = (value: string): string => `<key>idVendor</key>\n${value}`;

export const mergeConflictDocs: RuleDocs = {
	what: 'A merge conflict that is not resolved: both versions of some lines, between lines such as `<<<<<<< HEAD`, `=======`, and `>>>>>>> feature`.',
	get why() {
		return `${everyoneRejects} Until the conflict is resolved, the current version of its lines is checked, and no other fix changes them.`;
	},
	otherSeverities: severitiesByRejection,
	fix: 'Accept one version, or both, in which case the current one is first. *Fix all* does not choose one. Both are offered only where the result has no further problems. Of a conflict that is resolved in part, remove the marker lines that are left. Markers in a comment or a CDATA section are not reported, since parsers accept them.',
	references: [
		'CoreFoundation CFPropertyList.c:parseXMLElement',
		'https://git-scm.com/docs/git-merge#_how_conflicts_are_presented',
	],
	examples: () => ({
		bad: [
			{
				text: entry(
					'[|<<<<<<< HEAD|]\n<integer>4617</integer>\n=======\n<integer>1452</integer>\n>>>>>>> feature',
				),
				findings: ["error: The file has an unresolved merge conflict. macOS can't read the file."],
				fixes: ['Accept Current Change', 'Accept Incoming Change'],
			},
			{
				text: `[|<<<<<<< HEAD|]\n<key>CFBundleName</key>\n<string>Widget</string>\n||||||| base\n=======\n<key>CFBundleVersion</key>\n<string>1.2</string>\n>>>>>>> feature`,
				findings: ["error: The file has an unresolved merge conflict. macOS can't read the file."],
				fixes: ['Accept Current Change', 'Accept Incoming Change', 'Accept Both Changes'],
			},
			{
				text: entry('[|<<<<<<< HEAD|]\n<integer>4617</integer>'),
				findings: [
					"error: '<<<<<<< HEAD' is left over from a merge conflict. macOS can't read the file.",
				],
				fixes: ["Remove '<<<<<<< HEAD'"],
			},
		],
		good: [
			{ text: entry('<integer>4617</integer>') },
			{ text: `<!--\n=======\n-->\n${entry('<integer>4617</integer>')}` },
		],
	}),
};

const messages = defineMessages('merge-conflict', {
	unresolved: 'The file has an unresolved merge conflict.',
	unreadable: "The file has an unresolved merge conflict. macOS can't read the file.",
	marker: "'{marker}' is left over from a merge conflict.",
	unreadableMarker: "'{marker}' is left over from a merge conflict. macOS can't read the file.",
	acceptCurrent: 'Accept Current Change',
	acceptIncoming: 'Accept Incoming Change',
	acceptBoth: 'Accept Both Changes',
});

export const mergeConflict = defineSyntaxRule('merge-conflict', {
	severity: 'error',
	messages,
	message({ conflict, marker, rejectedBy }) {
		const isUnreadable = rejectedBy.includes('CoreFoundation');
		if (conflict) return isUnreadable ? messages.unreadable() : messages.unresolved();
		return messages[isUnreadable ? 'unreadableMarker' : 'marker']({ marker });
	},
	fixes({ conflict, marker, range }, { plist }): readonly Fix[] {
		if (!conflict) return [removeTextFix(plist, range, marker, false)];
		const { start, end, current, incoming } = conflict;
		const { text } = plist;
		const ours = text.slice(current.start, current.end);
		const theirs = text.slice(incoming.start, incoming.end);
		const whole = { start, end };
		return [
			{ ...replaceTextFix(messages.acceptCurrent(), whole, ours, false), resolves: 'withOne' },
			{ ...replaceTextFix(messages.acceptIncoming(), whole, theirs, false), resolves: 'withOne' },
			{
				...replaceTextFix(messages.acceptBoth(), whole, ours + theirs, false),
				resolves: 'withBoth',
			},
		];
	},
});
