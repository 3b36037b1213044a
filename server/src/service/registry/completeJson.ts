/** Completes JSON that is cut off, so that what it contains up to there can be read. */

/** Deeper JSON is not completed. */
const maxDepth = 500;

const token = /[{}[\],:]|"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[^\s{}[\],:"]+/g;

/** The text up to the end of its last complete value, and what closes it. Undefined where it has no complete value. */
export function completeJson(text: string): string | undefined {
	const open: string[] = [];
	let [completeEnd, closers] = [0, ''];
	let isKey = false;
	let end = 0;
	for (const { 0: found, index } of text.matchAll(token)) {
		// A string without an end is between two tokens.
		if (text.slice(end, index).trim() !== '') break;
		end = index + found.length;
		if (found === '{' || found === '[') {
			open.push(found === '{' ? '}' : ']');
			if (open.length > maxDepth) break;
			isKey = found === '{';
			continue;
		}
		if (found === ',' || found === ':') {
			isKey = found === ',' && open.at(-1) === '}';
			continue;
		}
		const isEnd = found === '}' || found === ']';
		if (isEnd && open.pop() !== found) break;
		// A number at the end of the text may have more digits.
		const isPart = end === text.length && !found.startsWith('"');
		if (!isEnd && (isKey || isPart)) continue;
		[completeEnd, closers] = [end, [...open].reverse().join('')];
	}
	return completeEnd === 0 ? undefined : text.slice(0, completeEnd) + closers;
}
