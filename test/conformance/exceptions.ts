/** Files of the suites on which the parsers of Apple differ from the suite, with what they do instead. */

/** CoreFoundation is CF-1153 and the newest open source version, which were run on each file. */
export const unlikeSuite: Readonly<Record<string, string>> = {
	'libimobiledevice/libplist test/data/empty_keys.plist':
		'CoreFoundation rejects a comment in <key> (CFPropertyList.c: parseStringTag)',
	'DHowett/go-plist testdata/xml_unusual_cases/s04.plist':
		'CoreFoundation rejects a comment in <key> (CFPropertyList.c: parseStringTag)',
	'ebarnard/rust-plist tests/data/xml_entity_error.plist':
		'CoreFoundation rejects text in <plist>, even a reference to a space (getContentObject)',
	'libimobiledevice/libplist fuzz/xplist-leaks/leak-4c81aae70b20d9b9408b78d40999a54205bdcfb7':
		'the DOCTYPE ends with the first >, and all three stop after the first value, an array',
	'DHowett/go-plist testdata/xml_unusual_cases/s07.plist':
		'CoreFoundation skips everything up to > in a tag, unclosed quotes too (parseXMLElement)',
	'DHowett/go-plist testdata/xml_unusual_cases/s08.plist':
		'all three ignore what follows </plist>; the text is reported with lower severity',
	'DHowett/go-plist testdata/xml_unusual_cases/s09.plist':
		'all three skip a DOCTYPE up to the first >, unclosed quotes too (skipDTD)',
	'DHowett/go-plist testdata/xml_unusual_cases/s10.plist':
		'CoreFoundation skips everything up to > in a tag, and ends <!----> at once',
};

const sizes = 'the reader knows numbers of 1, 2, 4, and 8 bytes only; CoreFoundation reads others';
const large = 'the reader uses 0 for integers of 16 bytes; CoreFoundation reads them';

export const valuesUnlikeReader: Readonly<Record<string, string>> = {
	'libimobiledevice/libplist test/data/dictref3bytes.bplist': sizes,
	'libimobiledevice/libplist test/data/dictref5bytes.bplist': sizes,
	'libimobiledevice/libplist test/data/dictref6bytes.bplist': sizes,
	'libimobiledevice/libplist test/data/dictref7bytes.bplist': sizes,
	'libimobiledevice/libplist test/data/off3bytes.bplist': sizes,
	'libimobiledevice/libplist test/data/off5bytes.bplist': sizes,
	'libimobiledevice/libplist test/data/off6bytes.bplist': sizes,
	'libimobiledevice/libplist test/data/off7bytes.bplist': sizes,
	'ebarnard/rust-plist tests/data/binary_three_byte_integer_offset_table.plist': sizes,
	'libimobiledevice/libplist test/data/signedunsigned.bplist': large,
	'libimobiledevice/libplist test/data/unsigned.bplist': large,
	'ebarnard/rust-plist tests/data/binary.plist': large,
	'libimobiledevice/libplist test/data/hex.plist':
		'the reader uses 0 for hexadecimal integers; CoreFoundation reads them (parseIntegerTag)',
	'ebarnard/rust-plist tests/data/xml.plist':
		'the reader uses 0 for hexadecimal integers; CoreFoundation reads them (parseIntegerTag)',
	'libimobiledevice/libplist fuzz/xplist-crashes/clusterfuzz-testcase-4663876528373760':
		'the reader rejects invalid characters in <data>; CoreFoundation skips them (parseDataTag)',
	'DHowett/go-plist testdata/xml_unusual_cases/s11.plist':
		'a > in an attribute ends the tag for CoreFoundation, so the rest belongs to the key',
};
