/** Texts that are longer than a line of a quick pick, which the workbench would cut. */
import { plainLabel } from './plainLabel.js';

/** How many characters a line shows whole, in the widest font of the workbench. */
export const lineLength = 76;

/** The text as labels for consecutive items. */
export function labelLines(text: string): readonly string[] {
	const words = text.split(/\s+/).filter((word) => word !== '');
	const lines: string[] = [];
	let line = '';
	for (const word of words) {
		if (line !== '' && line.length + word.length >= lineLength) {
			lines.push(line);
			line = '';
		}
		line += line === '' ? word : ` ${word}`;
	}
	return [...lines, line].map(plainLabel);
}
