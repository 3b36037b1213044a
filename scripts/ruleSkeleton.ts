/** Renders the file of a new rule. It compiles, and its tests fail until documentation, examples and check are complete. */
import { exportNameOf } from './generate/registries/rules.js';

export function ruleSkeleton(code: string): string {
	const name = exportNameOf(code);
	return `/** What is found, in one sentence. */
import { defineMessages } from '../messages/message.js';
import { defineRule, type Found, type RuleDocs } from './rule.js';

export const ${name}Docs: RuleDocs = {
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

const messages = defineMessages('${code}', {
	wrong: "'{value}' is wrong. What happens on a Mac.",
});

export const ${name} = defineRule({
	code: '${code}',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleName'],
	*check(_entry): Iterable<Found> {},
});
`;
}
