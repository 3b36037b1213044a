/** The report for programs: one entry for each file. Positions are zero-based, in UTF-16 code units, as in LSP. */
import { name, version } from '../../../../package.json';
import { rulePage } from '../../rulePage.js';
import {
	type Confidence,
	type DocumentForm,
	type DocumentKind,
	type LineIndex,
	type LinePosition,
	type PlistPath,
	renderMessage,
	type Severity,
	type TextRange,
} from '../../service/index.js';
import type { CheckedFile, CheckedFinding, CheckedFix } from '../checkFile.js';
import { atLeast } from '../commandLine.js';
import { display, displayJson, displayOpenJson } from '../displayText.js';
import type { Outcome } from '../eachPlist.js';
import { JsonList } from '../jsonList.js';
import { type FindingCounts, noFindings } from './findingCounts.js';
import { fileOf } from './places.js';
import type { Output, Report } from './report.js';
import { reportedPath } from './reportedPath.js';

/** The whole report. Other properties may be added. */
export interface JsonDocument {
	readonly tool: { readonly name: string; readonly version: string };
	readonly files: readonly JsonFile[];
	readonly summary: JsonSummary;
}

export interface JsonFile {
	readonly file: string;
	readonly kind: DocumentKind;
	readonly confidence: Confidence;
	/** The evidence for the kind, the most important first. */
	readonly reasons: readonly string[];
	/** The other kinds that are nearly as likely. */
	readonly contenders: readonly DocumentKind[];
	readonly form: DocumentForm;
	readonly findings: readonly JsonFinding[];
}

export interface JsonFinding {
	readonly code: string;
	readonly severity: Severity;
	readonly message: string;
	/** Keys and indexes from the root. In a very long path, keys are abbreviated. */
	readonly path: PlistPath;
	readonly range: JsonRange;
	/** The page of the rule. */
	readonly url: string;
	readonly related: readonly {
		readonly file: string;
		readonly range: JsonRange;
		readonly message: string;
	}[];
	/** Best first. */
	readonly fixes: readonly JsonFix[];
}

export interface JsonFix {
	readonly title: string;
	/** Whether the fix requires no decision. */
	readonly safe: boolean;
	/** They apply together, to the text that was checked. */
	readonly edits: readonly {
		readonly file: string;
		readonly range: JsonRange;
		readonly newText: string;
	}[];
}

interface JsonRange {
	readonly start: LinePosition;
	readonly end: LinePosition;
}

/** The numbers of the files that were read, of those that could not be read, and of the findings. */
export interface JsonSummary extends FindingCounts {
	readonly files: number;
	readonly unreadable: number;
	/** How many findings `driver-plist fix` fixes. */
	readonly fixable: number;
}

/** Writes each finding by itself, so that no text is longer than one of them. */
export class JsonReport implements Report {
	private files: JsonList | undefined;
	private fixable = 0;
	private readonly counts = noFindings();

	constructor(private readonly output: Output) {}

	add(file: CheckedFile, level: Severity): void {
		this.files ??= this.begin();
		const shown = file.findings.filter(({ finding }) => atLeast(finding.severity, level));
		for (const each of shown) {
			this.counts[each.finding.severity]++;
			if (each.isFixable()) this.fixable++;
		}
		this.files.add(display`${displayOpenJson(aboutFile(file))},"findings":[`);
		const findings = new JsonList(this.output);
		for (const each of shown) findings.add(displayJson(findingToJson(file, each)));
		this.output.write(display`]}`);
	}

	end({ read, failures }: Outcome): void {
		this.files ??= this.begin();
		const { fixable, counts } = this;
		const summary: JsonSummary = { files: read, unreadable: failures, ...counts, fixable };
		this.output.write(display`\n],"summary":${displayJson(summary)}}\n`);
	}

	private begin(): JsonList {
		const about: Pick<JsonDocument, 'tool'> = { tool: { name, version } };
		this.output.write(display`${displayOpenJson(about)},"files":[`);
		return new JsonList(this.output);
	}
}

function aboutFile(checked: CheckedFile): Omit<JsonFile, 'findings'> {
	const { path, kind, classification, form } = checked;
	const { confidence, reasons, contenders } = classification;
	return { file: path, kind, confidence, reasons: reasons.map(renderMessage), contenders, form };
}

function findingToJson(
	checked: CheckedFile,
	{ finding, message, fixes }: CheckedFinding,
): JsonFinding {
	const { code, severity, at, related = [] } = finding;
	return {
		code,
		severity,
		message,
		path: reportedPath(at.path),
		range: rangeIn(checked, at.range),
		url: rulePage(code),
		related: related.map((place) => {
			const file = fileOf(checked, place.in);
			const text = renderMessage(place.message);
			return { file: file.path, range: rangeIn(file, place.at.range), message: text };
		}),
		fixes: fixes()
			.filter(({ edits }) => edits.length > 0)
			.map((fix) => fixToJson(checked, fix)),
	};
}

function fixToJson(
	checked: CheckedFile,
	{ title, safe, edits, in: neighbor }: CheckedFix,
): JsonFix {
	const file = fileOf(checked, neighbor);
	return {
		title,
		safe,
		edits: edits.map(({ range, newText }) => ({
			file: file.path,
			range: rangeIn(file, range),
			newText,
		})),
	};
}

function rangeIn({ lines }: { readonly lines: LineIndex }, range: TextRange): JsonRange {
	return { start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}
