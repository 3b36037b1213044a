/** What an editor does with a document, each as work that can be measured alone. */

import { FixTrials } from '../../server/src/service/features/fixTrials.js';
import { WorkBudget } from '../../server/src/service/features/workBudget.js';
import {
	analyze,
	type CheckedFinding,
	checkPlist,
	closeTagAt,
	completeAt,
	type DriverPlist,
	fixAll,
	fixesFor,
	foldingRangesOf,
	groupBy,
	hoverAt,
	outlineOf,
	proposedFixes,
	suppressionFixesFor,
	typedIdAt,
} from '../../server/src/service/index.js';
import type { Shape } from './shape.js';

/** What operations start from: a document that was checked. */
export interface Prepared {
	readonly text: string;
	readonly plist: DriverPlist;
	readonly findings: readonly CheckedFinding[];
}

export function prepare({ kind, build }: Shape, size: number): Prepared {
	const text = build(size);
	const plist = analyze(text, { uri: '', kind });
	return {
		text,
		plist,
		findings: checkPlist(plist),
	};
}

/** What a person types at the end of a text. */
const endings = ['<dict>', '</', '<true/', '<key>', '$('];

/** The text after each of the endings is typed. Analyzed one by one, since collecting garbage of trees that are kept takes time, too. */
function* typed({ text, plist: { uri, kind } }: Prepared): Iterable<DriverPlist> {
	for (const ending of endings) yield analyze(text + ending, { uri, kind });
}

/** Offsets all over a text. */
function places(text: string): readonly number[] {
	return [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((part) => Math.floor(part * text.length));
}

/** The end of the last string, where a person types what is added to it. */
function endsOfStrings(text: string): readonly number[] {
	const end = text.lastIndexOf('</string>');
	return end < 0 ? [] : [end];
}

/** Accepts all fixes, as after so many trials that no more are made. */
function withoutTrials(plist: DriverPlist): FixTrials {
	const budget = new WorkBudget(plist);
	budget.spend(plist, Number.POSITIVE_INFINITY);
	return new FixTrials({ plist, findings: [], hidden: [] }, {}, budget);
}

/** The first finding of each code and one in the middle, of the most severe ones, which are shown whatever the size of the text. */
function someOf(findings: readonly CheckedFinding[]): readonly CheckedFinding[] {
	const severities = ['error', 'warning', 'information', 'hint'];
	const most = severities.find((each) => findings.some(({ severity }) => severity === each));
	const shown = findings.filter(({ severity }) => severity === most);
	return [...groupBy(shown, ({ code }) => code).values()].flatMap((same) => {
		const middle = same.length >> 1;
		return middle === 0 ? same : [...same.slice(0, 1), ...same.slice(middle, middle + 1)];
	});
}

export type Operation = keyof typeof operations;

export const operations = {
	check: ({ text, plist: { uri, kind } }: Prepared): void => {
		checkPlist(analyze(text, { uri, kind }));
	},
	recognition: ({ text }: Prepared): void => {
		analyze(text, { uri: '' });
	},
	'proposed fixes': ({ plist, findings }: Prepared): void => {
		for (const finding of findings) proposedFixes(plist, finding);
	},
	'proposed suppressions': ({ plist, findings }: Prepared): void => {
		const trials = withoutTrials(plist);
		for (const finding of findings) suppressionFixesFor(plist, { ...finding, trials });
	},
	'fixes at a place': ({ plist }: Prepared): void => {
		for (const finding of someOf(checkPlist(plist))) fixesFor(plist, finding);
	},
	'suppressions at a place': ({ plist }: Prepared): void => {
		for (const finding of someOf(checkPlist(plist))) suppressionFixesFor(plist, finding);
	},
	'fix all': ({ plist }: Prepared): void => {
		fixAll(plist);
	},
	completion: (prepared: Prepared): void => {
		const { plist } = prepared;
		for (const offset of [...places(plist.text), ...endsOfStrings(plist.text)]) {
			completeAt(plist, offset);
			typedIdAt(plist, offset);
		}
		for (const each of typed(prepared)) completeAt(each, each.text.length);
	},
	hover: ({ plist }: Prepared): void => {
		for (const offset of places(plist.text)) hoverAt(plist, offset);
	},
	'closing tags': (prepared: Prepared): void => {
		for (const { syntax, text } of typed(prepared)) closeTagAt(syntax, text.length);
	},
	outline: ({ plist }: Prepared): void => {
		outlineOf(plist);
		foldingRangesOf(plist);
	},
};

/** Operations that try fixes until the work of the document is done: at most as much as some checks. */
export const boundedOperations = {
	'all fixes': ({ plist }: Prepared): void => {
		for (const finding of checkPlist(plist)) fixesFor(plist, finding);
	},
	'all suppressions': ({ plist }: Prepared): void => {
		for (const finding of checkPlist(plist)) suppressionFixesFor(plist, finding);
	},
};
