/** Auto-closing of tags while typing. */

/** What to insert at `offset` right after a typed `>` or `/` (`$0</string>`, `string>`), as an LSP snippet; undefined where nothing is open. */
export function closeTagAt(_text: string, _offset: number): string | undefined {
	return undefined;
}
