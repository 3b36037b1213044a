/** What a rule is: documentation, examples that run as tests, check, and fixes, in one file that is named after its code. */
import type { DriverPlist, PlistContents } from '../document/driverPlist.js';
import type { Finding, Severity } from '../document/finding.js';
import type { RootVariant } from '../document/rootEntries.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import type { LibraryList } from '../libraries/libraryLists.js';
import type {
	MatchingDictionary,
	PreparedPersonality,
	ProviderFamily,
} from '../matching/matchingDictionary.js';
import type { Message, MessageSet } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { SchemaCode, SchemaStates } from '../schema/schemaFinding.js';
import type { SyntaxCode, SyntaxFault } from '../syntax/syntaxFault.js';
import type { TextRange } from '../text/textRange.js';
import type { Dict, DictEntry, PlistValue, Str } from '../value/plistValue.js';
import type { CheckContext, DeploymentTarget } from './checkContext.js';
import { severityByRejection } from './shared/severityByRejection.js';

/** The page of a rule, in Markdown. A separate export, so that bundlers can leave it out. */
export interface RuleDocs {
	/** The pattern that is found, as one sentence or noun phrase. */
	readonly what: string;
	/**
	 * The consequence on a Mac, and the function that causes it. A getter if it contains a shared text, so that
	 * bundlers can leave it out.
	 */
	readonly why: string;
	/**
	 * When a finding has another severity than the rule, by that severity: the end of a sentence. The page adds what
	 * applies to most syntax faults, and to files of uncertain kind (`features/otherSeverities.ts`).
	 */
	readonly otherSeverities?: Readonly<Partial<Record<Severity, string>>>;
	/** What to do, in a sentence or two. */
	readonly fix: string;
	/** Sources: Apple pages as URLs, or `xnu IOService.cpp:probeCandidates`. */
	readonly references: readonly string[];
	/** Examples, which run as tests. A function, so that their texts are built only when they are needed. */
	examples(): { readonly bad: readonly BadExample[]; readonly good: readonly GoodExample[] };
}

/** An example: the content of a root dictionary, or a document that starts with `<?xml`, `<!DOCTYPE`, or `<plist`. */
export interface GoodExample {
	readonly text: string;
	readonly kind?: DocumentKind;
	/** The kind is not given, but recognized. */
	readonly recognized?: true;
	readonly form?: 'source' | 'built';
	/** The text is the whole file, however it starts. */
	readonly whole?: true;
	readonly deploymentTarget?: DeploymentTarget;
	/** The location of the file, for rules about bundle folders. */
	readonly uri?: string;
	/** Files near it, by their paths from its folder: contents as `text` has them. */
	readonly neighbors?: Readonly<Record<string, string>>;
}

/** `[|…|]` marks the range of each finding. `npm run update:examples` fills in `findings` and `fixes`. */
export interface BadExample extends GoodExample {
	/** What a person reads of each finding of the rule, in the order of the text: `error: …`. */
	readonly findings: readonly string[];
	/** The titles of the fixes for the first finding, best first; absent if there are none. */
	readonly fixes?: readonly string[];
	/** The text after the preferred fix for the first finding; absent if no fix is preferred. */
	readonly fixed?: string;
	/** The neighbors that fixes change, after the first such fix for the first finding. */
	readonly fixedNeighbors?: Readonly<Record<string, string>>;
}

/** Where the key and the value of an entry are, or will be after a fix. */
export interface UncoveredEntry {
	readonly keyRange: TextRange;
	readonly value: { readonly range: TextRange };
}

export interface Fix {
	/** What the fix does: `Add 'IOUserServerName'`. */
	readonly title: Message;
	readonly edits: readonly PlistEdit[];
	/** The best fix of the finding. *Fix all* applies only preferred fixes of the document itself. */
	readonly preferred?: boolean;
	/** The file near the document that the edits are for, if they are not for the document itself. */
	readonly in?: DriverPlist;
	/** The kind that the document is changed to, by all edits that this requires; `edits` is empty. */
	readonly becomes?: DocumentKind;
	/**
	 * The entry that is read for the first time after the fix, which corrects a name or tags, so that what else is wrong in it is
	 * found then. It was wrong before: the fix is offered nevertheless, but not preferred.
	 */
	readonly uncovers?: UncoveredEntry | undefined;
	/**
	 * The fix replaces a merge conflict by one of its versions, or by both. A person chooses a version whatever is wrong in it,
	 * so one is offered without a trial.
	 */
	readonly resolves?: 'withOne' | 'withBoth';
}

interface RuleBase {
	/** The bad pattern in kebab-case, which is also the name of the file. It does not change after a release. */
	readonly code: string;
	/** The severity, unless the finding has another one or a setting changes it. */
	readonly severity: Severity;
}

/** Describes a syntax fault with the same code. Its functions must be pure and must not throw. */
export interface SyntaxRule<Code extends SyntaxCode> extends RuleBase {
	readonly stage: 'syntax';
	readonly code: Code;
	readonly messages: MessageSet;
	/** What is wrong. `features/syntaxFindings.ts` adds the consequence, which depends on the parsers that reject it. */
	readonly message: (fault: SyntaxFault<Code>) => Message;
	/** `off` if the build repairs the fault. */
	readonly severityOf: (fault: SyntaxFault<Code>, plist: PlistContents) => Severity | 'off';
	/** Fixes for one fault, best first. */
	readonly fixes?: (fault: SyntaxFault<Code>, context: FixContext) => readonly Fix[];
}

/** A rule for every code of faults. A missing rule is a type error. */
export type SyntaxRules = { readonly [Code in SyntaxCode]: SyntaxRule<Code> };

/** Describes a finding of the schema walker (`schema/check.ts`) with the same code. Its functions must be pure and must not throw. */
export interface SchemaRule<Code extends SchemaCode> extends RuleBase {
	readonly stage: 'schema';
	readonly code: Code;
	/** Fixes for one finding, best first. */
	readonly fixes?: (state: SchemaStates[Code], context: FixContext) => readonly Fix[];
}

/** A rule for every code of the schema walker. A missing rule is a type error. */
export type SchemaRules = { readonly [Code in SchemaCode]: SchemaRule<Code> };

/** Describes a finding about a file as a whole, or about its comments, which a module of `features/` creates. */
export interface SummaryRule extends RuleBase {
	readonly stage: 'summary';
	readonly messages: MessageSet;
}

/** What rules can visit, by the name of the visit. Of several entries with one key, only the last one, which is read. */
export interface Subjects {
	/** The document as a whole, once. */
	readonly plist: PlistContents;
	/** The root, once, if it is a dictionary. */
	readonly root: Dict;
	/** Each entry of the root with one of `keys` or a variant of it for an architecture. */
	readonly rootKey: RootVariant;
	/** Each list of libraries that is a dictionary: OSBundleLibraries and its variants for architectures. */
	readonly libraryList: LibraryList;
	/** Each entry of an entitlements file, or each one with one of `keys`. */
	readonly entitlement: DictEntry;
	readonly personality: PreparedPersonality;
	/** Each entry of a personality with one of `keys`. */
	readonly personalityKey: EntryOf<PreparedPersonality>;
	/** Each personality, and each dictionary that it matches ancestors with; in an entitlements file, its devices. */
	readonly matchingDictionary: MatchingDictionary;
	/** Each entry of a matching dictionary with one of `keys`. */
	readonly matchingKey: EntryOf<MatchingDictionary>;
	/** Every dictionary, the root included, in no particular order. */
	readonly dictionary: Dict;
	/** Every string, in no particular order. */
	readonly string: Str;
}

export type Visit = keyof Subjects;

/** The visits of entries, for which a rule names the keys. */
type KeyVisit = 'rootKey' | 'entitlement' | 'personalityKey' | 'matchingKey';

/** The visits of dictionaries that a provider compares, which a rule can restrict to families of providers. */
type MatchingVisit = 'personality' | 'personalityKey' | 'matchingDictionary' | 'matchingKey';

/** An entry, with the dictionary it is in. */
export interface EntryOf<Owner> {
	readonly owner: Owner;
	readonly entry: DictEntry;
	readonly key: string;
	readonly value: PlistValue;
}

/** What a check finds: a finding without the properties of its rule. */
export interface Found extends Omit<Finding, 'code' | 'severity'> {
	/** If it differs from that of the rule. */
	readonly severity?: Severity;
}

/** A finding with what the fixes of the rule need to know: entries and values of this version of the document. */
export interface FoundWith<State> extends Found {
	readonly state: State;
}

/** What fixes can use in addition to the state: also the text, to copy from it. */
export interface FixContext {
	readonly plist: DriverPlist;
	readonly deploymentTarget: DeploymentTarget;
}

interface RuleDefinition<V extends Visit> extends RuleBase {
	readonly kinds: readonly DocumentKind[];
	/** The messages and titles that the rule defines. */
	readonly messages?: MessageSet;
	readonly visit: V;
	/** The keys whose entries are visited. */
	readonly keys?: V extends KeyVisit ? readonly string[] : never;
	/** The families of providers whose dictionaries are visited; all if it is absent. */
	readonly families?: V extends MatchingVisit ? readonly ProviderFamily[] : never;
	/**
	 * Whether its findings replace even more severe ones of the schemas on the same key or value: they are about the same
	 * fault, and the rule knows where it matters less.
	 */
	readonly replacesMoreSevere?: true;
}

interface DefinitionWithoutFixes<V extends Visit> extends RuleDefinition<V> {
	/** Must be pure, must not throw, and must run in time linear in the size of its subject. */
	check(subject: Subjects[V], context: CheckContext): Iterable<Found> | undefined;
}

interface DefinitionWithFixes<V extends Visit, State> extends RuleDefinition<V> {
	/** Must be pure, must not throw, and must run in time linear in the size of its subject. */
	check(subject: Subjects[V], context: CheckContext): Iterable<FoundWith<State>> | undefined;
	/** Fixes for one finding, best first. Must be pure and must not throw. */
	fixes(state: State, context: FixContext): readonly Fix[];
}

/** A finding whose fixes are bound to it. */
export interface FixableFinding extends Finding {
	readonly fixes?: (context: FixContext) => readonly Fix[];
}

/** A rule that visits parts of a plist: values and paths, never the text. */
export interface VisitingRule<V extends Visit = Visit> extends RuleBase {
	readonly stage: 'visit';
	readonly kinds: readonly DocumentKind[];
	readonly messages: MessageSet;
	readonly visit: V;
	readonly keys: readonly string[] | undefined;
	readonly families: readonly ProviderFamily[] | undefined;
	readonly replacesMoreSevere: boolean;
	/** Adds to `findings` what the rule finds in a subject. */
	find(subject: Subjects[V], context: CheckContext, findings: FixableFinding[]): void;
}

/** A rule for each visit. */
type AnyVisitingRule = { readonly [V in Visit]: VisitingRule<V> }[Visit];

/** The rule of a code, discriminated by the stage that reports it. */
export type Rule =
	| SyntaxRules[SyntaxCode]
	| SchemaRules[SchemaCode]
	| SummaryRule
	| AnyVisitingRule;

/** The findings of a check that finds nothing, for which no array is created. */
const nothing: readonly never[] = [];

/** A rule with what it visits, what it finds there, and fixes for the state that it keeps of a finding. */
export function defineRule<const V extends Visit, State>(
	rule: DefinitionWithFixes<V, State>,
): VisitingRule<V>;
export function defineRule<const V extends Visit>(rule: DefinitionWithoutFixes<V>): VisitingRule<V>;
export function defineRule<const V extends Visit, State>(
	rule: DefinitionWithFixes<V, State> | DefinitionWithoutFixes<V>,
): VisitingRule<V> {
	const { code, severity, kinds, messages = {}, visit, keys, families } = rule;
	const { replacesMoreSevere = false } = rule;
	const find: VisitingRule<V>['find'] =
		'fixes' in rule
			? (subject, context, findings) => {
					for (const { state, ...found } of rule.check(subject, context) ?? nothing) {
						const fixes = (fixContext: FixContext) => rule.fixes(state, fixContext);
						findings.push({ code, severity, ...found, fixes });
					}
				}
			: (subject, context, findings) => {
					for (const found of rule.check(subject, context) ?? nothing) {
						findings.push({ code, severity, ...found });
					}
				};
	const visited = { kinds, messages, visit, keys, families, replacesMoreSevere };
	return { stage: 'visit', code, severity, ...visited, find };
}

type SyntaxDefinition<Code extends SyntaxCode> = Omit<
	SyntaxRule<Code>,
	'stage' | 'code' | 'severityOf'
> &
	Partial<Pick<SyntaxRule<Code>, 'severityOf'>>;

/** A rule whose severity depends on the parsers that reject the file, unless it defines `severityOf`. */
export function defineSyntaxRule<Code extends SyntaxCode>(
	code: Code,
	rule: SyntaxDefinition<Code>,
): SyntaxRule<Code> {
	return { stage: 'syntax', code, severityOf: severityByRejection, ...rule };
}

export function defineSchemaRule<Code extends SchemaCode>(
	code: Code,
	rule: Omit<SchemaRule<Code>, 'stage' | 'code'>,
): SchemaRule<Code> {
	return { stage: 'schema', code, ...rule };
}

export function defineSummaryRule(rule: Omit<SummaryRule, 'stage'>): SummaryRule {
	return { stage: 'summary', ...rule };
}
