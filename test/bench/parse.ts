/** Compares our parser with others on the same property lists, in one run: `npx tsx test/bench/parse.ts`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parser as lezer } from '@lezer/xml';
import { parse as parseFastPlist } from 'fast-plist';
import { parse as parsePlist } from 'plist';
import { SaxesParser } from 'saxes';
import { parse } from '../../server/src/service/syntax/parse.js';
import { lower } from '../../server/src/service/value/lower.js';
import type { PlistValue } from '../../server/src/service/value/plistValue.js';
import { enlarge } from './enlarge.js';

const here = import.meta.dirname;
const shared = process.env.DRIVER_PLIST_SHARED ?? resolve(here, '../../../shared');

const sample = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleIdentifier</key>
	<string>com.example.Widget</string>
	<key>IOKitPersonalities</key>
	<dict>
		<key>Widget</key>
		<dict>
			<key>CFBundleIdentifier</key>
			<string>com.example.Widget</string>
			<key>IOClass</key>
			<string>WidgetDriver</string>
			<key>IOProviderClass</key>
			<string>IOUSBHostInterface</string>
			<key>IOProbeScore</key>
			<integer>90000</integer>
			<key>Options</key>
			<dict>
				<key>Fast</key>
				<true/>
				<key>Modes</key>
				<array>
					<string>bulk &amp; interrupt</string>
					<string>isochronous</string>
				</array>
			</dict>
			<key>bConfigurationValue</key>
			<integer>1</integer>
			<key>bInterfaceNumber</key>
			<integer>0</integer>
			<key>idProduct</key>
			<integer>653</integer>
			<key>idVendor</key>
			<integer>1118</integer>
		</dict>
	</dict>
</dict>
</plist>
`;

/** Runs of one contender on one text. */
const MANY = 41;

interface Contender {
	readonly name: string;
	run(text: string, json: string): unknown;
	/** Slow ones run less often. */
	readonly rounds: number;
}

const contenders: readonly Contender[] = [
	{ name: 'parse', run: (text) => parse(text), rounds: MANY },
	{ name: 'parse + every value', run: (text) => walk(lower(parse(text))), rounds: MANY },
	{ name: 'fast-plist', run: (text) => parseFastPlist(text), rounds: MANY },
	{ name: 'saxes (events only)', run: (text) => runSaxes(text), rounds: MANY },
	{ name: '@lezer/xml', run: (text) => lezer.parse(text), rounds: 7 },
	{ name: 'plist', run: (text) => parsePlist(text), rounds: 3 },
	{ name: 'JSON.parse (same data)', run: (_text, json) => JSON.parse(json), rounds: MANY },
];

function runSaxes(text: string): void {
	const parser = new SaxesParser();
	parser.on('opentag', () => {});
	parser.on('text', () => {});
	parser.write(text).close();
}

/** Looks at every value, its text and number. */
function walk(root: PlistValue | undefined): number {
	let seen = 0;
	const waiting = root ? [root] : [];
	for (let value = waiting.pop(); value; value = waiting.pop()) {
		if ('value' in value && value.value !== undefined) seen++;
		if (value.type === 'dict') for (const entry of value.entries) waiting.push(entry.value);
		if (value.type === 'array') for (const item of value.items) waiting.push(item);
	}
	return seen;
}

function time(contender: Contender, text: string, json: string): number {
	const started = performance.now();
	contender.run(text, json);
	return performance.now() - started;
}

function median(times: readonly number[]): number {
	return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** Medians in milliseconds; undefined for one that refuses the text. */
function compare(text: string): ReadonlyMap<string, number | undefined> {
	const json = JSON.stringify(parseFastPlist(text));
	// The slow ones leave so much garbage that its collection would be charged to whoever comes next.
	const isFast = ({ rounds }: Contender) => rounds === MANY;
	return new Map([
		...takeTurns(contenders.filter(isFast), text, json),
		...takeTurns(
			contenders.filter((each) => !isFast(each)),
			text,
			json,
		),
	]);
}

function takeTurns(
	group: readonly Contender[],
	text: string,
	json: string,
): readonly (readonly [string, number | undefined])[] {
	const times = group.map(() => [] as number[]);
	const refused = new Set<Contender>();
	const rounds = Math.max(...group.map((each) => each.rounds));
	for (let round = -Math.ceil(rounds / 3); round < rounds; round++) {
		for (const [index, contender] of group.entries()) {
			if (refused.has(contender) || round >= contender.rounds) continue;
			try {
				const taken = time(contender, text, json);
				if (round >= 0) times[index]?.push(taken);
			} catch {
				refused.add(contender);
			}
		}
	}
	return group.map((each, index) => [
		each.name,
		refused.has(each) ? undefined : median(times[index] ?? []),
	]);
}

function realFiles(): readonly (readonly [name: string, text: string])[] {
	const folder = join(shared, 'corpus/kext');
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.map((name) => join(folder, name))
		.sort((a, b) => statSync(b).size - statSync(a).size)
		.slice(0, 2)
		.map((file) => [`corpus ${file.slice(folder.length + 1)}`, readFileSync(file, 'utf8')]);
}

function report(name: string, text: string): void {
	const results = compare(text);
	const own = results.get('parse') ?? Number.NaN;
	const rows = [...results].map(([contender, taken]) => ({
		parser: contender,
		ms: taken === undefined ? 'refuses' : taken.toFixed(2),
		'times parse': taken === undefined ? '' : (taken / own).toFixed(2),
	}));
	console.log(`\n${name}, ${(text.length / 1000).toFixed(0)} kB`);
	console.table(rows);
}

/** Time for 1, 2, 4 and 8 times as much, each over the first. */
function reportLinearity(): void {
	const sizes = [1, 2, 4, 8].map((times) => enlarge(sample, times * 250_000));
	const parser: Contender = { name: 'parse', run: (text) => parse(text), rounds: 15 };
	for (const text of sizes) for (let round = 0; round < 5; round++) time(parser, text, '');
	const taken = sizes.map((text) =>
		median(Array.from({ length: 15 }, () => time(parser, text, ''))),
	);
	const ratios = taken.map((each) => (each / (taken[0] ?? 1)).toFixed(2));
	console.log(`\ntime for 1×, 2×, 4×, 8× the text: ${ratios.join(', ')}`);
}

function reportMemory(): void {
	if (!globalThis.gc) {
		console.log('retained memory: run with node --expose-gc');
		return;
	}
	const text = enlarge(sample, 1_000_000);
	parse(text);
	globalThis.gc();
	const before = process.memoryUsage().heapUsed;
	const parsed = parse(text);
	globalThis.gc();
	const bytes = process.memoryUsage().heapUsed - before;
	console.log(
		`retained tree of 1 MB: ${(bytes / 1e6).toFixed(1)} MB (${parsed.root.children.length})`,
	);
}

report('sample, enlarged', enlarge(sample, 1_000_000));
for (const [name, text] of realFiles()) report(name, text);
reportLinearity();
reportMemory();
