/** The view *Driver Matching*: its rows by their labels for a screen reader, and their button. */
import { errors, type Locator, type Page } from 'playwright-core';
import { attemptDeadline, waitUntil } from './waitUntil.js';

export async function waitForMatchingRow(page: Page, label: RegExp): Promise<void> {
	await rowOf(page, label).waitFor();
}

/**
 * Clicks the button *Apply the Change* of a row until the row `after` is shown. A click is lost while the view is drawn
 * again.
 */
export async function applyMatchingChange(page: Page, label: RegExp, after: RegExp): Promise<void> {
	const row = rowOf(page, label);
	const result = rowOf(page, after);
	const timeout = attemptDeadline;
	await waitUntil(`the row ${after}`, async () => {
		try {
			await row.hover({ timeout });
			await row.getByRole('button', { name: 'Apply the Change' }).click({ timeout });
			await result.waitFor({ timeout });
			return true;
		} catch (error) {
			if (!(error instanceof errors.TimeoutError)) throw error;
			return (await result.isVisible()) || undefined;
		}
	});
}

function rowOf(page: Page, label: RegExp): Locator {
	return page.locator('.panel').getByRole('treeitem', { name: label }).first();
}
