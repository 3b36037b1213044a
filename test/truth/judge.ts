/** Compares the findings of a case with those that it expects. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withByteFaults } from '../../server/src/service/bytes/byteFaults.js';
import { decodePlist } from '../../server/src/service/bytes/decodePlist.js';
import { analyze } from '../../server/src/service/document/analyze.js';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import type { Finding } from '../../server/src/service/document/finding.js';
import { renderMessage } from '../../server/src/service/messages/message.js';
import { findingsOf } from '../support/checkFindings.js';
import { readRanges } from '../support/markers.js';
import { neighborsFrom } from '../support/neighborsFrom.js';
import { applyEdit } from './edit.js';
import type { TruthCase } from './truthCase.js';

/** Findings as lines of `severity code at "text" (offset)`. */
export interface Verdict {
	/** All findings, hints included. */
	readonly all: readonly string[];
	/** What the product found as expected. */
	readonly right: readonly string[];
	/** What it missed, or found with another severity or range. */
	readonly missed: readonly string[];
	/** What it found above hint, but should not. */
	readonly wrong: readonly string[];
}

const cleanFolder = join(import.meta.dirname, '../rules/clean');

export function judge(truth: TruthCase): Verdict {
	const { text, ranges } = readRanges(
		truth.edits.reduce(applyEdit, truth.whole ?? readBase(truth.base)),
	);
	if (ranges.length !== truth.expected.length) {
		throw new Error(`${truth.name} has ${ranges.length} markers for its findings`);
	}
	const expected = truth.expected.map(({ severity, code }, index) =>
		describe(text, severity, code, ranges[index] ?? { start: 0, end: 0 }),
	);
	const plist = plistOf(truth, text);
	const usual = truth.whole === undefined ? usualFindings(truth) : new Set();
	const found = findingsOf(plist, { deploymentTarget: truth.target }).map((finding) => ({
		isExpectable: finding.severity !== 'hint' && !usual.has(nameOf(finding)),
		line: describe(text, finding.severity, finding.code, finding.at.range),
	}));
	const lines = found.map(({ line }) => line);
	return {
		all: lines,
		right: expected.filter((line) => lines.includes(line)),
		missed: expected.filter((line) => !lines.includes(line)),
		wrong: found.flatMap(({ isExpectable, line }) =>
			isExpectable && !expected.includes(line) ? [line] : [],
		),
	};
}

function describe(
	text: string,
	severity: string,
	code: string,
	{ start, end }: { readonly start: number; readonly end: number },
): string {
	return `${severity} ${code} at ${JSON.stringify(text.slice(start, end))} (${start})`;
}

/** Advice that the correct file has by itself, too. */
function usualFindings(truth: TruthCase): ReadonlySet<unknown> {
	const alone = { ...truth, neighbors: {} };
	return new Set(findingsOf(plistOf(alone, readBase(truth.base))).map(nameOf));
}

function nameOf({ code, message }: Finding): string {
	return `${code} ${renderMessage(message)}`;
}

function plistOf(truth: TruthCase, text: string): DriverPlist {
	const { base, kind, path, encoding } = truth;
	const form = base.endsWith('.built') ? 'built' : 'source';
	const name = kind === 'entitlements' ? 'Gadget.entitlements' : 'Info.plist';
	const uri = `file:///${path ?? `Gadget/${name}`}`;
	const decoded = decodePlist(Buffer.from(text, encoding ?? 'utf8'));
	const texts = Object.entries(truth.neighbors).map(([path, each]) => [path, neighborText(each)]);
	const neighbors = neighborsFrom(uri, Object.fromEntries(texts));
	const plist = analyze(decoded.text, { uri, kind, form, neighbors });
	return { ...plist, syntax: withByteFaults(plist.syntax, decoded) };
}

function neighborText(text: string): string {
	return text.startsWith('= ') ? readBase(text.slice(2)) : text;
}

function readBase(base: string): string {
	const path = join(cleanFolder, base);
	const ending = existsSync(`${path}.plist`) ? '.plist' : '.entitlements';
	return readFileSync(path + ending, 'utf8');
}
