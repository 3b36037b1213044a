/** The documentation of rules is in the command line, which prints it, and in no other bundle. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';

/** The longest run of letters and spaces in the documentation of a rule, which no bundler changes. */
function plainPart(text: string): string {
	const parts = text.split(/[^A-Za-z ]+/);
	return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** The codes of the rules whose documentation is in a bundle. */
function documented(bundle: string): readonly string[] {
	const text = readFileSync(bundle, 'utf8');
	return [...ruleDocs]
		.filter(([, { what, why }]) => [what, why].every((part) => text.includes(plainPart(part))))
		.map(([code]) => code);
}

it('of every rule is in the command line', () => {
	expect(documented('dist/commandLine.js')).toEqual([...ruleDocs.keys()]);
});

it('is not in the bundles that editors load', () => {
	expect(documented('dist/server.js')).toEqual([]);
});
