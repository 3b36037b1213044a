/** Renders the files of a project as a tree. */
import { type DisplayText, display, joinDisplay } from '../displayText.js';

/** One line for each folder and file, sorted by path. */
export function renderTree(root: string, paths: readonly string[]): DisplayText {
	const lines = [display`${root.replace(/(?<!\/)\/+$/, '')}/\n`];
	const shown = new Set<string>();
	for (const path of [...paths].sort()) {
		const steps = path.split('/');
		for (const [depth, step] of steps.entries()) {
			const here = steps.slice(0, depth + 1).join('/');
			if (shown.has(here)) continue;
			shown.add(here);
			lines.push(display`${'  '.repeat(depth + 1)}${step}${depth < steps.length - 1 ? '/' : ''}\n`);
		}
	}
	return joinDisplay(lines);
}
