/** Dictionaries with many entries: unknown, misspelled, duplicate, and misplaced keys, on many lines and on one. */
import { inRoot, type Part, type Shape } from './shape.js';

/** Parts of a dext's root dictionary, by name. */
const parts: Readonly<Record<string, Part>> = {
	'unknown keys': (index) => `<key>Gadget${index}</key>\n<string>a</string>\n`,
	'misspelled keys': (index) => `<key>CFBundleExecutibl${index}</key>\n<string>a</string>\n`,
	'one misspelled key': '<key>CFBundleExecutible</key>\n<string>a</string>\n',
	'misspelled keys in lower case': (index) =>
		`<key>cfbundleversion${index}</key>\n<string>a</string>\n`,
	'duplicate keys': '<key>Gadget</key>\n<string>a</string>\n',
	'duplicate known keys': '<key>CFBundleName</key>\n<string>a</string>\n',
	'pairs of duplicate keys': (index) => `<key>Gadget${index >> 1}</key>\n<string>a</string>\n`,
	'duplicate identifiers': '<key>CFBundleIdentifier</key>\n<string>com.example.gadget</string>\n',
	'empty keys': '<key></key>\n<string>a</string>\n',
	'keys with spaces': (index) => `<key> CFBundleName ${index}</key>\n<string>a</string>\n`,
	'misplaced keys': (index) =>
		`<key>${index % 2 ? 'IOProviderClass' : 'IOClass'}</key>\n<string>IOService</string>\n`,
	'keys of other kinds': (index) =>
		`<key>${index % 2 ? 'OSBundleRequired' : 'OSBundleCompatibleVersion'}</key>\n<string>1.0</string>\n`,
	'deprecated keys': '<key>CFBundleGetInfoString</key>\n<string>a</string>\n',
	'keys of architectures': (index) => `<key>OSBundleLibraries_a${index}</key>\n<dict/>\n`,
	'string booleans': (index) =>
		`<key>LSBackgroundOnly${index % 3 === 0 ? '' : index}</key>\n<string>YES</string>\n`,
	'booleans of one key': '<key>LSBackgroundOnly</key>\n<string>YES</string>\n',
	'wrong types': '<key>CFBundleVersion</key>\n<integer>1</integer>\n',
	'wrong values': '<key>CFBundlePackageType</key>\n<string>APPL</string>\n',
	variables: (index) => `<key>Gadget${index}</key>\n<string>$(A_${index})</string>\n`,
	'known variables': (index) => `<key>Gadget${index}</key>\n<string>$(PRODUCT_NAME)</string>\n`,
	'misspelled variables': (index) => `<key>Gadget${index}</key>\n<string>$(PRODUCT_NAM)</string>\n`,
	'unfinished variables': (index) => `<key>Gadget${index}</key>\n<string>$(PRODUCT_NAME</string>\n`,
	'percent variables': (index) => `<key>Gadget${index}</key>\n<string>%PRODUCT_NAME%</string>\n`,
	placeholders: (index) => `<key>Gadget${index}</key>\n<string>###NAME###</string>\n`,
	'template placeholders': (index) => `<key>Gadget${index}</key>\n<string>{{name}}</string>\n`,
	versions: (index) => `<key>Gadget${index}</key>\n<string>1.${index}.0d1</string>\n`,
	'arrays of dictionaries': (index) =>
		`<key>Gadget${index}</key>\n<array>\n<dict>\n<key>A</key>\n<true/>\n</dict>\n</array>\n`,
	data: (index) => `<key>Gadget${index}</key>\n<data>AAAA</data>\n`,
	dates: (index) => `<key>Gadget${index}</key>\n<date>2024-01-01T00:00:00Z</date>\n`,
	integers: (index) => `<key>Gadget${index}</key>\n<integer>${index}</integer>\n`,
	'comments and entries': (index) => `<!-- a -->\n<key>Gadget${index}</key>\n<string>a</string>\n`,
	'entries with comments at their ends': (index) =>
		`<key>Gadget${index}</key>\n<string>a</string> <!-- a -->\n`,
	'entries between blank lines': (index) =>
		`\n\n\n<key>Gadget${index}</key>\n\n\n<string>a</string>\n`,
	'keys in reverse order': (index) =>
		`<key>Gadget${1_000_000_000 - index}</key>\n<string>a</string>\n`,
	'usage descriptions': '<key>NSSystemExtensionUsageDescription</key>\n<string>a</string>\n',
	'personality dictionaries': '<key>IOKitPersonalities</key>\n<dict/>\n',
	'device properties': (index) =>
		`<key>${index % 2 ? 'idVendor' : 'idProduct'}</key>\n<integer>1</integer>\n`,
	'user clients':
		'<key>UserClientProperties</key>\n<dict>\n<key>IOClass</key>\n<string>IOUserUserClient</string>\n</dict>\n',
	'invented keys': (index) =>
		`<key>IOUserDriverName${index % 2 ? '' : index}</key>\n<string>a</string>\n`,
	'network providers': (index) =>
		`<key>com.apple.networkextension.filter${index}</key>\n<string>a</string>\n`,
	'keys with additions': (index) => `<key>CFBundleIdentifier0${index}</key>\n<string>a</string>\n`,
	'DriverKit keys': '<key>OSMinimumDriverKitVersion</key>\n<string>19</string>\n',
};

function onOneLine(part: Part): Part {
	return typeof part === 'string'
		? part.replaceAll('\n', '')
		: (index) => part(index).replaceAll('\n', '');
}

/** A part between tags that repeat with it. */
function around(before: string, part: Part, after: string): Part {
	return (index) => before + (typeof part === 'string' ? part : part(index)) + after;
}

export const entryShapes: readonly Shape[] = Object.entries(parts).flatMap(([name, part]) => [
	inRoot(name, 'dext', part),
	inRoot(`${name} on one line`, 'dext', onOneLine(part)),
	inRoot(`${name} in a dictionary`, 'kext', part, '<key>Gadgets</key>\n<dict>\n', '</dict>\n'),
	inRoot(
		`${name} in dictionaries of an array`,
		'dext',
		around('<dict>\n', part, '</dict>\n'),
		'<key>Gadgets</key>\n<array>\n',
		'</array>\n',
	),
	inRoot(`${name} in a system extension`, 'systemExtension', part),
	inRoot(`${name} in a host app`, 'hostApp', part),
	inRoot(`${name} in another file`, 'other', part),
]);
