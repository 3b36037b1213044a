/** The row of a list that has the focus: of suggestions, or of quick fixes. */
import type { Locator, Page } from 'playwright-core';
import { waitUntil } from './waitUntil.js';

/** The text in the `part` of the row with the focus; empty while the list is hidden. */
export async function focusedLabel(list: Locator, part: string): Promise<string> {
	const [label = ''] = await list.locator(`.monaco-list-row.focused ${part}`).allTextContents();
	return label.trim();
}

/** Moves the focus of a list down to the row whose `part` is `label`. */
export async function walkTo(
	page: Page,
	label: string,
	list: Locator,
	part: string,
): Promise<void> {
	await list.locator(`.monaco-list-row.focused ${part}`).waitFor();
	const seen = new Set<string>();
	for (;;) {
		const name = await focusedLabel(list, part);
		if (name === label) return;
		if (seen.has(name)) {
			throw new Error(`no ${label} in the list; there were ${[...seen].join(', ')}`);
		}
		seen.add(name);
		await page.keyboard.press('ArrowDown');
		await waitUntil('the next row of the list', async () => {
			const next = await focusedLabel(list, part);
			return next === name || next === '' ? undefined : true;
		});
	}
}
