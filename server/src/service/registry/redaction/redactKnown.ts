/** Redacts values that are known from elsewhere in the dump: such as serial numbers in the names of device files. */
import type { RedactionMarks } from './redactionMarks.js';

const integer = /<integer((?:\s[^<>]*)?)>(-?\w{8,20})<\/integer>/g;
const bareNumber = /(?<=" ?[=:] ?)-?\w{8,20}(?=[\s,)}\]]|$)/g;
const word = /(?<![A-Za-z0-9])[A-Za-z0-9]{6,64}(?![A-Za-z0-9])/g;

/** A mark in place of a number is a string. */
export function redactKnown(text: string, marks: RedactionMarks): string {
	return text
		.replace(integer, (whole: string, attributes: string, value: string) => {
			const mark = marks.ofWord(value);
			return mark === undefined
				? whole
				: `<string${attributes.replace(/ size="\d*"/, '')}>${mark}</string>`;
		})
		.replace(bareNumber, (value) => {
			const mark = marks.ofWord(value);
			return mark === undefined ? value : `"${mark}"`;
		})
		.replace(word, (value: string, at: number, whole: string) =>
			isItem(value, whole.slice(at - 1, at), whole.charAt(at + value.length))
				? value
				: (marks.ofWord(value) ?? value),
		);
}

/** Whether a word is a number in an array, which can't have a mark in it. */
function isItem(value: string, before: string, after: string): boolean {
	return /^\d+$/.test(value) && /[([,]/.test(before) && /[)\],]/.test(after);
}
