/** Recall and precision on the cases of this folder, and conformance with the suites of others. */
import type { Row, Section } from '../bench/section.js';
import { unlikeSuite, valuesUnlikeReader } from '../conformance/exceptions.js';
import { type Outcome, unexplained } from '../conformance/outcome.js';
import { hasPlistSuites, suiteValues, suiteVerdicts } from '../conformance/plistSuites.js';
import { hasW3cSuite, notWellFormed, valid } from '../conformance/w3c.js';
import { judge } from './judge.js';
import { faults, oddities } from './truthFiles.js';

/** Rows with the share that is as it must be. The suites are missing if they are not on the computer. */
export function truthSection(): Section {
	const ofFaults = faults.map(judge);
	const ofOddities = oddities.map(judge);
	const right = ofFaults.flatMap((verdict) => verdict.right).length;
	const missed = ofFaults.flatMap((verdict) => verdict.missed).length;
	const wrong = [
		...ofFaults.flatMap((verdict) => verdict.wrong),
		...ofOddities.flatMap((verdict) => verdict.wrong).filter((line) => !isAdvice(line)),
	].length;
	const clean = ofOddities.filter((verdict) => verdict.wrong.every(isAdvice)).length;
	return {
		title: 'Truth and conformance',
		rows: [
			row('recall: expected findings that are found', right, right + missed),
			row('precision: findings that are expected', right, right + wrong),
			row('faults that yield exactly their findings', faultless(ofFaults), faults.length),
			row('oddities that yield nothing above information', clean, oddities.length),
			...suiteRows(),
		],
		reading:
			'known faults with severity and range, oddities that are right, and suites of others, by `npm run truth -- --write`. A listed exception is a file on which the parsers of Apple differ from the suite.',
	};
}

function faultless(verdicts: readonly ReturnType<typeof judge>[]): number {
	return verdicts.filter(({ missed, wrong }) => missed.length + wrong.length === 0).length;
}

function isAdvice(line: string): boolean {
	return line.startsWith('information');
}

function suiteRows(): readonly Row[] {
	return [
		...(hasW3cSuite
			? [
					suiteRow('W3C XML suite: not well formed, with a syntax finding', notWellFormed(), {}),
					suiteRow(
						'W3C XML suite: valid, with nothing except what CoreFoundation rejects',
						valid(),
						{},
					),
				]
			: []),
		...(hasPlistSuites
			? [
					suiteRow('suites of five libraries: same result', suiteVerdicts(), unlikeSuite),
					suiteRow('suites of five libraries: same value', suiteValues(), valuesUnlikeReader),
				]
			: []),
	];
}

function suiteRow(
	name: string,
	outcomes: readonly Outcome[],
	reasons: Readonly<Record<string, string>>,
): Row {
	const exceptions = Object.keys(reasons).length;
	const total = outcomes.length;
	const as = exceptions === 0 ? '' : `, ${exceptions} of them listed exceptions`;
	return row(`${name}${as}`, total - unexplained(outcomes, reasons).length, total);
}

function row(name: string, value: number, total: number): Row {
	return { name: `${name}, of ${total}`, value, unit: 'cases', ratio: value / total };
}
