/** The machine-readable report: one entry for each file. Positions are zero-based, in UTF-16 code units, as in LSP. */
import {
	type Confidence,
	type DocumentForm,
	type DocumentKind,
	type LinePosition,
	type PlistPath,
	renderMessage,
	type Severity,
} from '../service/index.js';
import type { CheckedFile } from './checkFile.js';

export interface JsonFile {
	readonly file: string;
	readonly kind: DocumentKind;
	readonly confidence: Confidence;
	/** The evidence for the kind, the most important first. */
	readonly reasons: readonly string[];
	/** The other kinds that are nearly as likely. */
	readonly contenders: readonly DocumentKind[];
	readonly form: DocumentForm;
	readonly findings: readonly {
		readonly code: string;
		readonly severity: Severity;
		readonly message: string;
		readonly path: PlistPath;
		readonly range: { readonly start: LinePosition; readonly end: LinePosition };
		readonly fixes: readonly string[];
	}[];
}

export function toJson(checked: CheckedFile): JsonFile {
	const { path, kind, classification, form, lines, findings } = checked;
	const { confidence, reasons, contenders } = classification;
	return {
		file: path,
		kind,
		confidence,
		reasons: reasons.map(renderMessage),
		contenders,
		form,
		findings: findings.map(({ finding, message, fixes }) => ({
			code: finding.code,
			severity: finding.severity,
			message,
			path: finding.at.path,
			range: {
				start: lines.positionAt(finding.at.range.start),
				end: lines.positionAt(finding.at.range.end),
			},
			fixes,
		})),
	};
}
