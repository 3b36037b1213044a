/** The language status item: what kind of driver plist the active one is taken for. */
import {
	Disposable,
	LanguageStatusSeverity,
	languages,
	type TextDocument,
	window,
	workspace,
} from 'vscode';
import {
	type DescribeDocumentParams,
	type DocumentDescription,
	describeDocumentMethod,
} from '../../server/src/lsp/protocol.js';
import type { Extension } from './extension.js';
import { documentSelector } from './servedDocuments.js';

/** Kinds change rarely, so there is no hurry while someone types. */
const updateDelay = 400;

export function showStatus({ server, served, output }: Extension): Disposable {
	const item = languages.createLanguageStatusItem('driverPlist.kind', []);
	item.name = 'Driver Plist';
	item.command = { title: 'Show Output', command: 'driverPlist.showOutput' };
	let timer: ReturnType<typeof setTimeout> | undefined;
	const update = async (document: TextDocument | undefined): Promise<void> => {
		const client = server.running();
		if (!client || !document || !served.has(document)) {
			item.selector = [];
			return;
		}
		const params: DescribeDocumentParams = {
			textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
		};
		const told = await client.sendRequest<DocumentDescription | null>(
			describeDocumentMethod,
			params,
		);
		if (window.activeTextEditor?.document !== document) return;
		item.selector = told ? documentSelector : [];
		if (!told) return;
		item.text = nameOf(told);
		item.detail = detailOf(told);
		item.severity =
			told.kind === 'other' ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
	};
	const schedule = (delay: number): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			update(window.activeTextEditor?.document).catch((error: unknown) =>
				output.warn(`The kind of the document is not known: ${String(error)}`),
			);
		}, delay);
	};
	return Disposable.from(
		item,
		server.onDidStart(() => schedule(0)),
		window.onDidChangeActiveTextEditor(() => schedule(0)),
		workspace.onDidChangeTextDocument(({ document }) => {
			if (document === window.activeTextEditor?.document && served.has(document))
				schedule(updateDelay);
		}),
		{ dispose: () => clearTimeout(timer) },
	);
}

function nameOf({ kind }: DocumentDescription): string {
	switch (kind) {
		case 'dext':
			return 'DriverKit extension';
		case 'kext':
			return 'Kernel extension';
		case 'codelessKext':
			return 'Codeless kernel extension';
		case 'systemExtension':
			return 'System extension';
		case 'entitlements':
			return 'Driver entitlements';
		case 'hostApp':
			return 'App with extensions';
		case 'other':
			return 'Plist of unknown kind';
	}
}

function detailOf({ kind, form, personalities }: DocumentDescription): string {
	if (kind === 'entitlements') return '';
	const place = form === 'built' ? 'in a bundle' : 'source of a build';
	if (personalities === 0) return place;
	return personalities === 1
		? `${place}, 1 personality`
		: `${place}, ${personalities} personalities`;
}
