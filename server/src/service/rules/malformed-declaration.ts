/** A declaration that property lists do not have. */
import { defineMessages } from '../messages/message.js';
import { trimmedEnd } from '../text/trimmedEnd.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { fixTitles } from './shared/entryFixes.js';
import { lateDoctypeFix } from './shared/lateTags.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { replaceTextFix } from './shared/textFixes.js';

export const malformedDeclarationDocs: RuleDocs = {
	what: 'A declaration that is neither `<?…?>` nor a document type before the root.',
	why: 'CoreFoundation accepts `<!DOCTYPE …>` before `<plist>` and comments. It rejects a file with anything else that starts with `<!`.',
	otherSeverities: severitiesByRejection,
	fix: 'Remove it, move a document type before the root, or write `<!--` if it is a comment.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<?xml version="1.0" encoding="UTF-8"?>\n[|<!ENTITY name "value">|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed:
					'<?xml version="1.0" encoding="UTF-8"?>\n\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: ['error: \'<!ENTITY name "value">\' is not allowed in a property list.'],
				fixes: ['Remove the declaration'],
			},
			{
				text: '<plist version="1.0">\n<dict>\n\t[|<!- The device -->|]\n</dict>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict>\n\t<!-- The device -->\n</dict>\n</plist>\n',
				findings: ["error: '<!- The device -->' is not allowed in a property list."],
				fixes: ["Change to '<!--'", 'Remove the declaration'],
			},
			{
				text: '<plist version="1.0">\n[|<!DOCTYPE plist>|]\n<dict/>\n</plist>\n',
				fixed: '<!DOCTYPE plist>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: ["error: '<!DOCTYPE plist>' is not allowed in a property list."],
				fixes: ['Move the document type before the root'],
			},
		],
		good: [
			{
				text: '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict/>\n</plist>\n',
			},
		],
	}),
};

const messages = defineMessages('malformed-declaration', {
	notAllowed: "'{declaration}' is not allowed in a property list.",
	remove: 'Remove the declaration',
});

export const malformedDeclaration = defineSyntaxRule('malformed-declaration', {
	severity: 'error',
	messages,
	message: ({ declaration }) => messages.notAllowed({ declaration }),
	fixes(fault, { plist }) {
		const { range, declaration } = fault;
		const moved = lateDoctypeFix(fault, plist);
		if (moved) return [moved];
		const remove = replaceTextFix(messages.remove(), range, '', knownDeclaration.test(declaration));
		const content = contentOf(declaration);
		// A comment contains no other two hyphens.
		if (content === undefined || content.includes('--')) return [remove];
		// What is not read because the comment has no start is for a person to look at.
		const change = replaceTextFix(
			fixTitles.change({ value: '<!--' }),
			range,
			`<!--${content}-->`,
			!content.includes('<'),
		);
		return [change, remove];
	},
});

/** The content of what was intended as a comment: `<!- …-->`, `<! -- …-->`, or with the dash that an editor makes of two hyphens. */
function contentOf(declaration: string): string | undefined {
	const [start] = commentStart.exec(declaration) ?? [];
	const [end] = /(?:--|[—–])>$/.exec(declaration) ?? [];
	if (start === undefined || end === undefined) return undefined;
	const length = start.trimEnd().length;
	if (length + end.length > declaration.length) return undefined;
	// More hyphens before the end are a part of it.
	return trimmedEnd(declaration.slice(length, -end.length), (character) => character === '-');
}

const commentStart = /^<!(?![A-Za-z[])(?:[!—– \t-]|<(?=[!-]))*/;

const knownDeclaration = /^<!(?:ATTLIST|DOCTYPE|ELEMENT|ENTITY|NOTATION)\b/;
