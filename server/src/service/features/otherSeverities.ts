/** The severities that the findings of a rule can have besides its own. */
import { type Severity, severities } from '../document/finding.js';
import { documentKinds, hasRules } from '../platform/documentKind.js';
import { ruleDocs } from '../rules/docs.generated.js';
import type { Rule, RuleDocs } from '../rules/rule.js';
import { severitiesByRejection, severityByRejection } from '../rules/shared/severityByRejection.js';
import { dependsOnKind } from './uncertainKind.js';

/** A severity, and when a finding has it: the end of a sentence, in Markdown. */
export type OtherSeverity = readonly [severity: Severity, when: string];

/** From severe to mild, without the changes by settings, which apply to every rule. */
export function otherSeveritiesOf(rule: Rule): readonly OtherSeverity[] {
	const { otherSeverities } = ruleDocs.get(rule.code) ?? {};
	const isByRejection = rule.stage === 'syntax' && rule.severityOf === severityByRejection;
	const stated = otherSeverities ?? (isByRejection ? usualByRejection(rule.severity) : {});
	const others = (Object.entries(stated) as OtherSeverity[]).filter(
		([severity]) => severity !== rule.severity,
	);
	const isSevere = [rule.severity, ...others.map(([severity]) => severity)].some(
		(severity) => severity === 'error' || severity === 'warning',
	);
	const isUncertain = isSevere && dependsOnKind(rule.code, documentKinds.filter(hasRules));
	const all: readonly OtherSeverity[] =
		isUncertain && rule.severity !== 'information'
			? [...others, ['information', whileUncertain]]
			: others;
	return [...all].sort(([a], [b]) => severities.indexOf(a) - severities.indexOf(b));
}

const whileUncertain = 'while the file may also be of a kind without this problem.';

/** Most faults are rejected either by CoreFoundation, or only by the parsers of IOKit. */
function usualByRejection(severity: Severity): NonNullable<RuleDocs['otherSeverities']> {
	const { information, hint } = severitiesByRejection;
	return severity === 'error'
		? { hint: 'where all parsers accept the file.' }
		: { information, hint };
}
