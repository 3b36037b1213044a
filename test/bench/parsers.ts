/** Compares our parser with others, from the text to a complete tree. */
import { parser as lezer } from '@lezer/xml';
import { parse as parseFastPlist } from 'fast-plist';
import { parse as parsePlist } from 'plist';
import { SaxesParser } from 'saxes';
import { parse } from '../../server/src/service/syntax/parse.js';
import { lower } from '../../server/src/service/value/lower.js';
import type { PlistValue } from '../../server/src/service/value/plistValue.js';
import { largeFiles, type Sample } from './samples.js';
import { comparedWithFirst, figure, type Row, type Section } from './section.js';
import { type Contender, takeTurns } from './timing.js';

/** The goal: how many times as fast as fast-plist. */
const goal = 1.5;

export async function readingAsOthersDo(sample: Sample | undefined): Promise<Section | undefined> {
	if (!sample) return undefined;
	const { name, text } = sample;
	const json = JSON.stringify(parseFastPlist(text));
	const contenders: readonly Contender[] = [
		{ name: 'parse', run: () => parse(text) },
		{ name: 'parse, then every value', run: () => lookAtAll(lower(parse(text))) },
		{ name: 'fast-plist (no positions)', run: () => parseFastPlist(text) },
		{ name: 'saxes (events only)', run: () => runSaxes(text) },
		{ name: 'JSON.parse (same data)', run: () => JSON.parse(json) },
	];
	// These leave so much garbage that its collection would slow down the next parser.
	const wasteful: readonly Contender[] = [
		{ name: '@lezer/xml', run: () => lezer.parse(text) },
		{ name: 'plist', run: () => parsePlist(text) },
	];
	const rows = comparedWithFirst('ms', [
		...(await takeTurns(contenders, { rounds: 41, budget: 900 })),
		...(await takeTurns(wasteful, { rounds: 9, budget: 900 })),
	]);
	const faster = rows[2]?.ratio;
	return {
		title: `Reading ${name}, ${(text.length / 1000).toFixed(0)} kB`,
		rows,
		reading: `${figure(faster)} times as fast as fast-plist; with all values read, ${figure(rows[1]?.ratio)} times parse alone.`,
	};
}

/** Whether the goal is missed on real files. */
export async function everyLargeFile(): Promise<Section | undefined> {
	const files = largeFiles();
	if (files.length === 0) return undefined;
	const rows: (Row & { readonly ratio: number })[] = [];
	for (const { name, text } of files) {
		const [own, other] = await takeTurns(
			[
				{ name: 'parse', run: () => parse(text) },
				{ name: 'fast-plist', run: () => parseFastPlist(text) },
			],
			{ rounds: 41, budget: 300 },
		);
		if (own?.[1] === undefined || other?.[1] === undefined) continue;
		rows.push({ name, value: own[1], unit: 'ms', ratio: other[1] / own[1] });
	}
	rows.sort((a, b) => a.ratio - b.ratio);
	const missed = rows.filter(({ ratio }) => ratio < goal);
	return {
		title: 'Real files above 50 kB: parse, and how many times as fast as fast-plist',
		rows: rows.slice(0, 5),
		reading: `${rows.length - missed.length} of ${rows.length} are parsed at least ${goal} times as fast; the slowest are shown. Files below the goal consist of Base64, which fast-plist skips.`,
	};
}

function runSaxes(text: string): void {
	const parser = new SaxesParser();
	parser.on('opentag', () => {});
	parser.on('text', () => {});
	parser.write(text).close();
}

/** Reads all values: text, number or length. */
function lookAtAll(root: PlistValue | undefined): number {
	let seen = 0;
	const waiting = root ? [root] : [];
	for (let value = waiting.pop(); value; value = waiting.pop()) {
		if (value.type === 'dict') for (const entry of value.entries) waiting.push(entry.value);
		else if (value.type === 'array') for (const item of value.items) waiting.push(item);
		else if (value.type === 'string') seen += value.value.length + value.variables.length;
		else if (value.type === 'data') seen += value.byteLength;
		else if (value.type !== 'invalid' && value.value !== undefined) seen++;
	}
	return seen;
}
