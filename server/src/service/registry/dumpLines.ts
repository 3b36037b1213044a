/** Splits dumps into lines. */

/** Longer than the lines that list a device. */
const maxLength = 2000;

/** The lines of a dump without those that are too long, on which patterns could take quadratic time. */
export function dumpLines(text: string): readonly string[] {
	return text.split(/\r\n|\n|\r/).filter(({ length }) => length <= maxLength);
}
