/** Snippets for clients that show plain text only. */

/** The text a snippet inserts: its placeholders' defaults without the stops. */
export function snippetToPlain(snippet: string): string {
	let text = snippet;
	for (let before = ''; before !== text; ) {
		before = text;
		text = text
			.replace(/(?<!\\)\$\{\d+\|([^,|]*)(?:,[^|]*)?\|\}/g, '$1')
			.replace(/(?<!\\)\$\{\d+:((?:\\.|[^$}\\])*)\}/g, '$1')
			.replace(/(?<!\\)\$(?:\d+|\{\d+\})/g, '');
	}
	return text.replace(/\\([\\$}])/g, '$1');
}
