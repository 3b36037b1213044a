/** All rules with their documentation. */
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import type { Rule, RuleDocs } from '../../server/src/service/rules/rule.js';

export interface DocumentedRule {
	readonly rule: Rule;
	readonly docs: RuleDocs;
}

export function documentedRules(): readonly DocumentedRule[] {
	return rules.flatMap((rule) => {
		const docs = ruleDocs.get(rule.code);
		return docs ? [{ rule, docs }] : [];
	});
}
