/** Runs of one character, or of a short piece, in every place that a text can have. */
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { driverEntries, inRoot, type Shape } from './shape.js';

const runs: Readonly<Record<string, string>> = {
	letters: 'a',
	capitals: 'A',
	underscores: '_',
	digits: '1',
	zeros: '0',
	spaces: ' ',
	tabs: '\t',
	'line feeds': '\n',
	'carriage returns': '\r',
	hyphens: '-',
	dots: '.',
	commas: ',',
	colons: ':',
	'number signs': '#',
	'percent signs': '%',
	'at signs': '@',
	dollars: '$',
	parentheses: '(',
	'variable starts': '$(',
	'brace variables': '${A',
	braces: '{',
	'double braces': '{{',
	brackets: '[',
	ampersands: '&',
	semicolons: ';',
	entities: '&amp;',
	'number entities': '&#65;',
	'unfinished entities': '&#',
	'less-than signs': '<',
	'escaped less-than signs': '&lt;',
	'greater-than signs': '>',
	'template tags': '<#',
	quotes: '"',
	apostrophes: "'",
	slashes: '/',
	asterisks: '*',
	equals: '=',
	'NUL characters': '\u0000',
	'no-break spaces': '\u00a0',
	'combining marks': '\u0301',
	'combining marks in the wrong order': '\u0301\u0323',
	'astral characters': '🚗',
	'lone surrogates': '\ud83d',
	'words and spaces': 'a ',
	'end tags and spaces': '</a> ',
	'words and underscores': 'A_',
	'words and dots': 'a.',
	'words and hyphens': 'a-',
	'spaces and hyphens': ' -',
	hexadecimal: '0x1234 ',
	'masked IDs': '0x12345678&amp;0xffff0000 ',
	variables: '$(A)',
	'variables with operators': '$(A:b:c)',
	'variables with references': '&#36;(A)',
	'variables in CDATA': '$(<![CDATA[A]]>)',
	'nested variables': '$(A:',
	'unknown variables': '$(PRODUCT_NAMES:rfc1034identifer) ',
};

/** Where the run is; `personality` is the provider of a personality around it. */
interface Place {
	readonly kind: DocumentKind;
	readonly before: string;
	readonly after: string;
	readonly personality?: string;
}

const string = (key: string): Pick<Place, 'before' | 'after'> => ({
	before: `<key>${key}</key>\n<string>`,
	after: '</string>\n',
});

const places: Readonly<Record<string, Place>> = {
	'a key': { kind: 'dext', before: '<key>', after: '</key>\n<string>a</string>\n' },
	'a string': { kind: 'dext', ...string('Gadget') },
	'an array': {
		kind: 'dext',
		before: '<key>Gadget</key>\n<array>\n<string>',
		after: '</string>\n</array>\n',
	},
	'an integer': { kind: 'dext', before: '<key>Gadget</key>\n<integer>', after: '</integer>\n' },
	'a real': { kind: 'dext', before: '<key>Gadget</key>\n<real>', after: '</real>\n' },
	'a date': { kind: 'dext', before: '<key>Gadget</key>\n<date>', after: '</date>\n' },
	data: { kind: 'dext', before: '<key>Gadget</key>\n<data>', after: '</data>\n' },
	'an attribute': {
		kind: 'dext',
		before: '<key>Gadget</key>\n<string a="',
		after: '">a</string>\n',
	},
	'a tag': { kind: 'dext', before: '<key>Gadget</key>\n<string ', after: '>a</string>\n' },
	'an unknown element': { kind: 'dext', before: '<key>Gadget</key>\n<', after: '/>\n' },
	'a string before end tags': {
		kind: 'dext',
		before: '<key>Gadget</key>\n<string>a</a> ',
		after: '\n',
	},
	'an end tag': { kind: 'dext', before: '<key>Gadget</key>\n<string>a</string', after: '>\n' },
	'a comment': { kind: 'dext', before: '<!-- ', after: ' -->\n' },
	'a directive': { kind: 'dext', before: '<!-- driver-plist', after: ' -->\n' },
	'the codes of a directive': {
		kind: 'dext',
		before: '<!-- driver-plist-disable unknown-key ',
		after: ' -->\n',
	},
	'the text of a directive': {
		kind: 'dext',
		before: '<!-- driver-plist-disable-next-line unknown-key: ',
		after: ' -->\n',
	},
	'a section': {
		kind: 'dext',
		before: '<key>Gadget</key>\n<string><![CDATA[',
		after: ']]></string>\n',
	},
	'a declaration': { kind: 'dext', before: '<!DOCTYPE a [', after: ']>\n' },
	'an instruction': { kind: 'dext', before: '<?xml version="', after: '"?>\n' },
	'text between elements': { kind: 'dext', before: '\n', after: '\n' },
	'a preprocessor line': { kind: 'kext', before: '\n#if ', after: '\n#endif\n' },
	CFBundleIdentifier: { kind: 'dext', ...string('CFBundleIdentifier') },
	CFBundleVersion: { kind: 'kext', ...string('CFBundleVersion') },
	'a usage description': { kind: 'dext', ...string('OSBundleUsageDescription') },
	'a library': {
		kind: 'kext',
		before: '<key>OSBundleLibraries</key>\n<dict>\n<key>com.apple.kpi.iokit</key>\n<string>',
		after: '</string>\n</dict>\n',
	},
	'the name of a library': {
		kind: 'kext',
		before: '<key>OSBundleLibraries</key>\n<dict>\n<key>com.apple.',
		after: '</key>\n<string>1.0</string>\n</dict>\n',
	},
	IOProviderClass: { kind: 'dext', personality: 'IOUSBHostDevice', ...string('IOProviderClass') },
	IOClass: { kind: 'kext', personality: 'IOPCIDevice', ...string('IOClass') },
	'an IOClass between letters': {
		kind: 'kext',
		personality: 'IOPCIDevice',
		before: '<key>IOClass</key>\n<string>A',
		after: 'A</string>\n',
	},
	'a bundle of the kernel between letters': {
		kind: 'dext',
		personality: 'IOUSBHostDevice',
		before: '<key>CFBundleIdentifierKernel</key>\n<string>a',
		after: 'a</string>\n',
	},
	IOPCIMatch: { kind: 'kext', personality: 'IOPCIDevice', ...string('IOPCIMatch') },
	'a word of IOPCIMatch': {
		kind: 'kext',
		personality: 'IOPCIDevice',
		before: '<key>IOPCIMatch</key>\n<string>',
		after: ' </string>\n',
	},
	IOPCIClassMatch: { kind: 'kext', personality: 'IOPCIDevice', ...string('IOPCIClassMatch') },
	IONameMatch: { kind: 'kext', personality: 'IOPCIDevice', ...string('IONameMatch') },
	idVendor: { kind: 'dext', personality: 'IOUSBHostDevice', ...string('idVendor') },
	IOMatchCategory: { kind: 'dext', personality: 'IOUSBHostDevice', ...string('IOMatchCategory') },
	'an entitlement': {
		kind: 'entitlements',
		...string('com.apple.developer.driverkit.userclient-access'),
	},
	'the name of an entitlement': {
		kind: 'entitlements',
		before: '<key>com.apple.developer.driverkit.',
		after: '</key>\n<true/>\n',
	},
};

/** Every run in every place. */
export const characterShapes: readonly Shape[] = Object.entries(places).flatMap(([place, where]) =>
	Object.entries(runs).map(([run, part]) => shapeOf(`${run} in ${place}`, where, part)),
);

function shapeOf(name: string, { kind, before, after, personality }: Place, part: string): Shape {
	if (personality === undefined) return inRoot(name, kind, part, before, after);
	const open = `<key>IOKitPersonalities</key>\n<dict>\n<key>Gadget</key>\n<dict>\n${driverEntries(kind, personality)}`;
	return inRoot(name, kind, part, open + before, `${after}</dict>\n</dict>\n`);
}
