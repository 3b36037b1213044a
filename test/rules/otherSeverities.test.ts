/** The severities that the pages of rules state are those that findings have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { withByteFaults } from '../../server/src/service/bytes/byteFaults.js';
import { decodePlist } from '../../server/src/service/bytes/decodePlist.js';
import { analyze } from '../../server/src/service/document/analyze.js';
import { severities } from '../../server/src/service/document/finding.js';
import { otherSeveritiesOf } from '../../server/src/service/features/otherSeverities.js';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import { findingsOf } from '../support/checkFindings.js';
import {
	corpusFiles,
	corpusFolder,
	hasCorpus,
	recentFiles,
	recentFolder,
} from '../support/shared.js';
import { judge } from '../truth/judge.js';
import { faults, oddities } from '../truth/truthFiles.js';

/** `severity code` for each severity of each rule. */
const stated: ReadonlySet<string> = new Set(
	rules.flatMap((rule) =>
		[rule.severity, ...otherSeveritiesOf(rule).map(([severity]) => severity)].map(
			(severity) => `${severity} ${rule.code}`,
		),
	),
);

function unstated(emitted: Iterable<string>): readonly string[] {
	return [...new Set(emitted)].filter((each) => !stated.has(each)).sort();
}

/** `severity code` for each finding of a file. */
function emittedIn(path: string): readonly string[] {
	const decoded = decodePlist(readFileSync(path));
	const plist = analyze(decoded.text, { uri: pathToFileURL(path).href });
	return findingsOf({ ...plist, syntax: withByteFaults(plist.syntax, decoded) }).map(
		({ severity, code }) => `${severity} ${code}`,
	);
}

describe('each severity is that of the rule, or on its page', () => {
	it('in the examples', () => {
		const emitted = [...ruleDocs].flatMap(([code, { examples }]) =>
			examples().bad.flatMap(({ findings }) =>
				findings.map((finding) => `${finding.slice(0, finding.indexOf(':'))} ${code}`),
			),
		);
		expect(emitted.length).toBeGreaterThan(300);
		expect(unstated(emitted)).toEqual([]);
	});

	it('in known faults, and in what is right', () => {
		const emitted = [...faults, ...oddities].flatMap((each) =>
			judge(each).all.map((line) => line.slice(0, line.indexOf(' at '))),
		);
		expect(emitted.length).toBeGreaterThan(500);
		expect(unstated(emitted)).toEqual([]);
	});

	it.skipIf(!hasCorpus)('in real files (skipped without ../shared)', () => {
		const paths = [
			...corpusFiles().map(({ file }) => join(corpusFolder, file)),
			...recentFiles().map(({ file }) => join(recentFolder, file)),
		];
		expect(unstated(paths.flatMap(emittedIn))).toEqual([]);
	});
});

it('states the severity of the rule only once', () => {
	for (const rule of rules) {
		const others = otherSeveritiesOf(rule).map(([severity]) => severity);
		expect(others).not.toContain(rule.severity);
	}
});

it('states the others from severe to mild', () => {
	for (const rule of rules) {
		const others = otherSeveritiesOf(rule).map(([severity]) => severities.indexOf(severity));
		expect(others, rule.code).toEqual([...others].sort());
	}
});
