/** Visits the parts of a plist once, and applies to each the rules that visit it. */
import { splitRootKey } from '../document/rootKey.js';
import type { ProviderFamily } from '../matching/matchingDictionary.js';
import { once } from '../once.js';
import { type DocumentKind, documentKinds } from '../platform/documentKind.js';
import type { Dict } from '../value/plistValue.js';
import { valuesIn } from '../value/valuesIn.js';
import type { CheckContext } from './checkContext.js';
import { rules } from './registry.generated.js';
import type { FixableFinding, Subjects, Visit, VisitingRule } from './rule.js';

/** The maximum number of findings of one rule, more than are ever reported. */
const MAX_OF_A_RULE = 10_000;

/** Called with the code of a rule that threw. */
export type OnFault = (code: string, error: unknown) => void;

/** The rules of one visit: those for every subject, and those for entries by key. */
interface RulesOfVisit<V extends Visit> {
	readonly every: readonly VisitingRule<V>[];
	readonly byKey: ReadonlyMap<string, readonly VisitingRule<V>[]>;
}

type RulesOfKind = { readonly [V in Visit]: RulesOfVisit<V> };

function rulesOfVisit<V extends Visit>(kind: DocumentKind, visit: V): RulesOfVisit<V> {
	const applicable = rules.filter(
		(rule): rule is VisitingRule<V> & (typeof rules)[number] =>
			rule.stage === 'visit' && rule.visit === visit && rule.kinds.includes(kind),
	);
	const byKey = new Map<string, VisitingRule<V>[]>();
	for (const rule of applicable) {
		for (const key of rule.keys ?? []) byKey.set(key, [...(byKey.get(key) ?? []), rule]);
	}
	return { every: applicable.filter(({ keys }) => keys === undefined), byKey };
}

/** The rules for each kind of document, grouped when a document of that kind is first checked. */
const rulesByKind = Object.fromEntries(
	documentKinds.map((kind) => [
		kind,
		once(() => ({
			plist: rulesOfVisit(kind, 'plist'),
			root: rulesOfVisit(kind, 'root'),
			rootKey: rulesOfVisit(kind, 'rootKey'),
			libraryList: rulesOfVisit(kind, 'libraryList'),
			entitlement: rulesOfVisit(kind, 'entitlement'),
			personality: rulesOfVisit(kind, 'personality'),
			personalityKey: rulesOfVisit(kind, 'personalityKey'),
			matchingDictionary: rulesOfVisit(kind, 'matchingDictionary'),
			matchingKey: rulesOfVisit(kind, 'matchingKey'),
			dictionary: rulesOfVisit(kind, 'dictionary'),
			string: rulesOfVisit(kind, 'string'),
		})),
	]),
) as Readonly<Record<DocumentKind, () => RulesOfKind>>;

/** The findings of all rules that visit parts of the plist. Only the findings of a rule that throws are lost. */
export function visitRules(context: CheckContext, onFault?: OnFault): readonly FixableFinding[] {
	const walk = new Walk(context, onFault);
	walk.visitAll();
	return walk.findings();
}

/** One walk through a plist. */
class Walk {
	private readonly found: FixableFinding[] = [];
	private readonly counts = new Map<string, number>();
	private readonly failed = new Set<string>();
	/** Rules that threw, or that reached the maximum. */
	private readonly stopped = new Set<string>();
	private readonly rules: RulesOfKind;

	constructor(
		private readonly context: CheckContext,
		private readonly onFault: OnFault | undefined,
	) {
		this.rules = rulesByKind[context.plist.kind]();
	}

	findings(): readonly FixableFinding[] {
		return this.failed.size === 0
			? this.found
			: this.found.filter(({ code }) => !this.failed.has(code));
	}

	visitAll(): void {
		const { plist } = this.context;
		this.apply(this.rules.plist.every, plist);
		if (plist.root?.type === 'dict') this.visitRoot(plist.root);
		this.visitLibraryLists();
		this.visitPersonalities();
		const { dictionary, string } = this.rules;
		if (dictionary.every.length + string.every.length > 0) this.visitValues();
	}

	private visitRoot(root: Dict): void {
		this.apply(this.rules.root.every, root);
		for (const entry of root.entries) {
			if (root.get(entry.key) !== entry) continue;
			const { name, architecture } = splitRootKey(entry.key);
			const ofKey = this.rules.rootKey.byKey.get(name);
			if (ofKey) this.apply(ofKey, { entry, architecture });
			this.apply(this.rules.entitlement.every, entry);
			const ofEntitlement = this.rules.entitlement.byKey.get(entry.key);
			if (ofEntitlement) this.apply(ofEntitlement, entry);
		}
	}

	private visitLibraryLists(): void {
		const { every } = this.rules.libraryList;
		for (const list of this.context.libraryLists) this.apply(every, list);
	}

	private visitPersonalities(): void {
		const { personality, personalityKey, matchingDictionary, matchingKey } = this.rules;
		for (const owner of this.context.personalities) {
			this.apply(personality.every, owner, owner.provider.family);
			this.visitEntries(personalityKey, owner);
		}
		for (const owner of this.context.matchingDictionaries) {
			this.apply(matchingDictionary.every, owner, owner.provider.family);
			this.visitEntries(matchingKey, owner);
		}
	}

	private visitEntries<V extends 'personalityKey' | 'matchingKey'>(
		{ byKey }: RulesOfVisit<V>,
		owner: Subjects[V]['owner'],
	): void {
		const { dict } = owner;
		for (const entry of dict.entries) {
			const { key } = entry;
			const ofKey = byKey.get(key);
			if (!ofKey || (dict.hasDuplicates && dict.get(key) !== entry)) continue;
			const subject = { owner, entry, key, value: entry.value } as Subjects[V];
			this.apply(ofKey, subject, owner.provider.family);
		}
	}

	private visitValues(): void {
		const { dictionary, string } = this.rules;
		for (const value of valuesIn(this.context.plist.root)) {
			if (value.type === 'dict') this.apply(dictionary.every, value);
			else if (value.type === 'string') this.apply(string.every, value);
		}
	}

	/** Applies a rule. If it throws, its findings are discarded, and it is not applied again. */
	private apply<V extends Visit>(
		rules: readonly VisitingRule<V>[],
		subject: Subjects[V],
		family?: ProviderFamily,
	): void {
		for (const rule of rules) {
			const { code, families } = rule;
			if (families && family && !families.includes(family)) continue;
			if (this.stopped.has(code)) continue;
			const before = this.found.length;
			try {
				rule.find(subject, this.context, this.found);
			} catch (error) {
				this.failed.add(code);
				this.stopped.add(code);
				this.onFault?.(code, error);
			}
			if (this.found.length > before) this.count(code, this.found.length - before);
		}
	}

	private count(code: string, added: number): void {
		const count = (this.counts.get(code) ?? 0) + added;
		this.counts.set(code, count);
		if (count >= MAX_OF_A_RULE) this.stopped.add(code);
	}
}
