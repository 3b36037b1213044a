/** The recorded results of the real parsers, and ours in the same format. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { withByteFaults } from '../../server/src/service/bytes/byteFaults.js';
import { decodePlist } from '../../server/src/service/bytes/decodePlist.js';
import { parse } from '../../server/src/service/syntax/parse.js';
import type { ParseResult } from '../../server/src/service/syntax/syntaxTree.js';
import { lower } from '../../server/src/service/value/lower.js';
import type { Dict, PlistValue } from '../../server/src/service/value/plistValue.js';
import { sharedFolder } from '../support/shared.js';
import { verdicts } from './verdicts.js';

const oracleFile = join(sharedFolder, 'reference/parser-oracle.json');
const verdictsFile = join(sharedFolder, 'reference/parser-verdicts.json');

export const hasOracle = existsSync(oracleFile) && existsSync(verdictsFile);

interface Answer {
	readonly accepts: boolean;
	readonly value?: OracleValue;
}

export type OracleValue =
	| { readonly t: 'dict'; readonly v: readonly (readonly [string, OracleValue])[] }
	| { readonly t: 'array'; readonly v: readonly OracleValue[] }
	| { readonly t: 'bool'; readonly v: boolean }
	| { readonly t: 'string' | 'integer' | 'real' | 'date' | 'data' | 'uid'; readonly v: string }
	| { readonly t: 'omitted' | 'missing' };

export interface OracleCase {
	readonly name: string;
	readonly text?: string;
	readonly base64?: string;
	readonly zlib_base64?: string;
	/** IOCFUnserialize, the kernel, CoreFoundation of 2015 and its newest open source version. */
	readonly A: Answer;
	readonly B: Answer;
	readonly C: Answer;
	readonly C_newer: Answer;
}

export function oracleCases(): readonly OracleCase[] {
	return hasOracle ? (JSON.parse(readFileSync(oracleFile, 'utf8')) as OracleCase[]) : [];
}

export interface RecordedFile {
	readonly path: string;
	readonly verdict: string;
	readonly bytes: Uint8Array;
}

/** The property lists of the corpus and the conformance suites, with `YYn` if A and B accept and C rejects them. */
export function recordedFiles(): readonly RecordedFile[] {
	if (!hasOracle) return [];
	const recorded = JSON.parse(readFileSync(verdictsFile, 'utf8')) as Record<
		string,
		{ readonly A: boolean; readonly B: boolean; readonly C: boolean }
	>;
	return Object.entries(recorded).flatMap(([path, { A, B, C }]) => {
		const file = join(sharedFolder, path);
		if (!existsSync(file)) return [];
		return [{ path, verdict: letters(A, B, C), bytes: readFileSync(file) }];
	});
}

export function corpusPlists(): readonly string[] {
	if (!hasOracle) return [];
	return ['dext', 'kext', 'sysext'].flatMap((kind) => {
		const folder = join(sharedFolder, 'corpus', kind);
		return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
	});
}

export function bytesOf({ text, base64, zlib_base64 }: OracleCase): Uint8Array {
	if (base64 !== undefined) return Buffer.from(base64, 'base64');
	if (zlib_base64 !== undefined) return inflateSync(Buffer.from(zlib_base64, 'base64'));
	return Buffer.from(text ?? '', 'utf8');
}

export function parseBytes(bytes: Uint8Array): ParseResult {
	const decoded = decodePlist(bytes);
	return withByteFaults(parse(decoded.text), decoded);
}

/** Our results, in the order IOCFUnserialize, kernel, CoreFoundation. */
export function ourVerdict(parsed: ParseResult): string {
	const { IOCFUnserialize, kernel, CoreFoundation } = verdicts(parsed);
	return letters(IOCFUnserialize, kernel, CoreFoundation);
}

export function letters(...accepted: readonly boolean[]): string {
	return accepted.map((each) => (each ? 'Y' : 'n')).join('');
}

export function ourValue(parsed: ParseResult): OracleValue {
	const root = lower(parsed);
	return root ? describe(root) : { t: 'missing' };
}

/** Seconds from 1970 to 2001, the epoch of CoreFoundation. */
const REFERENCE_DATE = 978_307_200;

function describe(value: PlistValue): OracleValue {
	switch (value.type) {
		case 'dict': {
			const pairs = [...pairedByCoreFoundation(value)];
			return { t: 'dict', v: pairs.sort(([a], [b]) => byCodeUnits(a, b)) };
		}
		case 'array':
			return { t: 'array', v: value.items.map(describe) };
		case 'boolean':
			return { t: 'bool', v: value.value };
		case 'string':
			return { t: 'string', v: value.value };
		case 'integer':
			return { t: 'integer', v: String(value.value) };
		case 'real':
			return { t: 'real', v: describeReal(value.value) };
		case 'date':
			return { t: 'date', v: String((value.value ?? 0) / 1000 - REFERENCE_DATE) };
		case 'data':
			return { t: 'data', v: Buffer.from(value.bytes).toString('hex') };
		case 'invalid':
			return { t: 'missing' };
	}
}

/** We treat a key after a key as a missing value. CoreFoundation uses the second key as the value of the first one. */
function pairedByCoreFoundation({ entries }: Dict): ReadonlyMap<string, OracleValue> {
	const pairs = new Map<string, OracleValue>();
	let waiting: string | undefined;
	for (const { key, value } of entries) {
		const isMissing = value.type === 'invalid' && value.reason === 'missing';
		if (waiting !== undefined) {
			pairs.set(waiting, { t: 'string', v: key });
			waiting = undefined;
		} else if (isMissing) waiting = key;
		else pairs.set(key, describe(value));
	}
	return pairs;
}

function describeReal(value: number | undefined): string {
	return Object.is(value, -0) ? '-0' : String(value).toLowerCase().replace('infinity', 'inf');
}

function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The recorded value, without the width of numbers, which we don't report. */
export function recordedValue(value: OracleValue): OracleValue {
	if (value.t === 'dict') {
		const entries = value.v.map(([key, each]) => [key, recordedValue(each)] as const);
		return { t: 'dict', v: entries.sort(([a], [b]) => byCodeUnits(a, b)) };
	}
	if (value.t === 'array') return { t: 'array', v: value.v.map(recordedValue) };
	return 'v' in value ? ({ t: value.t, v: value.v } as OracleValue) : { t: value.t };
}
