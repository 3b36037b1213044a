/** A text that is not a property list, with a part that repeats. */
import { type Part, repeated } from './shape.js';

/** A text in which one part repeats up to a size. */
export interface ReportShape {
	/** Unique among all of them. */
	readonly name: string;
	/** A text whose repeated part has about `size` UTF-16 code units. */
	build(size: number): string;
}

export function report(name: string, part: Part, before = '', after = ''): ReportShape {
	return { name, build: (size) => before + repeated(part, size) + after };
}
