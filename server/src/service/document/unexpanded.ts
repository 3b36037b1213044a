/** Recognizes texts that a build replaces, which can't be checked. */
import { buildVariablesIn, textsBetween } from '../value/buildVariables.js';
import type { BuildVariable, PlistValue } from '../value/plistValue.js';
import { hasToken, isMacro, isTokenInTemplate } from '../value/tokens.js';
import type { DocumentForm, PlistContents } from './driverPlist.js';

const identifier = /(?<!\w)[A-Za-z_]\w*/;
const wholeIdentifier = /^[A-Za-z_]\w*$/;

/** What determines which texts a build replaces. */
type Source = Pick<PlistContents, 'form' | 'isPreprocessed' | 'isTemplate'>;

/** The text of a string that the build does not change; undefined if it has a variable, a template token or a macro. */
export function literalText(value: PlistValue | undefined, form: DocumentForm): string | undefined {
	if (value?.type !== 'string') return undefined;
	const { replacement } = value;
	return replacement === 'never' || (replacement === 'inSource' && form === 'built')
		? value.value
		: undefined;
}

/** The parts of a text that no build changes, and the variables between them. */
interface FixedTexts {
	readonly texts: readonly string[];
	readonly variables: readonly BuildVariable[];
}

/** The texts around the variables of a text; undefined if there are none, or if a script may replace any part of it. */
export function fixedTextsIn(text: string, form: DocumentForm): FixedTexts | undefined {
	const variables = form === 'source' ? buildVariablesIn(text) : [];
	const texts = textsBetween(text, variables);
	return variables.length === 0 || texts.some(isTokenInTemplate) ? undefined : { texts, variables };
}

/** Whether a build can turn a text into `other`. */
export function canBecome(text: string, other: string, form: DocumentForm): boolean {
	if (text === other) return true;
	const fixed = fixedTextsIn(text, form);
	if (!fixed) return form === 'source' && (hasToken(text) || buildVariablesIn(text).length > 0);
	const [first = '', ...middle] = fixed.texts;
	const last = middle.pop() ?? '';
	const end = other.length - last.length;
	if (!other.startsWith(first) || end < first.length || !other.endsWith(last)) return false;
	let at = first.length;
	for (const part of middle) {
		const found = other.indexOf(part, at);
		if (found < 0 || found + part.length > end) return false;
		at = found + part.length;
	}
	return true;
}

/** The literal text of a number or version, in which a macro may have any name (`kWidgetVersion`) or be a part (`1.0.BUILD_NUM`). */
export function numberText(value: PlistValue | undefined, plist: Source): string | undefined {
	const text = literalText(value, plist.form);
	return text === undefined || isNumberMacro(text, plist) ? undefined : text;
}

/** Whether a text in place of a number is a token or a macro. Xcode expands `$(NAME)` in strings only. */
export function isUnexpandedNumber(text: string, plist: Source): boolean {
	if (plist.form === 'built') return false;
	const isOfTemplate = plist.isTemplate && isTokenInTemplate(text);
	return isOfTemplate || hasToken(text) || isNumberMacro(text, plist);
}

/** In a plist with preprocessor lines, any identifier may be a macro; in a template, a text that is one. */
function isNumberMacro(text: string, { form, isPreprocessed, isTemplate }: Source): boolean {
	if (form === 'built') return false;
	if (isMacro(text) || text.split('.').some(isMacro)) return true;
	return (isPreprocessed && identifier.test(text)) || (isTemplate && wholeIdentifier.test(text));
}
