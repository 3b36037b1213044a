/** Recognizes texts that a build replaces, except variables of Xcode: tokens of scripts and IDEs, and macros. */

/**
 * Tokens that scripts and IDEs replace: `###NAME###`, `%NAME%`, `__NAME__`, `{{name}}`, `{% if name %}`, `<#name#>`, and those of templates
 * of Xcode, such as `___VARIABLE_productName:identifier___`. A run of `#` or `_` is tried once.
 */
export const templateToken =
	/(?<!#)#{2,}\w+#{2,}|%[A-Za-z]\w*%|(?<!_)_{2,}[A-Z][A-Z0-9_]*__|(?<!_)___[A-Z]{2}\w*(?::\w+)*___|\{\{[^{}]*\}\}|\{%[^{}]*%\}|<#[^#]*#>/;

/** A whole text that CMake and similar tools replace. */
const atToken = /^@[A-Za-z]\w*@$/;

/** A name between two characters, as scripts replace it: `{name}`, `%(name)s`, `[NAME]`, `@NAME@`, `~NAME~`, `<%= name %>`. */
const delimitedName =
	/(?:\{|%\(|\[)[A-Za-z_]\w*[})\]]|([#@~!])(?!\d)\w+\1|<%[-=]?\s*[A-Za-z_][\w.]*\s*%>/;

/** Whether a text, which may be in place of entries, contains a token or is a macro. */
export function isToken(text: string): boolean {
	return templateToken.test(text) || atToken.test(text) || isMacro(text);
}

/** Whether a value contains a token or is a macro. */
export function hasToken(value: string): boolean {
	return isToken(value) || delimitedName.test(value);
}

/**
 * The characters of a token in a template, whatever makes the plist from it: `@{name}`, `%(name)s`, `#{name}`, `[[NAME]]`,
 * `<%= name %>`, `~NAME~`, `_NAME_`. A run of `_` is tried once.
 */
const tokenInTemplate = /[@%#~!$]|[{[][\w{[]|<[<%=#@]|&[A-Z_]+;|(?<![A-Za-z0-9_])_+[A-Z][A-Z0-9]*_/;

/** Whether a text in a template contains a token of any form. */
export function isTokenInTemplate(text: string): boolean {
	return tokenInTemplate.test(text) || isMacro(text);
}

/** Whether a text is a macro in a source plist that Xcode preprocesses: `PKG_VERSION`, `NAME(Driver)`, or joined as in `PREFIX/**\/Driver`. */
export function isMacro(text: string): boolean {
	return (
		/^_*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+_*$/.test(text) ||
		/^[A-Z]{6,}$/.test(text) ||
		/^[A-Z_][A-Z0-9_]+\(.*\)$/s.test(text) ||
		text.includes(paste)
	);
}

/** The name of a constant, which is a macro in a plist that is preprocessed: `kVendorID`. */
const constantName = /^k[A-Z]\w*$/;

/** Whether a text is a macro, or is named as one, in a plist that is preprocessed. */
export function isNamedAsMacro(text: string): boolean {
	return constantName.test(text) || /^[A-Z_][A-Z0-9_]*$/.test(text) || isToken(text);
}

/** A comment that the preprocessor removes between two texts that it joins. */
const paste = '/**/';

/** When a build replaces a text or a part of it: never, only in source plists, or in all plists. */
export type Replacement = 'never' | 'inSource' | 'always';

/** Matches the characters of tokens and the common end of macros, which most texts do not contain. */
const mayBeToken = /[#%{<[@~!]|__|[A-Z0-9_)]$|\/\*\*\//;

/** What makes the plist from a text. */
export interface TextSource {
	/** A script or a build, so that the text may have tokens of any form. */
	readonly isTemplate: boolean;
	/** The preprocessor, so that any name may be a macro. */
	readonly isPreprocessed: boolean;
}

/** When a build replaces a text without variables. */
export function replacementOf(text: string, source?: TextSource): Replacement {
	if (source?.isTemplate === true && isTokenInTemplate(text)) return 'always';
	if (source?.isPreprocessed === true && constantName.test(text)) return 'inSource';
	if (!mayBeToken.test(text)) return 'never';
	if (templateToken.test(text)) return 'always';
	return delimitedName.test(text) || isMacro(text) ? 'inSource' : 'never';
}
