/** Recognizes texts that are certainly not names of classes. */

import { cannotBeClassName, classNameIn } from '../text/className.js';
import { buildVariablesIn, isProductIdentifier, textsBetween } from '../value/buildVariables.js';
import type { BuildVariable, PlistValue, Str } from '../value/plistValue.js';
import { isTokenInTemplate } from '../value/tokens.js';
import type { PlistContents } from './driverPlist.js';
import { fixedTextsIn, literalText } from './unexpanded.js';

/** Whether a literal text cannot be the name of a class in code, and no script or preprocessor may replace it. */
export function cannotBeOfCode(text: string, { isPreprocessed }: PlistContents): boolean {
	return cannotBeClassName(text.trim()) && !isPreprocessed && !isTokenInTemplate(text);
}

/** Whether a string cannot be the name of a class, whatever the variables in it are. */
export function isImpossibleClass(
	value: PlistValue | undefined,
	plist: PlistContents,
): value is Str {
	if (value?.type !== 'string') return false;
	const literal = literalText(value, plist.form);
	if (literal !== undefined) return cannotBeOfCode(literal, plist);
	const fixed = fixedTextsIn(value.value, plist.form);
	// Scripts, which may be of any kind, replace `@NAME@` and `$NAME`.
	const isOfXcode = fixed?.variables.every(({ written }) => /^\$[({]/.test(written)) ?? false;
	return fixed !== undefined && isOfXcode && cannotBeOfCode(fixed.texts.join('x'), plist);
}

/** Whether a string is the identifier of the product. It usually has a dot, so that it is not a name of a class, but need not. */
export function isIdentifierOfProduct(
	text: PlistValue | undefined,
): text is Str & { readonly variables: readonly [BuildVariable] } {
	if (text?.type !== 'string') return false;
	const [only] = text.variables;
	return only?.written === text.value && isProductIdentifier(only);
}

/** The name in a string with other characters around it, such as quotes; undefined if there is none. */
export function classIn(text: Str): string | undefined {
	if (isIdentifierOfProduct(text)) return undefined;
	const { value } = text;
	const variables = buildVariablesIn(value);
	if (variables.length === 0) return classNameIn(value);
	const [before = '', ...others] = textsBetween(value, variables);
	const after = others.at(-1) ?? '';
	const isInside = /^\P{L}*$/u.test(before + after) && others.slice(0, -1).every(isPartOfName);
	return isInside ? value.slice(before.length, value.length - after.length) : undefined;
}

function isPartOfName(text: string): boolean {
	return /^\w*$/.test(text);
}
