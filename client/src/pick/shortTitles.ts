/** Shortens the titles of the templates of a category for a list on one line. */

/** The titles without the words that all of them begin or end with; empty for a single title. */
export function shortTitles(titles: readonly string[]): readonly string[] {
	if (titles.length < 2) return [];
	const all = titles.map((title) => title.split(' '));
	const start = countShared(all);
	const rests = all.map((words) => words.slice(start));
	const end = countShared(rests.map((words) => [...words].reverse()));
	return rests.map((words) => words.slice(0, words.length - end).join(' '));
}

/** How many words all lists begin with. At least one word of each list is not counted. */
function countShared(lists: readonly (readonly string[])[]): number {
	const [first = []] = lists;
	const most = Math.min(...lists.map(({ length }) => length)) - 1;
	let count = 0;
	while (count < most && lists.every((words) => words[count] === first[count])) count += 1;
	return count;
}
