/** Explains a message of the log of macOS: the selection, the clipboard, or what a person enters. */
import {
	commands,
	env,
	type QuickPickItem,
	QuickPickItemKind,
	Range,
	TextEditorRevealType,
	ThemeIcon,
	UIKind,
	Uri,
	window,
	workspace,
} from 'vscode';
import {
	type ExplainedLog,
	type ExplainedLogLine,
	explainLogRequest,
	type UnknownLogLine,
} from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { clientUri } from '../rulePages.js';
import { labelLines, lineLength } from './labelLines.js';
import { plainLabel, plainMessage } from './plainLabel.js';

/** More text than this is not a message. */
const maxLength = 1_000_000;

export async function explainLog({ server, served }: Extension): Promise<void> {
	const editor = window.activeTextEditor;
	const client = await server.started();
	const explain = (text: string): Promise<ExplainedLog> =>
		server.request(explainLogRequest, {
			text: text.slice(0, maxLength),
			...(editor &&
				served.has(editor.document) && {
					textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document),
				}),
		});
	const selected = editor?.document.getText(editor.selection) ?? '';
	const isLog = editor !== undefined && !served.has(editor.document);
	const given = await messageIn(selected, explain, isLog);
	const copied = given ? undefined : await messageIn(await clipboardText(), explain);
	const log = given ?? copied ?? (await askForMessage(explain));
	if (!log) return;
	const [unknown] = log.unknown;
	const placeHolder = `What the ${copied ? 'copied ' : ''}message means`;
	if (log.explained.length > 0) await showActions(log.explained, placeHolder);
	else if (unknown) window.showWarningMessage(plainMessage(unknownText(unknown)));
}

/** The explanation of a text; undefined if it contains no known message, unless it was selected in a log. */
async function messageIn(
	text: string,
	explain: (text: string) => Promise<ExplainedLog>,
	isLog = false,
): Promise<ExplainedLog | undefined> {
	if (text.trim() === '') return undefined;
	const log = await explain(text);
	return isLog || log.explained.length > 0 ? log : undefined;
}

/** The text in the clipboard; empty in a browser, which would ask for permission first. */
async function clipboardText(): Promise<string> {
	return env.uiKind === UIKind.Web ? '' : env.clipboard.readText();
}

async function askForMessage(
	explain: (text: string) => Promise<ExplainedLog>,
): Promise<ExplainedLog | undefined> {
	const text = await window.showInputBox({
		title: 'Explain a Log Message',
		prompt:
			'A message of the kernel, sysextd, AMFI, kextutil, or codesign, or an activation error.',
		placeHolder: 'OSSystemExtensionErrorDomain error 9',
	});
	return text ? explain(text) : undefined;
}

interface Action extends QuickPickItem {
	readonly run?: () => unknown;
}

async function showActions(lines: readonly ExplainedLogLine[], placeHolder: string): Promise<void> {
	const chosen = await window.showQuickPick<Action>(
		// A separator with a text would take the space of the item after it.
		lines.flatMap((line, index) => [
			...(index > 0 ? [{ label: '', kind: QuickPickItemKind.Separator }] : []),
			...actionsFor(line, lines.length > 1),
		]),
		{ title: 'Explain a Log Message', placeHolder },
	);
	await chosen?.run?.();
}

/** How many lines a message has above its explanation. */
const headingLines = 2;

function actionsFor(line: ExplainedLogLine, isOneOfSeveral: boolean): readonly Action[] {
	const { heading, meaning, remedy, rules, places } = line;
	const showAsDocument = async (): Promise<void> => {
		const content = documentFor(line);
		await window.showTextDocument(
			await workspace.openTextDocument({ language: 'markdown', content }),
		);
	};
	return [
		...(isOneOfSeveral ? itemsOf(labelLines(heading, headingLines), 'output', showAsDocument) : []),
		...linesOf(meaning, 'info', showAsDocument),
		...linesOf(remedy, 'tools', showAsDocument),
		...places.flatMap(({ label, uri, range: { start } }) =>
			linesOf(
				label,
				'go-to-file',
				() => reveal(Uri.parse(uri), start.line, start.character),
				placeOf(Uri.parse(uri), start.line),
			),
		),
		...rules.flatMap(({ code, page }) =>
			linesOf(
				code,
				'book',
				// The manifest associates the page with the preview, which `showTextDocument` ignores.
				() => commands.executeCommand('vscode.open', clientUri(page)),
				'Open the page of the rule',
			),
		),
	];
}

/** An item for each line of the text, because the workbench cuts what is longer; the last one has the description. */
function linesOf(
	text: string,
	icon: string,
	run: () => unknown,
	description = '',
): readonly Action[] {
	const lines = labelLines(text);
	const [last = ''] = lines.slice(-1);
	const labels = last.length + description.length > lineLength ? [...lines, ''] : lines;
	return itemsOf(labels, icon, run, description);
}

function itemsOf(
	labels: readonly string[],
	icon: string,
	run: () => unknown,
	description = '',
): readonly Action[] {
	return labels.map((label, index) => ({
		label,
		iconPath: new ThemeIcon(index === 0 ? icon : 'blank'),
		...(index === labels.length - 1 && { description }),
		run,
	}));
}

/** The line, and the file unless it is the active one. */
function placeOf(uri: Uri, line: number): string {
	const isActive = window.activeTextEditor?.document.uri.toString() === uri.toString();
	return isActive ? `Line ${line + 1}` : plainLabel(`${workspace.asRelativePath(uri)}:${line + 1}`);
}

async function reveal(uri: Uri, line: number, character: number): Promise<void> {
	const range = new Range(line, character, line, character);
	const editor = await window.showTextDocument(uri, { selection: range });
	editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The explanation as Markdown, to read or keep. The line is code, whatever is in it. */
function documentFor({ text, meaning, remedy, keys, rules }: ExplainedLogLine): string {
	const sections = [`    ${text}`, meaning, `## What to do\n\n${remedy}`];
	if (rules.length > 0) {
		const items = rules.map(({ code, page }) => `- [${code}](${page})`);
		sections.push(`## Rules that find the cause\n\n${items.join('\n')}`);
	}
	if (keys.length > 0)
		sections.push(`## Keys to look at\n\n${keys.map((key) => `- \`${key}\``).join('\n')}`);
	return `${sections.join('\n\n')}\n`;
}

function unknownText({ program, bundle }: UnknownLogLine): string {
	const named = [
		...(program === undefined ? [] : [`the program '${program}'`]),
		...(bundle === undefined ? [] : [`the bundle '${bundle}'`]),
	];
	const names = named.length > 0 ? ` It names ${named.join(' and ')}.` : '';
	return `This message is not known.${names}`;
}
