/** The language status item: the kind of the active driver plist, and the command that changes it. */
import {
	Disposable,
	LanguageStatusSeverity,
	languages,
	type TextDocument,
	window,
	workspace,
} from 'vscode';
import {
	type DocumentDescription,
	describeDocumentRequest,
} from '../../server/src/lsp/protocol.js';
import type { Extension } from './extension.js';
import { documentSelector } from './servedDocuments.js';

/** Kinds rarely change, so an update waits for a pause in typing. */
const updateDelay = 400;

export function showStatus({ server, served, output }: Extension): Disposable {
	const item = languages.createLanguageStatusItem('driverPlist.kind', []);
	item.name = 'Driver Plist';
	let timer: ReturnType<typeof setTimeout> | undefined;
	const update = async (document: TextDocument | undefined): Promise<void> => {
		const client = server.running();
		if (!client || !document || !served.has(document)) {
			item.selector = [];
			return;
		}
		const description = await server.request(describeDocumentRequest, {
			textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
		});
		if (window.activeTextEditor?.document !== document) return;
		item.selector = description ? documentSelector : [];
		if (!description) return;
		item.text = description.title;
		// Longer details move the command out of sight, because the hover does not wrap.
		item.detail = detailOf(description);
		item.command = {
			title: 'Change Kind…',
			command: 'driverPlist.changeKind',
			tooltip: description.reason,
		};
		item.accessibilityInformation = { label: `${description.title}. ${description.reason}` };
		item.severity =
			description.kind === 'other' || description.confidence === 'uncertain'
				? LanguageStatusSeverity.Warning
				: LanguageStatusSeverity.Information;
	};
	const schedule = (delay: number): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			update(window.activeTextEditor?.document).catch((error: unknown) =>
				output.warn(`The kind of the document is unknown: ${String(error)}`),
			);
		}, delay);
	};
	return Disposable.from(
		item,
		server.onDidStart(() => schedule(0)),
		served.onDidAdd(() => schedule(updateDelay)),
		window.onDidChangeActiveTextEditor(() => schedule(0)),
		workspace.onDidChangeTextDocument(({ document }) => {
			if (document === window.activeTextEditor?.document && served.has(document))
				schedule(updateDelay);
		}),
		{ dispose: () => clearTimeout(timer) },
	);
}

/** Such as: Xcode source, 2 personalities. */
function detailOf({ kind, form, personalities }: DocumentDescription): string {
	if (kind === 'entitlements') return '';
	const origin = form === 'built' ? 'Built bundle' : 'Xcode source';
	if (personalities === 0) return origin;
	return personalities === 1
		? `${origin}, 1 personality`
		: `${origin}, ${personalities} personalities`;
}
