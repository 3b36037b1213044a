/** A file that the workbench shows as Markdown, in a frame of its own. */
import { waitUntil } from './waitUntil.js';
import type { Workbench } from './workbench.js';

/** Waits until the active tab is the preview of this file, with this heading. */
export async function waitForPreview(
	{ page }: Workbench,
	name: string,
	heading: string,
): Promise<void> {
	await page.locator('.tab.active', { hasText: name }).waitFor();
	await waitUntil(`a preview with the heading ${heading}`, async () => {
		const found = page.frames().map((frame) => frame.getByRole('heading', { name: heading }));
		const shown = await Promise.all(found.map((each) => each.isVisible().catch(() => false)));
		return shown.includes(true) ? true : undefined;
	});
}
