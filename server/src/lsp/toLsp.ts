/** Converts types of the service to LSP types. Only this module converts offsets to positions. */
import {
	type CodeAction,
	CodeActionKind,
	type Diagnostic,
	DiagnosticSeverity,
	DiagnosticTag,
	type Location,
	type MarkupContent,
	MarkupKind,
	type OptionalVersionedTextDocumentIdentifier,
	type Range,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rulePage } from '../rulePage.js';
import {
	type TextEdit as EditOfText,
	type Finding,
	identityOf,
	type LineIndex,
	type RelatedPlace,
	renderMessage,
	type Severity,
	type TextFix,
	type TextRange,
} from '../service/index.js';
import type { ClientAbilities } from './clientAbilities.js';
import { plainMarkdown } from './plainMarkdown.js';

export const source = 'driver-plist';

const levels: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<'unnecessary' | 'deprecated', DiagnosticTag>> = {
	unnecessary: DiagnosticTag.Unnecessary,
	deprecated: DiagnosticTag.Deprecated,
};

export function toLspRange(document: TextDocument, range: TextRange): Range {
	return { start: document.positionAt(range.start), end: document.positionAt(range.end) };
}

function toLspEdit(document: TextDocument, edit: EditOfText): TextEdit {
	return { range: toLspRange(document, edit.range), newText: edit.newText };
}

export function toLspDiagnostic(document: TextDocument, finding: Finding): Diagnostic {
	const { code, severity, at, message, related } = finding;
	return {
		source,
		code,
		codeDescription: { href: rulePage(code) },
		severity: levels[severity],
		range: toLspRange(document, at.range),
		message: renderMessage(message),
		data: identityOf(finding),
		...(finding.tags && { tags: finding.tags.map((tag) => tags[tag]) }),
		...(related && {
			relatedInformation: related.map((each) => ({
				location: locationOf(document, each),
				message: renderMessage(each.message),
			})),
		}),
	};
}

/** `edited` is the file that the fix is for, if it is not for the document itself. */
export function toLspQuickFix(
	document: TextDocument,
	fix: TextFix,
	diagnostic: Diagnostic,
	client: ClientAbilities,
	edited?: EditedNeighbor,
): CodeAction {
	return {
		title: renderMessage(fix.title),
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic],
		isPreferred: fix.preferred,
		edit: toLspWorkspaceEdit(document, fix.edits, client, edited),
	};
}

function locationOf(document: TextDocument, { at, in: neighbor }: RelatedPlace): Location {
	return neighbor
		? { uri: neighbor.uri, range: nearbyRange(neighbor.lines, at.range) }
		: { uri: document.uri, range: toLspRange(document, at.range) };
}

function nearbyRange(lines: LineIndex, { start, end }: TextRange): Range {
	return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** Another file than the document, with the lines to which edits refer. */
export interface EditedNeighbor {
	readonly identifier: OptionalVersionedTextDocumentIdentifier;
	readonly lines: LineIndex;
}

/**
 * Contains the version of the document if the client checks it, so that outdated edits are rejected rather than misplaced.
 * `neighbor` is the file that the edits are for, if they are not for the document itself.
 */
export function toLspWorkspaceEdit(
	document: TextDocument,
	edits: readonly EditOfText[],
	client: ClientAbilities,
	neighbor?: EditedNeighbor,
): WorkspaceEdit {
	if (neighbor) return toLspFileEdit(neighbor, edits, client);
	return workspaceEdit(
		document,
		edits.map((edit) => toLspEdit(document, edit)),
		client,
	);
}

/** The same for a file that is not served; its version is null if it is not open. */
export function toLspFileEdit(
	{ identifier, lines }: EditedNeighbor,
	edits: readonly EditOfText[],
	client: ClientAbilities,
): WorkspaceEdit {
	const textEdits = edits.map(({ range, newText }) => ({
		range: nearbyRange(lines, range),
		newText,
	}));
	return workspaceEdit(identifier, textEdits, client);
}

function workspaceEdit(
	{ uri, version }: OptionalVersionedTextDocumentIdentifier,
	edits: TextEdit[],
	{ documentChanges }: ClientAbilities,
): WorkspaceEdit {
	return documentChanges
		? { documentChanges: [{ textDocument: { uri, version }, edits }] }
		: { changes: { [uri]: edits } };
}

/** Markdown, converted to the format of the client. */
export function toLspMarkup(markdown: string, format: MarkupKind): MarkupContent {
	return {
		kind: format,
		value: format === MarkupKind.Markdown ? markdown : plainMarkdown(markdown),
	};
}
