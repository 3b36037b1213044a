/** Texts that are longer than a line of a quick pick, which the workbench would cut. */
import { plainLabel } from './plainLabel.js';

/** How many characters a line shows whole, in the widest font of the workbench. */
export const lineLength = 76;

/** The text as labels for consecutive items. Of more lines than `most`, the last one ends with an ellipsis. */
export function labelLines(text: string, most = Number.POSITIVE_INFINITY): readonly string[] {
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
	lines.push(line);
	const [last = ''] = lines.splice(most - 1, lines.length > most ? lines.length : 0);
	if (last !== '') lines.push(`${last.slice(0, lineLength - 1)}…`);
	return lines.map(plainLabel);
}
