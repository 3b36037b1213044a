/** `textDocument/codeAction`: quick fixes for the diagnostics at the caret, and *fix all*. */
import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	CodeActionRequest,
	type Diagnostic,
} from 'vscode-languageserver';
import { type Finding, fixAll, fixesFor, suppressionFixesFor } from '../../service/index.js';
import { changeBetween } from '../changeBetween.js';
import { type DocumentContext, defineDocumentRequest } from '../documentRequest.js';
import { fromLspDiagnostic, fromLspRange } from '../fromLsp.js';
import { source, toLspDiagnostic, toLspQuickFix, toLspWorkspaceEdit } from '../toLsp.js';

export const fixAllKind = 'source.fixAll.driverPlist';

export const codeAction = defineDocumentRequest(CodeActionRequest.type, {
	capability: {
		codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
	},
	empty: [],
	handle(context, params) {
		const { only } = params.context;
		const wants = (kind: string): boolean =>
			only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`)) === true;
		return [
			...(only === undefined || wants(CodeActionKind.QuickFix) ? quickFixes(context, params) : []),
			// A source action is run on request or on save; beside the caret it would only be noise.
			...(wants(fixAllKind) ? fixEverything(context) : []),
		];
	},
});

function quickFixes(context: DocumentContext, params: CodeActionParams): CodeAction[] {
	const { document, plist, check, client } = context;
	const findings = context.findings();
	const actions: CodeAction[] = [];
	const offered = new Set<string>();
	const met = diagnosticsOf(context, params, findings).flatMap((diagnostic) => {
		const finding = fromLspDiagnostic(document, diagnostic, findings);
		return finding ? [{ diagnostic, finding }] : [];
	});
	const found = [
		...met.map((each) => ({ ...each, fixes: fixesFor(plist, each.finding, check) })),
		...met.map((each) => ({ ...each, fixes: suppressionFixesFor(plist, each.finding) })),
	];
	for (const { diagnostic, fixes } of found) {
		for (const fix of fixes) {
			const action = toLspQuickFix(document, fix, diagnostic, client);
			const identity = JSON.stringify([action.title, action.edit]);
			if (offered.has(identity)) continue;
			offered.add(identity);
			actions.push(action);
		}
	}
	return actions;
}

/** Ours among those the client showed; where it sent none, those that touch the range it asked for. */
function diagnosticsOf(
	{ document }: DocumentContext,
	params: CodeActionParams,
	findings: readonly Finding[],
): Diagnostic[] {
	const shown = params.context.diagnostics.filter((diagnostic) => diagnostic.source === source);
	if (shown.length > 0) return shown;
	const asked = fromLspRange(document, params.range);
	return findings
		.filter(({ at }) => at.range.start <= asked.end && asked.start <= at.range.end)
		.map((finding) => toLspDiagnostic(document, finding));
}

function fixEverything({ document, plist, check, client }: DocumentContext): CodeAction[] {
	const { text, applied } = fixAll(plist, check);
	const change = changeBetween(plist.text, text);
	if (applied === 0 || !change) return [];
	return [
		{
			title: applied === 1 ? 'Fix the one problem' : `Fix ${applied} problems`,
			kind: fixAllKind,
			edit: toLspWorkspaceEdit(document, change, client),
		},
	];
}
