/** Finds the rule that an argument names. */

import { didYouMean, type Rule, rules } from '../service/index.js';
import { UsageError } from './command.js';

/** @throws UsageError if there is no such rule. */
export function ruleNamed(code: string): Rule {
	const rule = rules.find((one) => one.code === code);
	if (rule) return rule;
	const codes = rules.map((one) => one.code);
	throw new UsageError(`Unknown rule '${code}'.${didYouMean(code, codes)}`);
}
