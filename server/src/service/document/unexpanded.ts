/** Which texts of a plist a build has yet to replace, so that nothing can be said of them. */
import type { PlistValue } from '../value/plistValue.js';
import type { DocumentForm, PlistContents } from './driverPlist.js';

/** What scripts and IDEs replace besides build variables: `###NAME###`, `%NAME%`, `__NAME__`, `{{name}}`, `<#name#>`. */
export const templateToken =
	/#{2,}\w+#{2,}|%[A-Za-z]\w*%|_{2,}[A-Z][A-Z0-9_]*__|\{\{[^{}]*\}\}|<#[^#]*#>/;

/** A whole text that CMake and its like replace. */
const atToken = /^@[A-Za-z]\w*@$/;
const identifier = /(?<!\w)[A-Za-z_]\w*/;

/** The text of a string that the build leaves as it is: no variable, no template token, no bare macro of a source plist. */
export function literalText(value: PlistValue | undefined, form: DocumentForm): string | undefined {
	if (value?.type !== 'string' || value.variables.length > 0) return undefined;
	if (templateToken.test(value.value)) return undefined;
	return form === 'source' && isBareMacro(value.value) ? undefined : value.value;
}

/** The literal text of a number or version, where a macro may have any name (`kWidgetVersion`) and be a part (`1.0.BUILD_NUM`). */
export function numberText(
	value: PlistValue | undefined,
	plist: Pick<PlistContents, 'form' | 'hasDirectives'>,
): string | undefined {
	const text = literalText(value, plist.form);
	return text === undefined || isNumberMacro(text, plist) ? undefined : text;
}

/** Whether a text that stands for a number is a token or made by the preprocessor. Xcode expands `$(NAME)` in strings alone. */
export function isUnexpandedNumber(
	text: string,
	plist: Pick<PlistContents, 'form' | 'hasDirectives'>,
): boolean {
	if (plist.form === 'built') return false;
	return isToken(text) || isNumberMacro(text, plist);
}

/** Whether a text is, or holds, what a script or the preprocessor replaces; not a variable of Xcode. */
export function isToken(text: string): boolean {
	return templateToken.test(text) || atToken.test(text) || isBareMacro(text);
}

/** A plist with directives goes through the preprocessor, which replaces any identifier. */
function isNumberMacro(
	text: string,
	{ form, hasDirectives }: Pick<PlistContents, 'form' | 'hasDirectives'>,
): boolean {
	if (form === 'built') return false;
	if (text.split('.').some(isBareMacro)) return true;
	return hasDirectives && identifier.test(text);
}

/** Xcode runs the preprocessor over some source plists; there a bare `PKG_VERSION` is a macro. */
function isBareMacro(text: string): boolean {
	return /^_*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+_*$/.test(text) || /^[A-Z]{6,}$/.test(text);
}
