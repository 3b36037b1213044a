/** Entities of HTML, which property lists do not have. Source: HTML 4.01, 24 "Character entity references". */

/** Those of the characters from U+00A0 to U+00FF, in order. */
const latin1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
		' ',
	);

/** Punctuation and signs that texts for people have. */
const others: ReadonlyMap<string, string> = new Map([
	['bull', '•'],
	['euro', '€'],
	['hellip', '…'],
	['ldquo', '“'],
	['lsquo', '‘'],
	['mdash', '—'],
	['ndash', '–'],
	['rdquo', '”'],
	['rsquo', '’'],
	['trade', '™'],
]);

/** The character of an entity such as `copy`; undefined for names that are not listed. Names are case-sensitive. */
export function htmlEntity(name: string): string | undefined {
	const index = latin1.indexOf(name);
	return index < 0 ? others.get(name) : String.fromCharCode(0xa0 + index);
}
