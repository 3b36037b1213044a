/** Renders the file of a new rule. It compiles, and its tests fail until documentation, examples and check are complete. */
import { exportNameOf } from './generate/registries/rules.js';

export function ruleSkeleton(code: string): string {
	return `/** What is found, in one sentence. */
import type { Finding } from '../document/finding.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';

export const ${exportNameOf(code)}Docs: RuleDocs = {
	what: '',
	why: '',
	fix: '',
	references: [],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleName</key>\\n<string>[|Wrong|]</string>',
				findings: ['warning: '],
			},
		],
		good: [{ text: '<key>CFBundleName</key>\\n<string>Right</string>' }],
	}),
};

export const ${exportNameOf(code)} = definePlistRule({
	code: '${code}',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check(_context: RuleContext): Iterable<RuleFinding> {},
	fixes(_context: RuleContext, _finding: Finding): readonly Fix[] {
		return [];
	},
});
`;
}
