/** All findings of a document: of the parser, the schemas and the rules, filtered and levelled by settings. */
import type { DriverPlist } from '../document/driverPlist.js';
import { type Finding, identityOf, type Severity } from '../document/finding.js';
import { CheckContext } from '../rules/checkContext.js';
import { rules, schemaRules } from '../rules/registry.generated.js';
import type { FixableFinding, PlistRule, Rule, RuleContext, SchemaRule } from '../rules/rule.js';
import { visitRules } from '../rules/visitRules.js';
import { checkSchemas } from '../schema/check.js';
import type { SchemaCode, SchemaFinding } from '../schema/schemaFinding.js';
import { MOST_FINDINGS, mostSevere } from './mostSevere.js';
import { suppressionsOf } from './suppressions.js';
import { syntaxFindings } from './syntaxFindings.js';
import { unknownDirectives } from './unknownDirectives.js';

/** What settings say of checking; without them every rule has its own level. */
export interface CheckOptions {
	/** Level by code, from the settings. */
	readonly severities?: Readonly<Record<string, Severity | 'off'>>;
	/** Level of all information and hints that `severities` does not name; each rule's own where absent. */
	readonly advice?: 'information' | 'hint' | 'off' | undefined;
	readonly deploymentTarget?: Readonly<Partial<Record<'macOS' | 'iPadOS', string>>>;
	/** Told of a rule that threw; its findings are left out, those of all others stay. */
	readonly onFault?: (code: string, error: unknown) => void;
}

/** Every rule by its code. */
export const rulesByCode: ReadonlyMap<string, Rule> = new Map(
	rules.map((rule) => [rule.code, rule]),
);

const plistRules = rules.filter((rule): rule is PlistRule => rule.stage === 'plist');

/** Findings of one rule that are looked at: enough to tell that a file is hopeless. */
const MOST_OF_A_RULE = 10 * MOST_FINDINGS;

/** The findings in the order of the text, at most 1,000. Empty for kind `other`, but for what CoreFoundation refuses. */
export function checkPlist(
	plist: DriverPlist,
	options: CheckOptions = {},
): readonly FixableFinding[] {
	const isOff = suppressionsOf(plist);
	const findings: FixableFinding[] = [];
	const seen = new Set<string>();
	for (const finding of saidOnce(plist, options)) {
		const severity = levelOf(finding, options);
		const { start, end } = finding.at.range;
		const identity = `${identityOf(finding)}\n${start}\n${end}`;
		if (severity === 'off' || seen.has(identity) || isOff(finding)) continue;
		seen.add(identity);
		findings.push(severity === finding.severity ? finding : { ...finding, severity });
	}
	findings.sort((a, b) => a.at.range.start - b.at.range.start || a.at.range.end - b.at.range.end);
	return mostSevere(plist, findings, (finding) => levelOf(finding, options));
}

/**
 * Of two findings that say the same the one that knows better, whatever their levels: who switches a rule off
 * does not want to hear the same in other words.
 */
function saidOnce(plist: DriverPlist, options: CheckOptions): readonly FixableFinding[] {
	const fromRules = rulesFindings(plist, options);
	const judged = new Set(fromRules.filter(({ at }) => at.part !== 'openTag').map(subjectOf));
	const fromSchemas = guarded('schemas', options, () => checkSchemas(plist).map(withSchemaFixes));
	const mistyped = new Set(
		fromSchemas.filter(({ code }) => code === 'wrong-type').map(({ at }) => at.range.start),
	);
	return [
		...guarded('unknown-directive', options, () => unknownDirectives(plist)),
		...syntaxFindings(plist, options.onFault).filter(
			({ code, at }) => !(code === 'real-or-date' && mistyped.has(at.range.start)),
		),
		...fromRules,
		...fromSchemas.filter(
			(finding) => !(yielding.has(finding.code) && judged.has(subjectOf(finding))),
		),
	];
}

/** What the schemas say of a key or a value that is there; a rule that speaks of the very same knows better. */
const yielding: ReadonlySet<string> = new Set([
	'deprecated-key',
	'invented-key',
	'malformed-value',
	'misplaced-key',
	'value-not-allowed',
	'value-out-of-range',
	'wrong-kind-key',
	'wrong-type',
]);

function withSchemaFixes(finding: SchemaFinding): FixableFinding {
	const { state: _, ...found } = finding;
	return { ...found, fixes: schemaFixes(finding.code, finding) };
}

function schemaFixes<Code extends SchemaCode>(
	code: Code,
	{ state }: SchemaFinding<Code>,
): NonNullable<FixableFinding['fixes']> {
	const rule: SchemaRule<Code> = schemaRules[code];
	return (context) => rule.fixes?.(state, context) ?? [];
}

/** Key or value, and of what path. */
function subjectOf({ at: { path, part } }: Finding): string {
	const of = part === 'key' || part === 'entry' ? 'key' : 'value';
	return [of, ...path].join('\0');
}

/** The level of a finding under certain settings. */
export function levelOf({ code, severity }: Finding, options: CheckOptions): Severity | 'off' {
	const isAdvice = severity === 'information' || severity === 'hint';
	return options.severities?.[code] ?? (isAdvice ? options.advice : undefined) ?? severity;
}

/** What rules are told besides the finding. */
export function contextOf(plist: DriverPlist, options: CheckOptions): RuleContext {
	return { plist, deploymentTarget: options.deploymentTarget ?? {} };
}

function rulesFindings(plist: DriverPlist, options: CheckOptions): readonly FixableFinding[] {
	const context = contextOf(plist, options);
	const visiting = visitRules(
		new CheckContext(plist, options.deploymentTarget ?? {}),
		options.onFault,
	);
	const others = plistRules.flatMap((rule) => {
		const { code, severity, kinds } = rule;
		if (!kinds.includes(plist.kind)) return [];
		return guarded(code, options, () =>
			Array.from(first(MOST_OF_A_RULE, rule.check(context)), (finding) => ({
				code,
				severity,
				...finding,
			})),
		);
	});
	return [...others, ...visiting];
}

function* first<Item>(most: number, items: Iterable<Item>): Iterable<Item> {
	let left = most;
	for (const item of items) {
		if (left-- <= 0) return;
		yield item;
	}
}

/** A rule that fails must not take the others with it. */
function guarded(
	code: string,
	{ onFault }: CheckOptions,
	find: () => readonly Finding[],
): readonly Finding[] {
	try {
		return find();
	} catch (error) {
		onFault?.(code, error);
		return [];
	}
}
