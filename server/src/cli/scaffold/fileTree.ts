/** Renders the files of a project as a tree. */

/** One line for each folder and file, sorted by path. */
export function renderTree(root: string, paths: readonly string[]): string {
	const lines = [`${root.replace(/\/+$/, '')}/`];
	const shown = new Set<string>();
	for (const path of [...paths].sort()) {
		const steps = path.split('/');
		for (const [depth, step] of steps.entries()) {
			const here = steps.slice(0, depth + 1).join('/');
			if (shown.has(here)) continue;
			shown.add(here);
			lines.push(`${'  '.repeat(depth + 1)}${step}${depth < steps.length - 1 ? '/' : ''}`);
		}
	}
	return `${lines.join('\n')}\n`;
}
