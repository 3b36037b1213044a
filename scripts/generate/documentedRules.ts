/** Loads every rule with its page, from the registries as they are at the moment of the call. */
import { join } from 'node:path';
import type { Rule, RuleDocs } from '../../server/src/service/rules/rule.js';

export interface DocumentedRule {
	readonly rule: Rule;
	readonly docs: RuleDocs;
}

export async function documentedRules(): Promise<readonly DocumentedRule[]> {
	const load = (name: string) => import(join(process.cwd(), 'server/src/service/rules', name));
	const { rules } = (await load('registry.generated.ts')) as { rules: readonly Rule[] };
	const { ruleDocs } = (await load('docs.generated.ts')) as {
		ruleDocs: ReadonlyMap<string, RuleDocs>;
	};
	return rules.flatMap((rule) => {
		const docs = ruleDocs.get(rule.code);
		return docs ? [{ rule, docs }] : [];
	});
}
