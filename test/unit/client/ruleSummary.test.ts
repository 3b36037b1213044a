/** What the list of rules shows for each of them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleSummary } from '../../../client/src/ruleSummary.js';
import { documentedRules } from '../../../scripts/generate/documentedRules.js';

it.each(documentedRules().map(({ rule, docs }) => [rule.code, docs.what]))(
	'%s: %s',
	(code, what) => {
		const page = readFileSync(`docs/rules/${code}.md`, 'utf8');
		expect(ruleSummary(page)).toBe(what.replaceAll('`', ''));
	},
);
