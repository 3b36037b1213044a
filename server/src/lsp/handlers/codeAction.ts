/** `textDocument/codeAction`: quick fixes for the diagnostics at the cursor, and *fix all*. */
import {
	type CancellationToken,
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	CodeActionRequest,
	type Diagnostic,
} from 'vscode-languageserver';
import {
	type CheckedFinding,
	type Finding,
	fixAll,
	fixesFor,
	renderEdits,
	renderMessage,
	suppressionFixesFor,
	type TextFix,
} from '../../service/index.js';
import { changeBetween } from '../changeBetween.js';
import { type DocumentContext, defineDocumentRequest } from '../documentRequest.js';
import { FindingsOfDiagnostics, fromLspRange } from '../fromLsp.js';
import { matchedPlaces } from '../matchedPlaces.js';
import { array, object, optional, range, requireShape, string } from '../parameters.js';
import { flatMapWithPauses } from '../pauses.js';
import { source, toLspDiagnostic, toLspQuickFix, toLspWorkspaceEdit } from '../toLsp.js';

const fixAllKind = 'source.fixAll.driverPlist';

const actionContext = object({
	diagnostics: array(object({ range })),
	only: optional(array(string)),
});

export const codeAction = defineDocumentRequest(CodeActionRequest.type, {
	capability: {
		codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
	},
	empty: [],
	// A fix can change one of them.
	requiresCurrentFiles: true,
	async handle(context, params, token) {
		requireShape(actionContext, params.context, 'context');
		const { only } = params.context;
		const wants = (kind: string): boolean =>
			only?.some((requested) => kind === requested || kind.startsWith(`${requested}.`)) === true;
		return [
			...(only === undefined || wants(CodeActionKind.QuickFix)
				? await quickFixes(context, params, token)
				: []),
			// Source actions run on request or on save, so they are not offered at the cursor.
			...(wants(fixAllKind) ? fixEverything(context) : []),
		];
	},
});

async function quickFixes(
	context: DocumentContext,
	params: CodeActionParams,
	token: CancellationToken,
): Promise<CodeAction[]> {
	const { document, plist, check } = context;
	const findings = context.findings();
	const known = new FindingsOfDiagnostics(document, findings);
	const matched = diagnosticsOf(context, params, findings).flatMap((diagnostic) => {
		const finding = known.findingOf(diagnostic);
		return finding ? [{ diagnostic, finding }] : [];
	});
	const actionsOf = (
		fixesOf: (finding: CheckedFinding) => readonly TextFix[],
	): Promise<readonly CodeAction[]> =>
		flatMapWithPauses(matched, token, ({ diagnostic, finding }) =>
			fixesOf(finding).flatMap((fix) => quickFix(context, fix, diagnostic) ?? []),
		);
	const fixes = await actionsOf((finding) => fixesFor(plist, finding, check));
	const matchFixes = await matchActions(context, params);
	const suppressions = await actionsOf((finding) => suppressionFixesFor(plist, finding));
	const runs = matched.flatMap(({ diagnostic }) => commandsFor(diagnostic, context));
	return distinct([...fixes, ...matchFixes, ...suppressions, ...runs]);
}

/** Undefined for a file near the document that was edited after the fix was found. */
function quickFix(
	{ document, documents, client }: DocumentContext,
	fix: TextFix,
	diagnostic: Diagnostic,
): CodeAction | undefined {
	if (!fix.in) return toLspQuickFix(document, fix, diagnostic, client);
	const { uri, text, lines } = fix.in;
	const identifier = documents.identify(uri, text);
	return identifier && toLspQuickFix(document, fix, diagnostic, client, { identifier, lines });
}

/** The changes with which the personalities in the range match a device of the open dump, as the view offers them. */
async function matchActions(
	{ document, dump, client }: DocumentContext,
	params: CodeActionParams,
): Promise<CodeAction[]> {
	const found = await matchedPlaces(document.uri, dump);
	if (!found?.model.plist) return [];
	const { matched, model, places } = found;
	const { plist } = found.model;
	const requested = fromLspRange(model.document, params.range);
	return places
		.filter(({ whole }) => whole.start <= requested.end && requested.start <= whole.end)
		.flatMap(({ personality }) => matched.view.fixesFor(personality))
		.map(({ title, edits }) => ({
			title,
			kind: CodeActionKind.QuickFix,
			edit: toLspWorkspaceEdit(model.document, renderEdits(plist, edits), client),
		}));
}

/** The commands of the client for a diagnostic; that for the page of the rule is the last one, as in other linters. */
function commandsFor(diagnostic: Diagnostic, { document, client }: DocumentContext): CodeAction[] {
	const code = String(diagnostic.code);
	const conversion = { title: 'Convert to XML', command: 'driverPlist.convertToXml' };
	const page = { title: `Show documentation of '${code}'`, command: 'driverPlist.showRule' };
	return [
		...(code === 'binary-plist' ? [{ ...conversion, arguments: [document.uri] }] : []),
		{ ...page, arguments: [code] },
	]
		.filter(({ command }) => client.commands.includes(command))
		.map((command) => ({
			title: command.title,
			kind: CodeActionKind.QuickFix,
			diagnostics: [diagnostic],
			command,
		}));
}

/** Without the actions that have the title and the edit of an earlier one. */
function distinct(actions: readonly CodeAction[]): CodeAction[] {
	const byIdentity = new Map<string, CodeAction>();
	for (const action of actions) {
		const identity = JSON.stringify([action.title, action.edit]);
		if (!byIdentity.has(identity)) byIdentity.set(identity, action);
	}
	return [...byIdentity.values()];
}

/** The diagnostics of this server that the client sent; if it sent none, those that touch the requested range. */
function diagnosticsOf(
	{ document }: DocumentContext,
	params: CodeActionParams,
	findings: readonly Finding[],
): Diagnostic[] {
	const shown = params.context.diagnostics.filter((diagnostic) => diagnostic.source === source);
	if (shown.length > 0) return shown;
	const requested = fromLspRange(document, params.range);
	return findings
		.filter(({ at }) => at.range.start <= requested.end && requested.start <= at.range.end)
		.map((finding) => toLspDiagnostic(document, finding));
}

/** The log states why there is no action, or one that leaves fixes, since an editor shows no reason. */
function fixEverything(context: DocumentContext): CodeAction[] {
	const { document, plist, check, client, connection } = context;
	const { text, applied, unfinishedBecause } = fixAll(plist, check);
	if (unfinishedBecause) {
		const outcome = applied.length === 0 ? 'Not changed. ' : '';
		connection.console.warn(`${document.uri}: ${outcome}${renderMessage(unfinishedBecause)}`);
	}
	const change = changeBetween(plist.text, text);
	if (applied.length === 0 || !change) return [];
	return [
		{
			title: applied.length === 1 ? 'Fix 1 problem' : `Fix ${applied.length} problems`,
			kind: fixAllKind,
			edit: toLspWorkspaceEdit(document, change, client),
		},
	];
}
