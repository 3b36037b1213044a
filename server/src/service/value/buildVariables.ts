/** Finds the variables in strings that Xcode or a script replaces in a build. */
import type { BuildVariable } from './plistValue.js';

/** Matches `$(NAME:modifier)` and `${NAME:modifier}`, the innermost of nested ones; `@TOKEN@`; `$TOKEN`. */
const variable =
	/\$\(([^\r\n():=]+)(?:[:=]([^()]*))?\)|\$\{([^\r\n{}:=]+)(?:[:=]([^{}]*))?\}|@([A-Za-z][A-Za-z0-9_]*)@|\$([A-Za-z_][A-Za-z0-9_]*)/g;

const none: readonly BuildVariable[] = Object.freeze([]);

/** The variables in the value of a string, in order. Ranges are those in the value. */
export function buildVariablesIn(value: string): readonly BuildVariable[] {
	if (!value.includes('$') && !value.includes('@')) return none;
	return Array.from(value.matchAll(variable), (match) => ({
		name: match[1] ?? match[3] ?? match[5] ?? match[6] ?? '',
		modifier: match[2] ?? match[4],
		written: match[0],
		range: { start: match.index, end: match.index + match[0].length },
	}));
}

/** The build setting for the bundle identifier of a product. */
export const productIdentifier = 'PRODUCT_BUNDLE_IDENTIFIER';

/** The build setting for the version of a product. */
export const productVersion = 'CURRENT_PROJECT_VERSION';

/** Whether a variable is the bundle identifier of the product as it is. */
export function isProductIdentifier({ name, modifier }: BuildVariable): boolean {
	return name === productIdentifier && modifier === undefined;
}

/** The texts before, between, and after the variables in the value of a string: one more than there are variables. */
export function textsBetween(
	value: string,
	variables: readonly BuildVariable[],
): readonly string[] {
	const starts = [0, ...variables.map(({ range }) => range.end)];
	return starts.map((start, index) => value.slice(start, variables[index]?.range.start));
}

/** Whether the name of a variable has another one in it: `$(GROUP_$(CONFIGURATION))`. */
export function hasNestedVariable(value: string): boolean {
	return textsBetween(value, buildVariablesIn(value)).some((text) => /\$[({]/.test(text));
}
