/** The view *Driver Matching*: the devices of a dump, and what the kernel does with the personalities of open drivers. */
import {
	commands,
	Disposable,
	EventEmitter,
	type LogOutputChannel,
	type TextEditor,
	ThemeColor,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	type TreeView,
	window,
	workspace,
} from 'vscode';
import {
	closeDumpRequest,
	type Dump,
	type MatchRow,
	matchRowsRequest,
	type OpenedDump,
	openDumpRequest,
} from '../../../server/src/lsp/protocol.js';
import type { LanguageServer } from '../languageServer.js';
import type { ServedDocuments } from '../servedDocuments.js';

/** Matching follows the text after a pause in typing. */
const updateDelay = 400;

/** What the view uses of the extension. */
interface Host {
	readonly output: LogOutputChannel;
	readonly served: ServedDocuments;
	readonly server: LanguageServer;
}

export class MatchingView implements Disposable {
	readonly #extension: Host;
	readonly #rows = new Rows(async (parent) =>
		this.#dump === undefined
			? []
			: this.#extension.server.request(matchRowsRequest, {
					...(parent !== undefined && { parent }),
					...(this.#first !== undefined && { first: this.#first }),
				}),
	);
	readonly #view: TreeView<MatchRow>;
	readonly #disposable: Disposable;
	#dump: Dump | undefined;
	/** The document whose personalities are first: the active one. */
	#first: string | undefined;
	/** The document that a selected row is about. */
	#selected: string | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(extension: Host) {
		this.#extension = extension;
		this.#view = window.createTreeView('driverPlist.matching', {
			treeDataProvider: this.#rows,
			showCollapseAll: true,
		});
		const { served, server } = extension;
		this.#disposable = Disposable.from(
			this.#view,
			this.#rows,
			workspace.onDidChangeTextDocument(({ document }) => {
				if (served.has(document)) this.#refreshSoon();
			}),
			this.#view.onDidChangeSelection(({ selection: [row] }) => {
				this.#selected = row?.place?.uri;
			}),
			window.onDidChangeActiveTextEditor((editor) => this.#activate(editor)),
			workspace.onDidOpenTextDocument(() => this.#refreshSoon()),
			workspace.onDidCloseTextDocument(() => this.#refreshSoon()),
			// A server that was started again does not have the dump.
			server.onDidStart(() => void this.#reopen()),
			{ dispose: () => clearTimeout(this.#timer) },
		);
	}

	/** Reads a dump and shows it. */
	async open(dump: Dump): Promise<OpenedDump> {
		const opened = await this.#extension.server.request(openDumpRequest, dump);
		if (opened.summary === undefined) return opened;
		this.#dump = dump;
		this.#first = this.#servedBy(window.activeTextEditor) ?? this.#first;
		this.#view.description = opened.summary;
		this.#view.message = opened.remarks.join(' ');
		await setHasDump(true);
		this.#rows.change();
		await commands.executeCommand('driverPlist.matching.focus');
		this.#refreshLenses();
		return opened;
	}

	/** Focuses the view, and selects the row with this ID if it is one of the first rows. */
	async reveal(id: string): Promise<void> {
		await commands.executeCommand('driverPlist.matching.focus');
		const row = (await this.#rows.getChildren()).find((each) => each.id === id);
		if (row) await this.#view.reveal(row, { select: true, focus: true, expand: true });
	}

	async close(): Promise<void> {
		this.#dump = undefined;
		this.#view.description = '';
		this.#view.message = '';
		await setHasDump(false);
		this.#rows.change();
		if (this.#extension.server.running()) {
			await this.#extension.server.request(closeDumpRequest, undefined);
		}
	}

	dispose(): void {
		this.#disposable.dispose();
	}

	/** Puts the personalities of the editor first, but leaves rows where they are while one of them opens the editor. */
	#activate(editor: TextEditor | undefined): void {
		const uri = this.#servedBy(editor);
		if (uri === undefined) return;
		const isOpenedByRow = this.#selected === uri;
		this.#selected = undefined;
		if (isOpenedByRow || this.#first === uri) return;
		this.#first = uri;
		this.#refreshSoon();
	}

	/** The document of an editor, if it is a property list that the server reads. */
	#servedBy(editor: TextEditor | undefined): string | undefined {
		const document = editor?.document;
		return document && this.#extension.served.has(document) ? document.uri.toString() : undefined;
	}

	/** VS Code cancels requests for the lenses of an editor that loses the focus, and repeats none. */
	#refreshLenses(): void {
		const lenses = this.#extension.server.running()?.getFeature('textDocument/codeLens');
		for (const { document } of window.visibleTextEditors) {
			lenses?.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
		}
	}

	#refreshSoon(): void {
		if (this.#dump === undefined) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#rows.change(), updateDelay);
	}

	async #reopen(): Promise<void> {
		if (this.#dump === undefined) return;
		try {
			await this.#extension.server.request(openDumpRequest, this.#dump);
			this.#rows.change();
		} catch (error) {
			this.#extension.output.warn(`The dump can't be read again: ${String(error)}`);
		}
	}
}

/** Reads the rows below one, or the first ones. */
type RowReader = (parent: string | undefined) => Promise<readonly MatchRow[]>;

/** The rows, which the server answers level by level. */
class Rows implements TreeDataProvider<MatchRow>, Disposable {
	readonly #changed = new EventEmitter<undefined>();
	readonly #rowsBelow: RowReader;
	/** How many rows are being read. */
	#reading = 0;
	/** Whether the rows changed while they were read. */
	#hasChanged = false;
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(rowsBelow: RowReader) {
		this.#rowsBelow = rowsBelow;
	}

	async getChildren(row?: MatchRow): Promise<MatchRow[]> {
		this.#reading++;
		try {
			return [...(await this.#rowsBelow(row?.id))];
		} finally {
			this.#reading--;
			// After VS Code has the rows that were just read.
			if (this.#hasChanged) setTimeout(() => this.#hasChanged && this.change());
		}
	}

	/** Only first rows are revealed, and they have no parent. */
	getParent(): undefined {
		return undefined;
	}

	getTreeItem(row: MatchRow): TreeItem {
		const item = new TreeItem(row.label, stateOf(row));
		item.id = row.id;
		const icon = iconOf(row);
		if (icon) item.iconPath = icon;
		if (row.description !== undefined) item.description = row.description;
		item.tooltip = row.detail ?? row.label;
		item.accessibilityInformation = { label: accessibleLabel(row) };
		if (row.fix !== undefined) item.contextValue = 'fixable';
		if (row.place) {
			item.command = {
				title: 'Show in the Property List',
				command: 'driverPlist.showMatchingKey',
				arguments: [row],
			};
		}
		return item;
	}

	/** Waits for rows that are being read: VS Code would forget the items that it is about to show. */
	change(): void {
		this.#hasChanged = this.#reading > 0;
		if (!this.#hasChanged) this.#changed.fire(undefined);
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

function stateOf({ hasRows, isExpanded }: MatchRow): TreeItemCollapsibleState {
	if (!hasRows) return TreeItemCollapsibleState.None;
	return isExpanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

const resultIcons: Readonly<Record<NonNullable<MatchRow['result']>, ThemeIcon>> = {
	match: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
	noMatch: new ThemeIcon('error', new ThemeColor('testing.iconFailed')),
	unknown: new ThemeIcon('question', new ThemeColor('testing.iconSkipped')),
};

const kindIcons: Readonly<Record<MatchRow['kind'], ThemeIcon | undefined>> = {
	group: undefined,
	device: new ThemeIcon('plug'),
	personality: new ThemeIcon('symbol-class'),
	driver: new ThemeIcon('circuit-board'),
	test: new ThemeIcon('dash'),
	remark: new ThemeIcon('info'),
};

/** Neither a failure nor the first choice. */
const laterIcon = new ThemeIcon('debug-step-over', new ThemeColor('list.warningForeground'));

function iconOf({ kind, result, isTriedLater }: MatchRow): ThemeIcon | undefined {
	if (isTriedLater) return laterIcon;
	return result === undefined ? kindIcons[kind] : resultIcons[result];
}

const resultWords: Readonly<Record<NonNullable<MatchRow['result']>, string>> = {
	match: 'matches',
	noMatch: 'does not match',
	unknown: 'unknown',
};

/** The icon in words, for a screen reader. */
function accessibleLabel({ label, description, result, isTriedLater, fix }: MatchRow): string {
	const words = isTriedLater ? 'matches, but is tried after another one' : undefined;
	return [
		label,
		words ?? (result && resultWords[result]),
		description,
		fix && 'A quick fix is available',
	]
		.filter((part) => part !== undefined)
		.join(', ');
}

async function setHasDump(hasDump: boolean): Promise<void> {
	await commands.executeCommand('setContext', 'driverPlist.hasDump', hasDump);
}
