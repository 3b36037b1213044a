/** A text without the characters at its end that `isTrimmed` accepts. A pattern for the end would be tried at each character before it. */
export function trimmedEnd(text: string, isTrimmed: (character: string) => boolean): string {
	let end = text.length;
	while (end > 0 && isTrimmed(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}
