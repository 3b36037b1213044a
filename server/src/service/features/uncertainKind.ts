/** Lowers the severity of findings that depend on the kind of the document while the kind is uncertain. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding, Severity } from '../document/finding.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { rules } from '../rules/registry.generated.js';

const severe: ReadonlySet<Severity> = new Set(['error', 'warning']);

/** Codes of schema findings that other kinds do not have for the same keys. */
const dependentSchemaCodes: ReadonlySet<string> = new Set([
	'deprecated-key',
	'invented-key',
	'misplaced-key',
	'missing-key',
	'unknown-key',
	'value-not-allowed',
	'wrong-kind-key',
]);

const kindsOfRules: ReadonlyMap<string, readonly DocumentKind[]> = new Map(
	rules.flatMap((rule) => (rule.stage === 'visit' ? [[rule.code, rule.kinds] as const] : [])),
);

/** A finding as it is reported: at most as information if it is not one in every kind that the document may be. */
export function temperedBy<Each extends Finding>(
	{ classification: { contenders } }: DriverPlist,
	finding: Each,
): Each {
	if (contenders.length === 0 || !severe.has(finding.severity)) return finding;
	return dependsOnKind(finding.code, contenders)
		? { ...finding, severity: 'information' }
		: finding;
}

/** Whether a document of one of these kinds may lack the findings of a rule. */
export function dependsOnKind(code: string, contenders: readonly DocumentKind[]): boolean {
	const kinds = kindsOfRules.get(code);
	if (!kinds) return dependentSchemaCodes.has(code);
	return contenders.some((kind) => !kinds.includes(kind));
}
