/** A document type with declarations in brackets. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { areEntitiesUsed } from './shared/declaredEntities.js';
import { replaceTextFix } from './shared/textFixes.js';

export const doctypeSubsetDocs: RuleDocs = {
	what: 'A document type with declarations in brackets.',
	why: 'CoreFoundation rejects the file. No parser expands entities that are declared there.',
	fix: 'Remove the brackets and the declarations.',
	references: ['CoreFoundation CFPropertyList.c:parseDTD'],
	examples: () => ({
		bad: [
			{
				text: '<!DOCTYPE plist [|[<!ENTITY name "value">]|]>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<!DOCTYPE plist>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: ["error: '<!DOCTYPE>' can't contain declarations."],
				fixes: ['Remove the declarations'],
			},
		],
		good: [{ text: '<!DOCTYPE plist>\n<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('doctype-subset', {
	subset: "'<!DOCTYPE>' can't contain declarations.",
	remove: 'Remove the declarations',
});

export const doctypeSubset = defineSyntaxRule('doctype-subset', {
	severity: 'error',
	messages,
	message: () => messages.subset(),
	fixes({ range: { start, end } }, { plist }) {
		const before = plist.text.slice(0, start).trimEnd().length;
		// Without the declarations, nothing shows what the entities are.
		const isPreferred = !areEntitiesUsed(plist);
		return [replaceTextFix(messages.remove(), { start: before, end }, '', isPreferred)];
	},
});
