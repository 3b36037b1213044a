/** The machine-readable report: one entry for each file. Positions are zero-based, in UTF-16 code units, as in LSP. */
import type {
	DocumentForm,
	DocumentKind,
	LinePosition,
	PlistPath,
	Severity,
} from '../service/index.js';
import type { CheckedFile } from './checkFile.js';

export interface JsonFile {
	readonly file: string;
	readonly kind: DocumentKind;
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

export function toJson({ path, kind, form, lines, findings }: CheckedFile): JsonFile {
	return {
		file: path,
		kind,
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
