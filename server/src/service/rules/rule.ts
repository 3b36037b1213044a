/** What a rule is: docs, examples that run as tests, check and fixes, all in one file named by its code. */
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
import type { Dict, DictEntry, PlistValue, Str } from '../value/plistValue.js';
import type { CheckContext, DeploymentTarget } from './checkContext.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

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
	readonly deploymentTarget?: DeploymentTarget;
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

interface RuleBase {
	/** Kebab-case, names the bad pattern, never renamed after release; also the file's name. */
	readonly code: string;
	/** The level unless the finding says otherwise or a setting changes it. */
	readonly severity: Severity;
}

/** Describes a fault that the parser reports under the same code. Its functions must be pure and must not throw. */
export interface SyntaxRule<Code extends SyntaxCode> extends RuleBase {
	readonly stage: 'syntax';
	readonly code: Code;
	readonly messages: MessageSet;
	/** What is wrong. What follows from it is added by who rejects the file (`features/syntaxFindings.ts`). */
	readonly message: (fault: SyntaxFault<Code>) => Message;
	/** `off` where the build repairs the fault. */
	readonly severityOf: (fault: SyntaxFault<Code>, plist: PlistContents) => Severity | 'off';
	/** Remedies for one fault, best first. */
	readonly fixes?: (fault: SyntaxFault<Code>, context: FixContext) => readonly Fix[];
}

/** A rule for every fault; one without a rule is a type error. */
export type SyntaxRules = { readonly [Code in SyntaxCode]: SyntaxRule<Code> };

/** Describes a finding that the schema walker (`schema/check.ts`) makes under the same code. Its functions must be pure and must not throw. */
export interface SchemaRule<Code extends SchemaCode> extends RuleBase {
	readonly stage: 'schema';
	readonly code: Code;
	/** Fixes for one finding, best first. */
	readonly fixes?: (state: SchemaStates[Code], context: FixContext) => readonly Fix[];
}

/** A rule for every finding of the schemas; one without a rule is a type error. */
export type SchemaRules = { readonly [Code in SchemaCode]: SchemaRule<Code> };

/** Describes a finding about a file as a whole, or about its comments; a module of `features/` makes it. */
export interface SummaryRule extends RuleBase {
	readonly stage: 'summary';
	readonly messages: MessageSet;
}

/** What rules can visit, by the name of the visit. Of an entry, the one that is read for its key: the last. */
export interface Subjects {
	/** The document as a whole, once. */
	readonly plist: PlistContents;
	/** The root, once, where it is a dictionary. */
	readonly root: Dict;
	/** Each entry of the root under one of `keys`, the plain key and its variants for architectures. */
	readonly rootKey: RootVariant;
	/** Each list of libraries that is a dictionary: OSBundleLibraries and its variants for architectures. */
	readonly libraryList: LibraryList;
	/** Each entry of an entitlements file; under one of `keys`, where the rule names some. */
	readonly entitlement: DictEntry;
	readonly personality: PreparedPersonality;
	/** Each entry of a personality under one of `keys`. */
	readonly personalityKey: EntryOf<PreparedPersonality>;
	/** Each personality, and what it asks of ancestors; in an entitlements file, the devices of its transports. */
	readonly matchingDictionary: MatchingDictionary;
	/** Each entry of a matching dictionary under one of `keys`. */
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

/** What a check finds: a finding without what the rule itself says. */
export interface Found extends Omit<Finding, 'code' | 'severity'> {
	/** Where it differs from the rule's own. */
	readonly severity?: Severity;
}

/** A finding with what the fixes of the rule need to know: entries and values of this version of the document. */
export interface FoundWith<State> extends Found {
	readonly state: State;
}

/** What a fix may look at besides the state: also the text, to copy from it. */
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
	/** The families of providers whose dictionaries are visited; all where it is absent. */
	readonly families?: V extends MatchingVisit ? readonly ProviderFamily[] : never;
}

interface DefinitionWithoutFixes<V extends Visit> extends RuleDefinition<V> {
	/** Must be pure, must not throw, and must run in time linear in the size of its subject. */
	check(subject: Subjects[V], context: CheckContext): Iterable<Found> | undefined;
}

interface DefinitionWithFixes<V extends Visit, State> extends RuleDefinition<V> {
	/** Must be pure, must not throw, and must run in time linear in the size of its subject. */
	check(subject: Subjects[V], context: CheckContext): Iterable<FoundWith<State>> | undefined;
	/** Remedies for one finding, best first. Must be pure and must not throw. */
	fixes(state: State, context: FixContext): readonly Fix[];
}

/** A finding whose fixes are bound to it. */
export interface FixableFinding extends Finding {
	readonly fixes?: (context: FixContext) => readonly Fix[];
}

/** A rule that visits part of a plist; it looks at values and paths, never at the text. */
export interface VisitingRule<V extends Visit = Visit> extends RuleBase {
	readonly stage: 'visit';
	readonly kinds: readonly DocumentKind[];
	readonly messages: MessageSet;
	readonly visit: V;
	readonly keys: readonly string[] | undefined;
	readonly families: readonly ProviderFamily[] | undefined;
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

/** What a check without findings gives: no array is made for it. */
const nothing: readonly never[] = [];

/** A rule that says what it visits, what it finds there, and with the state it keeps, how to fix that. */
export function defineRule<const V extends Visit, State>(
	rule: DefinitionWithFixes<V, State>,
): VisitingRule<V>;
export function defineRule<const V extends Visit>(rule: DefinitionWithoutFixes<V>): VisitingRule<V>;
export function defineRule<const V extends Visit, State>(
	rule: DefinitionWithFixes<V, State> | DefinitionWithoutFixes<V>,
): VisitingRule<V> {
	const { code, severity, kinds, messages = {}, visit, keys, families } = rule;
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
	return { stage: 'visit', code, severity, kinds, messages, visit, keys, families, find };
}

type SyntaxDefinition<Code extends SyntaxCode> = Omit<
	SyntaxRule<Code>,
	'stage' | 'code' | 'severityOf'
> &
	Partial<Pick<SyntaxRule<Code>, 'severityOf'>>;

/** A rule whose severity depends on who rejects the file, unless it defines `severityOf`. */
export function defineSyntaxRule<Code extends SyntaxCode>(
	code: Code,
	rule: SyntaxDefinition<Code>,
): SyntaxRule<Code> {
	return { stage: 'syntax', code, severityOf: severityByRefusal, ...rule };
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
