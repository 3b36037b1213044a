/** The settings of a check, and the severities that follow from them. */
import type { Finding, Severity } from '../document/finding.js';
import type { DeploymentTarget } from '../rules/checkContext.js';
import type { OnFault } from '../rules/visitRules.js';

/** The settings for checks. Without them every rule has its own severity. */
export interface CheckOptions {
	/** Severities by code. */
	readonly severities?: Readonly<Record<string, Severity | 'off'>>;
	/** The severity of all information and hints that are not in `severities`. */
	readonly advice?: 'information' | 'hint' | 'off' | undefined;
	readonly deploymentTarget?: DeploymentTarget;
	/** Whether a person asked for a check of this very document, whatever its kind. */
	readonly isNamed?: boolean;
	/** Called with a rule that threw, whose findings are left out. */
	readonly onFault?: OnFault;
}

/** The severity of a finding with certain settings. */
export function severityIn(
	{ severities, advice }: CheckOptions,
	{ code, severity }: Finding,
): Severity | 'off' {
	const isAdvice = severity === 'information' || severity === 'hint';
	return severities?.[code] ?? (isAdvice ? advice : undefined) ?? severity;
}
