/** Where our verdict or value is knowingly not that of the real parsers, each with its reason. */
import type { PlistFormat } from '../../server/src/service/syntax/syntaxTree.js';

export const unlikeOracle: Readonly<Record<string, string>> = {
	'comment/pos/in-tag':
		'a comment in a tag ends the tag for CoreFoundation; here the tag is unfinished, which says more',
	'comment/prolog-4dash':
		'newer CoreFoundations miss the end of <!----> before the root, by a mistake of theirs',
};
export const valueUnlikeOracle: Readonly<Record<string, string>> = {
	'tag/dict-CFUID': 'a dict that CoreFoundation turns into an archiver reference stays a dict',
	'tag/dict-CFUID-negative':
		'a dict that CoreFoundation turns into an archiver reference stays a dict',
	'entity/string/hex-feff': 'CoreFoundation drops a byte order mark at the start of a string',
};

/** The reason why a recorded file is not compared; undefined where it is. */
export function unlikeRecorded(format: PlistFormat): string | undefined {
	return format === 'binary' ? 'the contents of binary property lists are not read' : undefined;
}
