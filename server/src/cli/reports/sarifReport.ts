/**
 * The report for code scanning: SARIF 2.1.0.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { createHash } from 'node:crypto';
import type { Fix, Location, Log, Region, ReportingDescriptor, Result, Run } from 'sarif';
import { homepage, name, version } from '../../../../package.json';
import { rulePage } from '../../rulePage.js';
import {
	type Finding,
	identityOf,
	type PlistPath,
	renderMessage,
	ruleDocs,
	rules,
	type Severity,
	type TextRange,
} from '../../service/index.js';
import type { CheckedFile, CheckedFinding, CheckedFix } from '../checkFile.js';
import { atLeast } from '../commandLine.js';
import { display, displayJson, displayOpenJson } from '../displayText.js';
import type { Outcome } from '../eachPlist.js';
import { JsonList } from '../jsonList.js';
import { plainText } from '../plainText.js';
import { fileOf, type ReportedFile, regionOf, uriInRepository } from './places.js';
import { compilerLevels, type Output, type Report } from './report.js';
import { reportedPath } from './reportedPath.js';

/** Writes each result by itself, so that no text is longer than one of them. The rules follow the results. */
export class SarifReport implements Report {
	private results: JsonList | undefined;
	private readonly rules = new Map<string, number>();
	private readonly fingerprints = new Map<string, number>();

	constructor(private readonly output: Output) {}

	add(file: CheckedFile, level: Severity): void {
		for (const each of file.findings) {
			if (!atLeast(each.finding.severity, level)) continue;
			this.results ??= this.begin();
			this.results.add(displayJson(this.resultOf(file, each)));
		}
	}

	end({ failures }: Outcome): void {
		this.results ??= this.begin();
		const tool: Run['tool'] = {
			driver: {
				name,
				semanticVersion: version,
				informationUri: homepage,
				rules: [...this.rules.keys()].map((code) => descriptorOf(code)),
			},
		};
		const invocations: Run['invocations'] = [{ executionSuccessful: failures === 0 }];
		this.output.write(
			display`\n],"tool":${displayJson(tool)},"invocations":${displayJson(invocations)}}]}\n`,
		);
	}

	private begin(): JsonList {
		const about: Omit<Log, 'runs'> = {
			$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
			version: '2.1.0',
		};
		const run: Pick<Run, 'columnKind'> = { columnKind: 'utf16CodeUnits' };
		this.output.write(
			display`${displayOpenJson(about)},"runs":[${displayOpenJson(run)},"results":[`,
		);
		return new JsonList(this.output);
	}

	private resultOf(file: CheckedFile, { finding, message, fixes }: CheckedFinding): Result {
		const { code, severity, at, related = [] } = finding;
		const edited = fixes().filter(({ edits }) => edits.length > 0);
		return {
			ruleId: code,
			ruleIndex: this.indexOf(code),
			level: compilerLevels[severity],
			message: { text: message },
			locations: [locationIn(file, at.range, at.path)],
			...(related.length > 0 && {
				relatedLocations: related.map((place, id) => ({
					id,
					...locationIn(fileOf(file, place.in), place.at.range, place.at.path),
					message: { text: renderMessage(place.message) },
				})),
			}),
			...(edited.length > 0 && { fixes: edited.map((fix) => fixIn(file, fix)) }),
			partialFingerprints: { 'driverPlist/v1': this.fingerprintOf(finding) },
		};
	}

	private indexOf(code: string): number {
		const index = this.rules.get(code) ?? this.rules.size;
		this.rules.set(code, index);
		return index;
	}

	/** Does not depend on the line. Results with equal fingerprints are merged, so that each has a number. */
	private fingerprintOf(finding: Finding): string {
		const hash = createHash('sha256').update(identityOf(finding)).digest('hex').slice(0, 16);
		const number = (this.fingerprints.get(hash) ?? 0) + 1;
		this.fingerprints.set(hash, number);
		return `${hash}:${number}`;
	}
}

function descriptorOf(code: string): ReportingDescriptor {
	const docs = ruleDocs.get(code);
	const rule = rules.find((each) => each.code === code);
	const { what, why, fix } = docs ?? { what: code, why: '', fix: '' };
	return {
		id: code,
		name: code,
		shortDescription: textAndMarkdown(what),
		fullDescription: textAndMarkdown(why),
		help: textAndMarkdown(`${why}\n\n${fix}`),
		helpUri: rulePage(code),
		...(rule && { defaultConfiguration: { level: compilerLevels[rule.severity] } }),
	};
}

function textAndMarkdown(markdown: string): { readonly text: string; readonly markdown: string } {
	return { text: plainText(markdown), markdown };
}

function locationIn(file: ReportedFile, range: TextRange, path: PlistPath): Location {
	return {
		physicalLocation: {
			artifactLocation: { uri: uriInRepository(file.path) },
			region: regionOf(file, range),
		},
		...(path.length > 0 && {
			logicalLocations: [{ fullyQualifiedName: reportedPath(path).join('/') }],
		}),
	};
}

function fixIn(checked: CheckedFile, { title, edits, in: neighbor }: CheckedFix): Fix {
	const file = fileOf(checked, neighbor);
	return {
		description: { text: title },
		artifactChanges: [
			{
				artifactLocation: { uri: uriInRepository(file.path) },
				replacements: edits.map(({ range, newText }) => ({
					deletedRegion: regionOf(file, range) satisfies Region,
					insertedContent: { text: newText },
				})),
			},
		],
	};
}
