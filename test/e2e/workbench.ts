/** The VS Code workbench in a browser, with the actions of a user as methods. */
import { errors, type Locator, type Page } from 'playwright-core';
import { focusedLabel, walkTo } from './listFocus.js';
import { attemptDeadline, waitUntil } from './waitUntil.js';

/** One row of the Problems panel. */
export interface Problem {
	/** Its severity, message and position, as for a screen reader. */
	readonly label: string;
	/** Its source and code. */
	readonly source: string;
}

export class Workbench {
	constructor(readonly page: Page) {}

	/** Opens the workbench in its initial state, without the tabs of earlier stories, and answers its first dialog. */
	async open(url: string, options: { trust: boolean; isEmpty?: boolean }): Promise<void> {
		const { origin } = new URL(url);
		const browser = await this.page.context().newCDPSession(this.page);
		await browser.send('Storage.clearDataForOrigin', {
			origin,
			storageTypes: 'indexeddb,local_storage',
		});
		await this.page.goto(url, { waitUntil: 'commit' });
		if (options.trust) {
			await this.page.getByRole('button', { name: 'Yes, I trust the authors' }).click();
		}
		if (options.isEmpty) await this.explorer.waitFor();
		else await this.explorer.getByRole('treeitem').first().waitFor();
	}

	/** Double-clicks a file in the explorer. The folders of `path` are expanded first. */
	async openFile(path: string): Promise<void> {
		const names = path.split('/');
		const file = names.pop() ?? path;
		let row = -1;
		for (const folder of names) {
			const item = this.explorer.getByRole('treeitem', { name: folder, exact: true });
			if ((await item.getAttribute('aria-expanded')) !== 'true') {
				await item.click();
				await item.and(this.page.locator('[aria-expanded="true"]')).waitFor();
			}
			row = Number(await item.getAttribute('data-index'));
		}
		await (await this.#itemBelow(row, file)).dblclick();
		await this.page.locator('.tab.active', { hasText: file }).waitFor();
		await this.lines.first().waitFor();
		await this.press('ControlOrMeta+1');
	}

	/** The first row of the explorer after `row` with this name, because other open folders may have a file of the same name. */
	async #itemBelow(row: number, name: string): Promise<Locator> {
		const items = this.explorer.getByRole('treeitem', { name, exact: true });
		const index = await waitUntil(`'${name}' in the explorer`, async () => {
			const indexes = await items.evaluateAll((found) =>
				found.map((item) => Number(item.getAttribute('data-index'))),
			);
			const below = indexes.filter((each) => each > row);
			return below.length > 0 ? Math.min(...below) : undefined;
		});
		return items.and(this.page.locator(`[data-index="${index}"]`));
	}

	/** Moves the cursor before the character `column` of `line`, both one-based. */
	async goTo(line: number, column: number): Promise<void> {
		const input = await this.#fillQuickInput('Control+g', `:${line}:${column}`, `line ${line}`);
		await input.press('Enter');
		await input.waitFor({ state: 'hidden' });
		// The status bar shows several columns for a tab, so only the line can be compared.
		await this.page.getByRole('button', { name: `Ln ${line}, Col` }).waitFor();
	}

	/** Moves the cursor to the `|` of `marked`, a part of the text of the open file. */
	async goToText(text: string, marked: string): Promise<void> {
		const start = text.indexOf(marked.replace('|', ''));
		if (start < 0) {
			throw new Error(`${marked} is not in the text`);
		}
		const before = text.slice(0, start + marked.indexOf('|')).split('\n');
		await this.goTo(before.length, (before.at(-1)?.length ?? 0) + 1);
	}

	/** Scrolls the text up by some lines without moving the cursor. */
	async scrollDown(lines: number): Promise<void> {
		for (let line = 0; line < lines; line += 1) {
			await this.press('Control+ArrowDown');
		}
	}

	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text);
	}

	async press(keys: string): Promise<void> {
		await this.page.keyboard.press(keys);
	}

	/** Runs a command by its title in the Command Palette. */
	async run(command: string): Promise<void> {
		const input = await this.#fillQuickInput('F1', `>${command}`, command);
		await input.press('Enter');
	}

	/**
	 * Opens the quick input by its keys and types, until `offered` has the focus in its list.
	 * Repeats this if the input is closed, because a workbench that has just started may move the focus,
	 * and if it does not offer the item, because the list of an open input lacks commands registered later.
	 */
	async #fillQuickInput(keys: string, text: string, offered: string): Promise<Locator> {
		const input = this.page.locator('.quick-input-box input');
		const row = this.page.locator('.quick-input-list .monaco-list-row.focused', {
			hasText: offered,
		});
		await waitUntil(`'${offered}' in the quick input`, async () => {
			await this.press(keys);
			try {
				await input.fill(text, { timeout: attemptDeadline });
				await row.waitFor({ timeout: attemptDeadline });
				return true;
			} catch (error) {
				if (!(error instanceof errors.TimeoutError)) throw error;
				await this.press('Escape');
				return undefined;
			}
		});
		return input;
	}

	/** Waits for the quick pick with this placeholder, and clicks the item with this label. */
	async choose(question: RegExp, label: string | RegExp): Promise<void> {
		await this.page.getByPlaceholder(question).waitFor();
		// The tooltip of the row under the pointer covers other rows.
		await this.page.mouse.move(0, 0);
		const name = this.page.locator('.label-name', {
			hasText: typeof label === 'string' ? new RegExp(`^\\s*${label}\\s*$`) : label,
		});
		await this.page.locator('.quick-input-list .monaco-list-row', { has: name }).first().click();
	}

	/** Waits for the input box that shows `question`, types `text` if given, and accepts the value. */
	async answer(question: RegExp, text?: string): Promise<void> {
		const input = await this.ask(question);
		if (text !== undefined) await input.fill(text);
		await input.press('Enter');
	}

	/** The input box that shows `question` as its prompt or validation message. */
	async ask(question: RegExp): Promise<Locator> {
		await this.page.locator('.quick-input-message', { hasText: question }).waitFor();
		return this.page.locator('.quick-input-box input');
	}

	/** Clicks a file in the open file dialog. */
	async openInDialog(title: string, file: string): Promise<void> {
		await this.page.locator('.quick-input-titlebar', { hasText: title }).waitFor();
		const rows = this.page.locator('.quick-input-list .monaco-list-row');
		await rows.filter({ hasText: file }).click();
	}

	/** Closes the tab of this file. */
	async closeTab(name: string): Promise<void> {
		const tab = this.page.locator('.tab', { hasText: name });
		await tab.locator('.codicon-close').click();
		await tab.waitFor({ state: 'hidden' });
	}

	/** Waits until the active tab shows this file. */
	async waitForTab(name: string): Promise<void> {
		await this.page.locator('.tab.active', { hasText: name }).waitFor();
		await this.lines.first().waitFor();
	}

	/** Goes back one step in a multi-step input. */
	async goBack(): Promise<void> {
		await this.page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
	}

	/** Triggers suggestions, and accepts the one with this label. */
	async complete(label: string): Promise<void> {
		await this.press('Control+Space');
		await this.accept(label);
	}

	/** Moves to the suggestion with this label and accepts it. */
	async accept(label: string): Promise<void> {
		await this.focusSuggestion(label);
		await this.#acceptFocused(label);
	}

	/** Waits until the suggestion with this label has the focus without a move to it, and accepts it. */
	async acceptFirst(label: string): Promise<void> {
		await this.waitForFirst(label);
		await this.#acceptFocused(label);
	}

	/** Waits until the suggestion with this label has the focus without a move to it. */
	async waitForFirst(label: string): Promise<void> {
		let seen = '';
		await waitUntil(`${label} to be the first suggestion`, async () => {
			seen = await focusedLabel(this.suggestions, '.label-name');
			return seen === label ? true : undefined;
		}).catch((error: Error) => {
			throw new Error(`${error.message} It was '${seen}'.`);
		});
	}

	/** The list may open again with the values of an accepted key. */
	async #acceptFocused(label: string): Promise<void> {
		await this.press('Enter');
		await waitUntil(`${label} to be accepted`, async () =>
			(await focusedLabel(this.suggestions, '.label-name')) === label ? undefined : true,
		);
	}

	/** Moves to the suggestion with this label. */
	async focusSuggestion(label: string): Promise<void> {
		await walkTo(this.page, label, this.suggestions, '.label-name');
	}

	/** Opens the documentation of the focused suggestion and returns its text. */
	async showSuggestionDetails(): Promise<string> {
		const details = this.page.locator('.suggest-details-container .suggest-details');
		await waitUntil('the details of the suggestion', async () => {
			await this.press('Control+Space');
			return details.waitFor({ timeout: attemptDeadline }).then(
				() => true,
				() => undefined,
			);
		});
		return waitUntil('the documentation of the suggestion', async () => {
			const text = (await details.textContent()) ?? '';
			return text === '' || text.startsWith('Loading') ? undefined : text;
		});
	}

	/** The text of the hover at the cursor, as soon as it matches. */
	async hover(expected = /./): Promise<string> {
		await this.press('ControlOrMeta+k');
		await this.press('ControlOrMeta+i');
		const hover = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
		await hover.waitFor();
		return waitUntil(`a hover with ${expected}`, async () => {
			const text = (await hover.textContent()) ?? '';
			return expected.test(text) && !text.startsWith('Loading') ? text : undefined;
		});
	}

	/** Applies the first quick fix at the cursor whose title matches. */
	async applyQuickFix(title: RegExp): Promise<void> {
		await this.press('ControlOrMeta+.');
		const menu = this.page.locator('.action-widget');
		const row = menu.locator('.monaco-list-row.action', { hasText: title }).first();
		await walkTo(this.page, (await row.locator('.title').textContent()) ?? '', menu, '.title');
		await this.press('Enter');
		await menu.waitFor({ state: 'hidden' });
	}

	/** Shows the Problems panel and waits until its rows satisfy `test`. */
	async waitForProblems(
		awaited: string,
		test: (problems: readonly Problem[]) => boolean,
	): Promise<readonly Problem[]> {
		const panel = this.page.locator('.markers-panel');
		if (!(await panel.isVisible())) {
			await this.press('ControlOrMeta+Shift+m');
			await panel.waitFor();
		}
		let last: readonly Problem[] = [];
		return waitUntil(awaited, async () => {
			last = await this.#problems(panel);
			return test(last) ? last : undefined;
		}).catch((error: Error) => {
			throw new Error(`${error.message}; the panel showed ${JSON.stringify(last)}`);
		});
	}

	async #problems(panel: Locator): Promise<readonly Problem[]> {
		return panel.locator('.monaco-list-row:has(.marker-icon)').evaluateAll((rows) =>
			rows.map((row) => ({
				label: row.getAttribute('aria-label') ?? '',
				source: [...row.querySelectorAll('.marker-source, .marker-code')]
					.map(({ textContent }) => textContent ?? '')
					.join(' '),
			})),
		);
	}

	/** Double-clicks the first row of the Problems panel that contains `text`, which reveals it in the editor. */
	async goToProblem(text: string): Promise<void> {
		await this.page
			.locator('.markers-panel .monaco-list-row', { hasText: text })
			.first()
			.dblclick();
	}

	/** Clicks the code of the first row of the Problems panel that contains `text`. */
	async followLinkOfProblem(text: string): Promise<void> {
		const row = this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
		await row.locator('a:has(.marker-code)').click();
	}

	/** Waits for a squiggle of this severity in the editor. */
	async waitForSquiggle(level: 'error' | 'warning' | 'info'): Promise<void> {
		await this.editor.locator(`.squiggly-${level}`).first().waitFor({ state: 'attached' });
	}

	/** Waits until the server has analyzed the file, so that the breadcrumbs show keys. */
	async waitForServer(): Promise<void> {
		await this.page.locator('.breadcrumbs-control [class*="codicon-symbol-"]').first().waitFor();
	}

	/** The breadcrumbs, outermost first, as soon as they contain `name`. */
	async waitForBreadcrumb(name: string): Promise<readonly string[]> {
		const items = this.page.locator('.breadcrumbs-control .monaco-breadcrumb-item');
		await items.filter({ hasText: name }).first().waitFor();
		return (await items.allInnerTexts()).map((text) => text.trim());
	}

	/** The names in the visible part of the outline, as soon as it contains `name`. */
	async waitForOutline(name: string): Promise<readonly string[]> {
		await this.run('Explorer: Focus on Outline View');
		const items = this.page.locator('.outline-tree .monaco-list-row');
		await items.filter({ hasText: name }).first().waitFor();
		return (await items.locator('.label-name').allInnerTexts()).map((text) => text.trim());
	}

	/** The notifications that contain `text`, as soon as there is one. */
	async waitForNotifications(text: string): Promise<Locator> {
		const found = this.page.locator('.notification-list-item', { hasText: text });
		await waitUntil(`the notification '${text}'`, async () => {
			if (await found.first().isVisible()) return true;
			// A busy workbench can hide it before it is seen. The bell in the status bar shows hidden ones.
			const bell = this.page.locator('.statusbar .codicon-bell-dot');
			if (await bell.isVisible()) await bell.click();
			return undefined;
		});
		return found;
	}

	/** Waits for the dialog that contains `text`, and closes it with a button. */
	async acceptDialog(text: string, button = 'OK'): Promise<void> {
		const dialog = this.page.locator('.monaco-dialog-box', { hasText: text });
		await dialog.getByRole('button', { name: button }).click();
		await dialog.waitFor({ state: 'hidden' });
	}

	/** Waits until the workbench lists the extension as running. */
	async waitForActivation(extension: string): Promise<void> {
		await this.run('Developer: Show Running Extensions');
		const row = this.page.locator('.runtime-extensions-editor .monaco-list-row');
		await row.filter({ hasText: extension }).filter({ hasText: 'Activation' }).first().waitFor();
	}

	/** Saves the file and waits until its tab is not dirty. */
	async save(): Promise<void> {
		await this.press('ControlOrMeta+s');
		await this.page.locator('.tab.active:not(.dirty)').waitFor();
	}

	/** Waits until the editor shows `text`, with its line breaks, without its indentation. */
	async waitForText(text: string): Promise<void> {
		await waitUntil(`the editor to show ${JSON.stringify(text)}`, async () => {
			const shown = await this.#shownText();
			return shown.includes(text) ? true : undefined;
		});
	}

	/** The visible lines. The workbench stores them without order, with expanded tabs and no-break spaces. */
	async #shownText(): Promise<string> {
		const lines = await this.lines.evaluateAll((elements) =>
			elements
				.map((element) => ({
					top: Number.parseFloat((element as HTMLElement).style.top),
					text: element.textContent ?? '',
				}))
				.sort((a, b) => a.top - b.top)
				.map(({ text }) => text.replaceAll('\u00a0', ' ').trimStart()),
		);
		return lines.join('\n');
	}

	get explorer(): Locator {
		return this.page.locator('.explorer-folders-view');
	}

	get suggestions(): Locator {
		return this.page.locator('.suggest-widget.visible');
	}

	get editor(): Locator {
		return this.page.locator('.editor-instance .monaco-editor').first();
	}

	get lines(): Locator {
		return this.editor.locator('.view-lines .view-line');
	}
}
