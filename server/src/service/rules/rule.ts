/** What a rule is: docs, examples that run as tests, check and fixes, all in one file named by its code. */
import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding, Message, Severity } from '../document/finding.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { ProjectView } from '../project/projectView.js';
import type { SyntaxCode, SyntaxFault } from '../syntax/syntaxFault.js';

/** The page of a rule, in Markdown. An export of its own beside the rule, so that bundlers can leave it out. */
export interface RuleDocs {
	/** One sentence: the pattern that is found. */
	readonly what: string;
	/** The consequence a person sees on their Mac, and the function that causes it. */
	readonly why: string;
	/** What to do, in a sentence or two. */
	readonly fix: string;
	/** Sources: Apple pages as URLs, or `xnu IOService.cpp:probeCandidates`. */
	readonly references: readonly string[];
	/** Examples, which run as tests. A function, so that bundles without them do not even build their texts. */
	examples(): { readonly bad: readonly BadExample[]; readonly good: readonly GoodExample[] };
}

/** An example: the inside of a root dict, or a whole document where it begins with `<?xml`, `<!DOCTYPE` or `<plist`. */
export interface GoodExample {
	readonly text: string;
	readonly kind?: DocumentKind;
	readonly form?: 'source' | 'built';
	/** The text is the whole file, whatever it begins with. */
	readonly whole?: true;
	readonly deploymentTarget?: RuleContext['deploymentTarget'];
	/** Where the file lies, for rules about bundle folders. */
	readonly uri?: string;
}

/** `[|…|]` marks the range of each finding. `npm run update:examples` fills in `findings` and `fixes`. */
export interface BadExample extends GoodExample {
	/** What a person reads of each finding of the rule, in the order of the text: `error: …`. */
	readonly findings: readonly string[];
	/** The titles of the fixes for the first finding, best first; absent where there are none. */
	readonly fixes?: readonly string[];
	/** The text after the preferred fix for the first finding. */
	readonly fixed?: string;
}

export interface Fix {
	/** The remedy, in the imperative: `Insert IOUserServerName`. */
	readonly title: Message;
	readonly edits: readonly PlistEdit[];
	/** The one best remedy; *Fix all* applies preferred fixes only. */
	readonly preferred?: boolean;
}

export interface RuleContext {
	readonly plist: DriverPlist;
	readonly project: ProjectView;
	/** macOS and iPadOS versions the driver is meant for, `{ macOS: '11.0' }`; undefined where nobody said. */
	readonly deploymentTarget: Readonly<Partial<Record<'macOS' | 'iPadOS', string>>>;
}

interface RuleBase {
	/** Kebab-case, names the bad pattern, never renamed after release; also the file's name. */
	readonly code: string;
	/** The level unless the finding says otherwise or a setting changes it. */
	readonly severity: Severity;
}

interface FindingRule extends RuleBase {
	/** Fixes for one finding of this rule, best first. Must be pure and must not throw. */
	fixes?(context: RuleContext, finding: Finding): readonly Fix[];
}

/** Describes a fault that the parser reports under the same code. Its functions must be pure and must not throw. */
export interface SyntaxRule<Code extends SyntaxCode> extends RuleBase {
	readonly stage: 'syntax';
	readonly code: Code;
	readonly message: (fault: SyntaxFault<Code>) => Message;
	/** The level, by the parsers that refuse the construct and the kind of file; `off` where the build repairs it. Defaults to `severity`. */
	readonly severityOf?: (fault: SyntaxFault<Code>, plist: DriverPlist) => Severity | 'off';
	/** Fixes for one fault, best first; `severity` is the level after settings. */
	readonly fixes?: (
		context: RuleContext,
		fault: SyntaxFault<Code>,
		severity: Severity,
	) => readonly Fix[];
}

/** A rule for every fault; one without a rule is a type error. */
export type SyntaxRules = { readonly [Code in SyntaxCode]: SyntaxRule<Code> };

/** Describes a finding that the schema walker (`schema/check.ts`) makes. */
export interface SchemaRule extends FindingRule {
	readonly stage: 'schema';
}

/** Describes what is said of a file as a whole (`features/mostSevere.ts`, `features/fileTooLarge.ts`) or of comments (`features/directives.ts`). */
export interface SummaryRule extends FindingRule {
	readonly stage: 'summary';
}

/** Looks at values and paths, never at source text. */
export interface PlistRule extends FindingRule {
	readonly stage: 'plist';
	readonly kinds: readonly DocumentKind[];
	/** Must be pure, must not throw, and must run in time linear in the size of the plist. */
	check(context: RuleContext): Iterable<RuleFinding>;
}

/** A finding without what the rule itself says: `code`, and `severity` where it is the rule's own. */
export type RuleFinding = Omit<Finding, 'code' | 'severity'> & {
	readonly severity?: Severity;
};

/** The rule of a code, discriminated by the stage that reports it. */
export type Rule = SyntaxRules[SyntaxCode] | SchemaRule | SummaryRule | PlistRule;

export function defineSyntaxRule<Code extends SyntaxCode>(
	code: Code,
	rule: Omit<SyntaxRule<Code>, 'stage' | 'code'>,
): SyntaxRule<Code> {
	return { stage: 'syntax', code, ...rule };
}

export function defineSchemaRule(rule: Omit<SchemaRule, 'stage'>): SchemaRule {
	return { stage: 'schema', ...rule };
}

export function defineSummaryRule(rule: Omit<SummaryRule, 'stage'>): SummaryRule {
	return { stage: 'summary', ...rule };
}

export function definePlistRule(rule: Omit<PlistRule, 'stage'>): PlistRule {
	return { stage: 'plist', ...rule };
}
