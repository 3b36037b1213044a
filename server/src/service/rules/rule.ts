/** What a rule is: wording, examples that run as tests, check and fixes, all in one file named by its code. */

import type { DriverPlist } from '../document/driverPlist.js';
import type { Finding, Message, Severity } from '../document/finding.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { ProjectView } from '../project/projectView.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';

/** The page of a rule, in Markdown. */
export interface RuleDocs {
	/** One sentence: the pattern that is found. */
	readonly what: string;
	/** The consequence a person sees on their Mac, and the function that causes it. */
	readonly why: string;
	/** What to do, in a sentence or two. */
	readonly fix: string;
	/** Sources: Apple pages as URLs, or `xnu IOService.cpp:probeCandidates`. */
	readonly references: readonly string[];
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

/** `[|…|]` marks the range of each finding; `fixed` is the text after the preferred fix of the first. */
export interface BadExample extends GoodExample {
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
	readonly docs: RuleDocs;
	readonly examples: { readonly bad: readonly BadExample[]; readonly good: readonly GoodExample[] };
	/** Remedies for one finding of this rule, best first. Must be pure and must not throw. */
	fixes?(context: RuleContext, finding: Finding): readonly Fix[];
}

/** Words a fault that the parser found. */
export interface SyntaxRule extends RuleBase {
	readonly stage: 'syntax';
	message(fault: SyntaxFault): Message;
	/** The level by who refuses the construct and what kind of file it is in, `off` where the build mends it; `severity` where absent. */
	severityOf?(fault: SyntaxFault, plist: DriverPlist): Severity | 'off';
}

/** Describes a finding that the schema walker (`schema/check.ts`) makes. */
export interface SchemaRule extends RuleBase {
	readonly stage: 'schema';
}

/** Describes what is said of a file as a whole (`features/mostSevere.ts`, `features/fileTooLarge.ts`) or of comments (`features/directives.ts`). */
export interface SummaryRule extends RuleBase {
	readonly stage: 'summary';
}

/** Looks at values and paths, never at source text. */
export interface PlistRule extends RuleBase {
	readonly stage: 'plist';
	readonly kinds: readonly DocumentKind[];
	/** Must be pure, must not throw, and must run in time linear in the size of the plist. */
	check(context: RuleContext): Iterable<RuleFinding>;
}

/** A finding without what the rule itself says: `code`, and `severity` where it is the rule's own. */
export type RuleFinding = Omit<Finding, 'code' | 'severity'> & {
	readonly severity?: Severity;
};

/** What stands behind a code, by who finds it. */
export type Rule = SyntaxRule | SchemaRule | SummaryRule | PlistRule;

export function defineSyntaxRule(rule: Omit<SyntaxRule, 'stage'>): SyntaxRule {
	return { stage: 'syntax', ...rule };
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
