/** Recognizes texts that a build replaces, which can't be checked. */
import type { PlistValue } from '../value/plistValue.js';
import type { DocumentForm, PlistContents } from './driverPlist.js';

/** Matches what scripts and IDEs replace, except build variables: `###NAME###`, `%NAME%`, `__NAME__`, `{{name}}`, `<#name#>`. */
export const templateToken =
	/#{2,}\w+#{2,}|%[A-Za-z]\w*%|_{2,}[A-Z][A-Z0-9_]*__|\{\{[^{}]*\}\}|<#[^#]*#>/;

/** Matches a whole text that CMake replaces. */
const atToken = /^@[A-Za-z]\w*@$/;
const identifier = /(?<!\w)[A-Za-z_]\w*/;

/** The text of a string that the build does not change; undefined if it has a variable, a template token or a macro. */
export function literalText(value: PlistValue | undefined, form: DocumentForm): string | undefined {
	if (value?.type !== 'string' || value.variables.length > 0) return undefined;
	if (templateToken.test(value.value)) return undefined;
	return form === 'source' && isBareMacro(value.value) ? undefined : value.value;
}

/** The literal text of a number or version, in which a macro may have any name (`kWidgetVersion`) or be a part (`1.0.BUILD_NUM`). */
export function numberText(
	value: PlistValue | undefined,
	plist: Pick<PlistContents, 'form' | 'hasDirectives'>,
): string | undefined {
	const text = literalText(value, plist.form);
	return text === undefined || isNumberMacro(text, plist) ? undefined : text;
}

/** Whether a text in place of a number is a token or a macro. Xcode expands `$(NAME)` in strings only. */
export function isUnexpandedNumber(
	text: string,
	plist: Pick<PlistContents, 'form' | 'hasDirectives'>,
): boolean {
	if (plist.form === 'built') return false;
	return isToken(text) || isNumberMacro(text, plist);
}

/** Whether a text contains what a script or the preprocessor replaces, except variables of Xcode. */
export function isToken(text: string): boolean {
	return templateToken.test(text) || atToken.test(text) || isBareMacro(text);
}

/** In a plist with preprocessor lines, any identifier may be a macro. */
function isNumberMacro(
	text: string,
	{ form, hasDirectives }: Pick<PlistContents, 'form' | 'hasDirectives'>,
): boolean {
	if (form === 'built') return false;
	if (text.split('.').some(isBareMacro)) return true;
	return hasDirectives && identifier.test(text);
}

/** Xcode preprocesses some source plists, in which a word like `PKG_VERSION` is a macro. */
function isBareMacro(text: string): boolean {
	return /^_*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+_*$/.test(text) || /^[A-Z]{6,}$/.test(text);
}
