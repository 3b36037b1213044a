/** Registry dumps of real Macs, and the drivers that were attached. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
	emptyFigures,
	type FamilyFigures,
	type VerifyException,
	verifyDump,
} from '../../server/src/service/matching/simulator/verify.js';
import { readRegistry } from '../../server/src/service/registry/readRegistry.js';
import type { Row, Section } from '../bench/section.js';
import { sharedFolder } from '../support/shared.js';

const folder = join(sharedFolder, 'dumps');
export const hasDumps = existsSync(join(folder, 'index.json'));

interface DumpFile {
	readonly file: string;
	/** How many drivers it shows as attached. */
	readonly oraclePairs?: number;
}

/** Those that show attached drivers; none if they are not on the computer. */
export function dumpFiles(): readonly DumpFile[] {
	if (!hasDumps) return [];
	const files = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as DumpFile[];
	return files.filter(({ oraclePairs = 0 }) => oraclePairs > 0);
}

export interface VerifiedDump {
	readonly file: string;
	readonly exceptions: readonly VerifyException[];
}

export interface VerifiedDumps {
	/** By family, and of all families. */
	readonly figures: ReadonlyMap<string, FamilyFigures>;
	readonly all: FamilyFigures;
	readonly dumps: readonly VerifiedDump[];
	/** The files that could not be read. */
	readonly unread: readonly string[];
}

export function verifyDumps(): VerifiedDumps {
	const figures = new Map<string, FamilyFigures>();
	const all = emptyFigures();
	const dumps: VerifiedDump[] = [];
	const unread: string[] = [];
	for (const { file } of dumpFiles()) {
		const registry = readRegistry(gunzipSync(readFileSync(join(folder, file))));
		if ('type' in registry) {
			unread.push(file);
			continue;
		}
		const { families, exceptions } = verifyDump(registry);
		for (const [family, counts] of families) {
			const sum = figures.get(family) ?? emptyFigures();
			figures.set(family, sum);
			add(sum, counts);
			add(all, counts);
		}
		dumps.push({ file, exceptions });
	}
	return { figures, all, dumps, unread };
}

function add(sum: FamilyFigures, counts: FamilyFigures): void {
	for (const key of Object.keys(counts) as (keyof FamilyFigures)[]) sum[key] += counts[key];
}

/** The share that is as it must be; 1 if there is nothing to compare. */
export function share(right: number, total: number): number {
	return total === 0 ? 1 : right / total;
}

/** The figures as a table. */
export function matchingSection({ figures, all, dumps }: VerifiedDumps): Section {
	const families = [...figures].sort(([, a], [, b]) => b.pairs - a.pairs);
	const causes = new Map<string, number>();
	for (const { cause } of dumps.flatMap(({ exceptions }) => exceptions)) {
		causes.set(cause, (causes.get(cause) ?? 0) + 1);
	}
	return {
		title: 'Matching of drivers',
		rows: [
			...[...families, ['all families', all] as const].flatMap(([family, each]) =>
				rowsOf(family, each),
			),
			...[...causes].map(
				([cause, value]): Row => ({
					name: `exceptions: ${cause}`,
					value,
					unit: 'cases',
					ratio: undefined,
				}),
			),
		],
		reading: `${dumps.length} registry dumps of real Macs, by \`npm run truth -- --write\`. A pair is a driver and the provider that it was attached to; a winner is the personality that is tried first in its category, or one whose probe is known to refuse. An exception has a cause other than the rules, and is not counted as a match.`,
	};
}

function rowsOf(family: string, each: FamilyFigures): readonly Row[] {
	return [
		row(`${family}: pairs that match`, each.match, each.pairs),
		row(`${family}: scores that are exact`, each.scoreExact, each.scoreExact + each.scoreWrong),
		row(`${family}: winners that are right`, each.winnerRight, each.winnerRight + each.winnerWrong),
	].flatMap((each) => each ?? []);
}

function row(name: string, value: number, total: number): Row | undefined {
	if (total === 0) return undefined;
	return { name: `${name}, of ${total}`, value, unit: 'cases', ratio: value / total };
}
