/** Starts a rule: `npm run new:rule -- <code>` writes its file, whose tests fail until it has examples and a check. */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportNameOf } from './generate/registry.js';

const [code] = process.argv.slice(2);
if (code === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code)) {
	console.error('usage: npm run new:rule -- <code>, such as missing-io-user-class');
	process.exit(2);
}
const file = resolve(import.meta.dirname, `../server/src/service/rules/${code}.ts`);
if (existsSync(file)) {
	console.error(`${file} is there already`);
	process.exit(1);
}
writeFileSync(file, skeleton(code));
await import('./generate.js');
console.log(`wrote ${file}`);
console.log('Fill in docs, examples and check; then: npx vitest run test/rules');

function skeleton(name: string): string {
	return `/** What is found, in one sentence. */
import type { Finding } from '../document/finding.js';
import { definePlistRule, type Fix, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

export const ${exportNameOf(name)}Docs: RuleDocs = {
	what: '',
	why: '',
	fix: '',
	references: [],
	examples: () => ({
		bad: [],
		good: [],
	}),
};

export const ${exportNameOf(name)} = definePlistRule({
	code: '${name}',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check(_context: RuleContext): Iterable<RuleFinding> {},
	fixes(_context: RuleContext, _finding: Finding): readonly Fix[] {
		return [];
	},
});
`;
}
