/** No check does more than linear work: V8 counts how often each block of the service runs, so no clock can mislead. */
import { Session } from 'node:inspector';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import type { BadExample, Rule } from '../../server/src/service/rules/rule.js';
import { analyseExample, findingsOf } from '../support/checkFindings.js';
import { readRanges } from '../support/markers.js';

const few = 24;
const times = 4;
/** `times`, and what sorting adds. */
const mostGrowth = times * 1.6;
/** Blocks that run less often cost nothing. */
const leastCount = 4 * few * times;

const session = new Session();

beforeAll(() => {
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});

afterAll(() => {
	session.post('Profiler.disable');
	session.disconnect();
});

/** The blocks that ran since the last time, by file, place and count. */
function takeCounts(): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	session.post('Profiler.takePreciseCoverage', (error, taken) => {
		if (error) throw error;
		for (const { url, functions } of taken.result) {
			const file = /\/server\/src\/service\/.*/.exec(url)?.[0];
			if (file === undefined) continue;
			for (const { functionName, ranges } of functions) {
				for (const { startOffset, endOffset, count } of ranges) {
					counts.set(`${file} ${functionName} ${startOffset}-${endOffset}`, count);
				}
			}
		}
	});
	return counts;
}

function countBlocks(run: () => void): ReadonlyMap<string, number> {
	takeCounts();
	run();
	return takeCounts();
}

/** The personalities of an example `count` times, or else all it has, each copy under a name of its own. */
function enlarged({ text: marked }: BadExample, count: number): string {
	const { text } = readRanges(marked);
	const [before = '', inside = '', after = ''] = text.split(
		/(?<=<key>IOKitPersonalities<\/key>\s*<dict>)([\s\S]*)(?=<\/dict>)/,
	);
	const copies = Array.from({ length: count }, (_, index) => index);
	const copyOf = (piece: string, index: number): string =>
		piece.replace(/<key>([^<]*)<\/key>/, `<key>$1 ${index}</key>`);
	return inside === ''
		? [text, ...copies.map((index) => copyOf(text, index))].join('\n')
		: before + copies.map((index) => copyOf(inside, index)).join('\n') + after;
}

/** The blocks that ran too often in one counting, each with what was counted. */
function countOvergrown(rule: Rule, example: BadExample): ReadonlyMap<string, string> {
	const kind = example.kind ?? (rule.stage === 'plist' ? rule.kinds[0] : undefined);
	const countFor = (count: number): ReadonlyMap<string, number> => {
		const text = enlarged(example, count);
		return countBlocks(() => findingsOf(analyseExample(text, { kind, form: example.form })));
	};
	countFor(few);
	const small = countFor(few);
	const faults = new Map<string, string>();
	for (const [block, count] of countFor(few * times)) {
		const before = Math.max(small.get(block) ?? 0, few);
		if (count > leastCount && count > before * mostGrowth) {
			faults.set(block, `${block}: ${before} times, then ${count}`);
		}
	}
	return faults;
}

/**
 * What grows faster than the example does, in every counting: about once in two thousand examples
 * on a busy machine, V8 reports no calls of a small function that was called.
 */
function overgrown(rule: Rule, example: BadExample): readonly string[] {
	let faults = countOvergrown(rule, example);
	for (let again = 0; again < 3 && faults.size > 0; again++) {
		const counted = countOvergrown(rule, example);
		faults = new Map([...faults].filter(([block]) => counted.has(block)));
	}
	return [...faults.values()];
}

function examplesOf({ code }: Rule): readonly BadExample[] {
	return ruleDocs.get(code)?.examples().bad ?? [];
}

const examples = rules.flatMap((rule) =>
	examplesOf(rule)
		.filter(({ text, whole }) => !whole && !/^\s*(?:\[\|)?<(?:\?xml|!DOCTYPE|plist|!--)/.test(text))
		.map((example) => ({ rule, example })),
);

describe('the work of a check', () => {
	it('is counted', () => {
		const loop = examples.slice(0, 1).flatMap(({ rule, example }) => overgrown(rule, example));
		expect(loop).toEqual([]);
		const counted = countBlocks(() => findingsOf(analyseExample('<key>A</key>\n<string/>')));
		expect(counted.size).toBeGreaterThan(100);
	});

	it.each([...new Set(examples.map(({ rule }) => rule))].map((rule) => [rule.code, rule] as const))(
		'grows with the file: %s',
		(_, rule) => {
			const [first, ...others] = examples.filter((each) => each.rule === rule);
			const faults = [first, others.at(-1)].flatMap((each) =>
				each ? overgrown(rule, each.example) : [],
			);
			expect(faults).toEqual([]);
		},
	);
});
