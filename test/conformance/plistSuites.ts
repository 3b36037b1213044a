/** The property lists in the test suites of five libraries, with the results of independent readers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseIndependently } from 'plist';
import { lower } from '../../server/src/service/value/lower.js';
import type { PlistValue } from '../../server/src/service/value/plistValue.js';
import { ourVerdict, parseBytes } from '../oracle/realParsers.js';
import { sharedFolder } from '../support/shared.js';
import type { Outcome } from './outcome.js';

const folder = join(sharedFolder, 'conformance');
const indexFile = join(folder, 'plist/index.json');

export const hasPlistSuites = existsSync(indexFile);

interface SuiteFile {
	readonly repo: string;
	readonly path: string;
	readonly format: 'xml' | 'bplist' | 'ascii/other';
	/** Whether `plistlib` of Python reads it. It reads the XML and the binary format. */
	readonly parses: boolean;
	readonly file: string;
}

/** The one finding that names a format other than XML. */
const formatFindings = new Set(['binary-plist', 'old-style-plist', 'not-a-plist', 'empty-plist']);

/** Each file, and whether `CoreFoundation` accepts it as the suite does. A file in another format must be recognized. */
export function suiteVerdicts(): readonly Outcome[] {
	return suiteFiles().map((each) => {
		const parsed = parseBytes(readFileSync(join(folder, each.file)));
		if (parsed.format !== 'xml' || each.format === 'bplist') {
			const named = parsed.faults.some(({ code }) => formatFindings.has(code));
			return { file: nameOf(each), difference: named ? undefined : 'the format is not named' };
		}
		const accepts = ourVerdict(parsed).endsWith('Y');
		const expected = each.format === 'xml' && each.parses;
		const difference = accepts === expected ? undefined : accepts ? 'accepted' : 'rejected';
		return { file: nameOf(each), difference };
	});
}

/** Each XML or binary file that both accept, and whether the independent reader finds the same value in it. */
export function suiteValues(): readonly Outcome[] {
	return suiteFiles().flatMap((each) => {
		const bytes = readFileSync(join(folder, each.file));
		const parsed = parseBytes(bytes);
		const isRead = parsed.format === 'xml' && ourVerdict(parsed).endsWith('Y');
		if (!each.parses || !isRead) return [];
		const root = lower(parsed);
		const ours = root ? plainOf(root) : undefined;
		const theirs = readIndependently(each.format === 'xml' ? bytes.toString('utf8') : bytes);
		const difference =
			JSON.stringify(ours) === JSON.stringify(theirs) ? undefined : 'another value';
		return [{ file: nameOf(each), difference }];
	});
}

function suiteFiles(): readonly SuiteFile[] {
	return JSON.parse(readFileSync(indexFile, 'utf8')) as readonly SuiteFile[];
}

function nameOf({ repo, path }: SuiteFile): string {
	return `${repo} ${path}`;
}

/** A value in JSON. Numbers are written as doubles, since the independent reader has no others. */
type Plain = string | boolean | readonly Plain[] | { readonly [key: string]: Plain };

function plainOf(value: PlistValue): Plain {
	switch (value.type) {
		case 'dict':
			return sorted(value.entries.map((entry) => [entry.key, plainOf(entry.value)]));
		case 'array':
			return value.items.map(plainOf);
		case 'boolean':
		case 'string':
			return value.value;
		case 'integer':
		case 'real':
			return String(Number(value.value));
		case 'date':
			return { date: String(value.value) };
		case 'data':
			return { data: Buffer.from(value.bytes).toString('hex') };
		case 'invalid':
			return { invalid: value.reason };
	}
}

function readIndependently(text: string | Uint8Array): Plain {
	try {
		return plainOfObject(parseIndependently(text));
	} catch (error) {
		return { error: String(error) };
	}
}

function plainOfObject(value: unknown): Plain {
	if (value instanceof Date) return { date: String(value.getTime()) };
	if (value instanceof Uint8Array) return { data: Buffer.from(value).toString('hex') };
	if (Array.isArray(value)) return value.map(plainOfObject);
	if (typeof value === 'object' && value !== null) {
		if ('UID' in value) return { CF$UID: String(value.UID) };
		return sorted(Object.entries(value).map(([key, each]) => [key, plainOfObject(each)]));
	}
	return typeof value === 'boolean' ? value : String(value);
}

function sorted(entries: readonly (readonly [string, Plain])[]): Plain {
	return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
