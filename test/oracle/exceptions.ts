/** Where our verdict or value is knowingly not that of the real parsers, each with its reason. */
import type { PlistFormat } from '../../server/src/service/syntax/syntaxTree.js';

export const unlikeOracle: Readonly<Record<string, string>> = {
	'comment/pos/in-tag':
		'a comment in a tag ends the tag for CoreFoundation; here the tag is unfinished, which says more',
	'comment/prolog-4dash':
		'newer CoreFoundations miss the end of <!----> before the root, by a mistake of theirs',
	'idref/self-ref': 'a reference from inside the element it names',
	'plist/between-key-value-empty': '<plist> inside a dict, which IOKit passes over',
	'plist/nested-two-values': '<plist> inside a dict, which IOKit passes over',
	'plist/wrapped-key': '<plist> inside a dict, which IOKit passes over',
};
export const valueUnlikeOracle: Readonly<Record<string, string>> = {
	'tag/dict-CFUID': 'a dict that CoreFoundation turns into an archiver reference stays a dict',
	'tag/dict-CFUID-negative':
		'a dict that CoreFoundation turns into an archiver reference stays a dict',
	'entity/string/hex-feff': 'CoreFoundation drops a byte order mark at the start of a string',
};

/** A key behind a key is a gap to us, as nobody means it; CoreFoundation takes the second for the value of the first. */
export const codesWithOtherValues: readonly string[] = ['key-without-value'];

/** The reason why a recorded file is not compared; undefined where it is. */
export function unlikeRecorded(path: string, format: PlistFormat): string | undefined {
	if (format === 'binary') return 'the contents of binary property lists are not read';
	if (/E007[47]\.bin$/.test(path)) return 'the grammar of old-style property lists is not checked';
	return undefined;
}
