/** Repeated tags, comments, and other markup, most of it faulty. */
import { inRoot, inText, nested, repeated, type Shape } from './shape.js';

const start =
	'<plist version="1.0">\n<dict>\n<key>CFBundlePackageType</key>\n<string>DEXT</string>\n';

/** Nested elements between two texts. */
function deep(name: string, open: string, close: string, inside = ''): Shape {
	return {
		name,
		kind: 'dext',
		build: (size) => {
			const levels = nested(open, close, size);
			const middle = levels.length - (levels.length / (open.length + close.length)) * close.length;
			return `${start}<key>Gadget</key>\n${levels.slice(0, middle)}${inside}${levels.slice(middle)}</dict>\n</plist>\n`;
		},
	};
}

const nesting: readonly Shape[] = [
	deep('nested dictionaries', '<dict><key>A</key>', '</dict>', '<true/>'),
	deep('nested dictionaries on lines', '<dict>\n<key>A</key>\n', '\n</dict>', '<true/>'),
	deep('nested arrays', '<array>', '</array>'),
	deep('nested arrays on lines', '<array>\n', '</array>\n'),
	deep(
		'nested dictionaries with a repeated key',
		'<dict><key>A</key><true/><key>A</key>',
		'</dict>',
		'<true/>',
	),
	deep(
		'nested dictionaries with comments',
		'<dict><!-- a --><key>A</key>',
		'</dict><!-- b -->',
		'<true/>',
	),
	deep('nested strings', '<string>', '</string>'),
	deep('nested keys', '<key>', '</key>'),
	deep('nested property lists', '<plist>', '</plist>'),
	deep('nested unknown elements', '<foo>', '</foo>'),
	deep('nested personalities', '<dict><key>IOKitPersonalities</key>', '</dict>', '<dict/>'),
	deep('nested matching dictionaries', '<dict><key>IOParentMatch</key>', '</dict>', '<dict/>'),
	{
		name: 'indented nested dictionaries without ends',
		kind: 'dext',
		build: (size) => {
			const levels = Math.floor(Math.sqrt(size));
			const lines = Array.from(
				{ length: levels },
				(_, level) => `${'\t'.repeat(level)}<key>A</key>\n${'\t'.repeat(level)}<dict>\n`,
			);
			return start + lines.join('');
		},
	},
];

const open: readonly Shape[] = (
	[
		['dictionaries without ends', '<key>A</key><dict>\n'],
		['dictionaries without ends on one line', '<key>A</key><dict>'],
		['dictionaries without keys or ends', '<dict>'],
		['arrays without ends', '<array>\n'],
		['strings without ends', '<key>A</key><string>a\n'],
		['strings without ends on one line', '<key>A</key><string>a'],
		['integers without ends', '<key>A</key><integer>1\n'],
		['keys without ends', '<key>A\n'],
		['keys without ends, with values', '<key>A\n<true/>\n'],
		['unknown start tags', '<foo>'],
		['start tags without ends', '<dict'],
		['key tags without ends', '<key>a</key><d\n'],
		['less-than signs', '<'],
		['less-than signs and spaces', '< '],
		['less-than signs on lines', '<\n'],
		['less-than signs and slashes', '</'],
		['attributes without ends', '<string x="'],
		['comments without ends', '<!-- a\n'],
		['comments without ends, with hyphens', '<!--- '],
		['directives without ends', '<!-- driver-plist-disable\n'],
		['directives without ends or spaces', '<!--driver-plist-'],
		['directives for lines without ends', '<!-- driver-plist-disable-next-line unknown-key\n'],
		['sections without ends', '<key>A</key><string><![CDATA[\n'],
		['declarations without ends', '<!DOCTYPE plist [\n'],
		['instructions without ends', '<?xml \n'],
		['comments in values without ends', '<key>A</key><string><!-- a\n'],
		['merge conflicts without ends', '<<<<<<< a\n=======\n'],
		['ends of merge conflicts', '>>>>>>> a\n'],
		['preprocessor conditions without ends', '\n#if A\n'],
		['end tags', '</dict>'],
		['end tags on lines', '</dict>\n'],
		['unknown end tags', '</foo>'],
		['unknown end tags of different names', (index: number) => `</foo${index}>`],
		['empty end tags', '</>'],
		['end tags of strings', '</string>\n'],
		['end tags with spaces', '</ dict >\n'],
		['end tags with backslashes', '<\\dict>'],
		['less-than signs with spaces and slashes', '< /'],
		['start tags after spaces', '<          key>'],
		['keys with start tags as end tags', '<key>a<key>'],
		['damaged tags in a string', '<,string>'],
		['repeated start tags', '<string><string>a\n'],
		['misspelled start tags', '<dcit>\n'],
		['strings with tags without ends', '<string>a<dict>b<x>'],
		['keys after spaces with tags without ends', '< key>a<dict>'],
		['damaged brackets', '<key.a'],
		['doubled brackets', '<<key>>'],
		['doubled end tags in a key', '<key>a</<</'],
		['doubled brackets in a string', '<string>a<<'],
	] as const
).flatMap(([name, part]) => [
	inText(`${name} in the root`, 'dext', part, start),
	inText(`${name} outside the root`, 'dext', part),
]);

const repeatedMarkup: readonly Shape[] = (
	[
		['mismatched ends', '<key>A</key><string>a</integer>\n'],
		['mismatched ends of keys', '<key>A</string><true/>\n'],
		['mismatched starts', '<string>A</key><true/>\n'],
		['start tags as end tags', '<key>A<key><string>a<string>\n'],
		[
			'start tags of dictionaries as end tags',
			'<key>A</key>\n<dict>\n\t<key>B</key>\n\t<true/>\n<dict>\n',
		],
		['rests of end tags', '<key>A?>\n<string>astring/>\n'],
		['less-than signs of end tags', '<key>A<\n<string>astring<\n'],
		['begun end tags', '<key>A</\n<string>a</str\n'],
		['end tags without less-than signs', '<key>A/key>\n<string>a/string>\n'],
		['tags in values', '<key>A</key><string>a<dict>b</dict></string>\n'],
		['misspelled elements', '<kye>A</key><sting>a</string>\n'],
		['misspelled dictionaries', '<key>A</key>\n<dcit>\n\t<key>B</key>\n\t<true/>\n</dict>\n'],
		['dictionaries as arrays', '<key>A</key>\n<array>\n\t<key>B</key>\n\t<true/>\n</dict>\n'],
		['upper-case elements', '<key>A</key><STRING>a</STRING>\n'],
		['spaces in tags', '<key>A</key><string >a</string >\n'],
		['attributes', '<key>A</key><string a="b">a</string>\n'],
		['many attributes', '<key>A</key><string a="1" b="2" c="3" a="4">a</string>\n'],
		['arrays without start tags', '<key>A</key>\n\t<true/>\n\t<true/>\n\t<true/>\n</array>\n'],
		['empty tags before texts', '<key/>A</key><string/>a</string>\n'],
		['empty tags of arrays before items', '<key>A</key>\n<array/>\n\t<true/>\n</array>\n'],
		['empty tags before texts without ends', '<string/>a\n'],
		['unfinished empty tags', '<key>A</key>\n<true/\n'],
		['self-closing strings', '<key>A</key><string/>\n'],
		['unknown elements', '<key>A</key><foo>a</foo>\n'],
		['Boolean elements', '<key>A</key><bool>true</bool>\n'],
		['sections', '<key>A</key><string><![CDATA[a]]></string>\n'],
		['many sections in a string', '<![CDATA[a]]>'],
		['comments in values', '<key>A</key><string>a<!-- b --></string>\n'],
		['comments', '<!-- a -->'],
		['comments on lines', '<!-- a -->\n'],
		['comments with hyphens', '<!-- a -- b -->\n'],
		['multi-line comments', '<!--\na\n-->\n'],
		['directives', '<!-- driver-plist-disable unknown-key -->\n'],
		['directives on one line', '<!-- driver-plist-disable unknown-key -->'],
		['directives for lines', '<!-- driver-plist-disable-next-line unknown-key -->\n'],
		['directives for lines on one line', '<!-- driver-plist-disable-next-line unknown-key -->'],
		[
			'directives with keys',
			'<!-- driver-plist-disable-next-line unknown-key -->\n<key>A</key>\n<true/>\n',
		],
		['directives of unknown rules', '<!-- driver-plist-disable unknown-keys -->\n'],
		['directives of unknown names', '<!-- driver-plist-disabled unknown-key -->\n'],
		['directives of kinds', '<!-- driver-plist: kind=dexts -->\n'],
		['declarations', '<!DOCTYPE plist PUBLIC "a" "b">\n'],
		['declarations with entities', '<!DOCTYPE plist [<!ENTITY a "b">]>\n'],
		[
			'references to entities',
			'<!DOCTYPE plist [<!ENTITY a "1">]>\n<key>A</key>\n<string>&a; &ab & a;</string>\n<key>B</key>\n<integer>&a;</integer>\n',
		],
		['instructions', '<?xml version="1.0"?>\n'],
		['text between elements', 'a <true/> b\n'],
		['no-break spaces between elements', '\u00a0<key>A</key>\u00a0<string>a</string>\n'],
		['byte order marks between elements', '\ufeff<key>A</key>\ufeff<string>a</string>\n'],
		['values without keys', '<string>a</string>\n'],
		['keys without values', '<key>A</key>\n'],
		['values before keys', '<true/><key>A</key>\n'],
		['property lists', '<plist version="1.0"><dict/></plist>\n'],
		['root dictionaries', '</dict>\n<dict>\n'],
		['NUL characters in values', '<key>A</key><string>\u0000</string>\n'],
		['control characters in values', '<key>A</key><string>\u0008</string>\n'],
		['bare ampersands in values', '<key>A</key><string>a & b</string>\n'],
		['unknown entities in values', '<key>A</key><string>&nbsp;</string>\n'],
		['number entities in values', '<key>A</key><string>&#65;</string>\n'],
		['quotation entities in values', '<key>A</key><string>&quot;</string>\n'],
		['preprocessor lines', '#if A\n<key>A</key><true/>\n#else\n<key>A</key><false/>\n#endif\n'],
		['preprocessor conditions', '#if A\n#endif\n'],
		[
			'merge conflicts',
			'<<<<<<< a\n<key>A</key><true/>\n=======\n<key>B</key><true/>\n>>>>>>> b\n',
		],
		['merge conflicts in comments', '<!--\n<<<<<<< a\n=======\n>>>>>>> b\n-->\n'],
		['nested preprocessor conditions', '#if A\n#if B\n#endif\n'],
		['includes', '#include "a"\n'],
		['macros', 'A_MACRO(a)\n'],
		['old-style entries', 'A = "b";\n'],
		['lone carriage returns', '<key>A</key>\r<true/>\r'],
		['lines with both breaks', '<key>A</key>\r\n<true/>\r\n'],
		['bad data', '<key>A</key><data>*</data>\n'],
		['bad dates', '<key>A</key><date>today</date>\n'],
		['bad integers', '<key>A</key><integer>a</integer>\n'],
		['large integers', '<key>A</key><integer>99999999999999999999</integer>\n'],
		['reals', '<key>A</key><real>0.5</real>\n'],
		['empty integers', '<key>A</key><integer/>\n'],
	] as const
).map(([name, part]) => inRoot(name, 'dext', part));

const whole: readonly Shape[] = [
	inText('end tags after items of an array', 'dext', '\t<true/>\n</array>\n', '<plist>\n<dict>\n'),
	inText('entries without a root', 'dext', '<key>A</key>\n<true/>\n', '<plist>\n', '</plist>\n'),
	inText('old-style root', 'dext', 'A = "b";\n', '{', '}'),
	inText('old-style arrays', 'dext', '(', ''),
	inText('old-style comments', 'dext', '/* a */\n', '{', '}'),
	inText('JSON', 'dext', '"A": "b",\n', '{', '}'),
	inText('a text', 'dext', 'The quick brown fox. '),
	inText(
		'sections in a string',
		'dext',
		'<![CDATA[a]]>',
		`${start}<key>A</key><string>`,
		'</string></dict></plist>',
	),
	inText(
		'comments in a string',
		'dext',
		'<!-- a -->',
		`${start}<key>A</key><string>`,
		'</string></dict></plist>',
	),
	inText('comments before the root', 'dext', '<!-- a -->\n', '', `${start}</dict></plist>`),
	inText('comments after the root', 'dext', '<!-- a -->\n', `${start}</dict></plist>`),
	inText('attributes of the root', 'dext', ' a="b"', '<plist', '><dict></dict></plist>'),
	inText('strings after the root', 'dext', '<string>a</string>\n', `${start}</dict>\n`, '</plist>'),
];

const end = '</dict>\n</plist>\n';
const comment = '<!-- a -->\n';
const doctype = '<!DOCTYPE plist>\n';
const unknownKey = '<key>IOUserServerNam</key>\n<true/>\n';

/** Repeated markup before other repeated markup: work that looks back at all of the first for each of the others shows. */
const inFront: readonly Shape[] = (
	[
		['document types before the root', ['', doctype], ['', doctype], start + end],
		['comments before document types', ['', comment], ['', doctype], start + end],
		['comments before instructions', ['', comment], ['', '<?a b?>\n'], start + end],
		['text before declarations', ['', 'a <?a b?>\n'], ['', '<?xml version="1.0"?>\n'], start + end],
		['comments before end tags', ['', comment], ['', '</dict>\n'], start + end],
		['comments before roots', ['', comment], ['', '<string>a</string>\n'], ''],
		['comments before keys outside the root', ['', comment], ['', '<key>A</key>\n'], ''],
		['comments before property lists', ['', comment], ['', '<plist><dict/></plist>\n'], ''],
		['document types before roots', ['', doctype], ['', '<dict/>\n'], ''],
		['comments before roots in <plist>', ['<plist>', comment], ['', '<dict/>\n'], '</plist>'],
		['comments before the root and unknown keys', ['', comment], [start, unknownKey], end],
		['comments before unknown keys', [start, comment], ['', unknownKey], end],
		['comments before open dictionaries', [start, comment], ['', '<key>A</key>\n<dict>\n'], ''],
		['comments before keys without values', [start, comment], ['', '<key>A</key>\n'], end],
	] as const
).map(([name, [before, first], [between, second], after]) => ({
	name,
	kind: 'dext',
	build: (size) =>
		before + repeated(first, size / 2) + between + repeated(second, size / 2) + after,
}));

export const markupShapes: readonly Shape[] = [
	...nesting,
	...open,
	...repeatedMarkup,
	...whole,
	...inFront,
];
