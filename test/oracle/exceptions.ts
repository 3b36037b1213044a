/** Known differences from the results of the real parsers, with the reason. */
import type { PlistFormat } from '../../server/src/service/syntax/syntaxTree.js';

export const unlikeOracle: Readonly<Record<string, string>> = {
	'comment/pos/in-tag':
		'a comment in a tag ends the tag for CoreFoundation; here the tag is unfinished, which is a better message',
	'comment/prolog-4dash':
		'newer versions of CoreFoundation miss the end of <!----> before the root, which is a bug',
};
export const valueUnlikeOracle: Readonly<Record<string, string>> = {
	'tag/dict-CFUID':
		'a dictionary that CoreFoundation turns into an archiver reference stays a dictionary',
	'tag/dict-CFUID-negative':
		'a dictionary that CoreFoundation turns into an archiver reference stays a dictionary',
	'entity/string/hex-feff': 'CoreFoundation drops a byte order mark at the start of a string',
};

/** The reason why a recorded file is not compared; undefined if it is compared. */
export function unlikeRecorded(format: PlistFormat): string | undefined {
	return format === 'binary' ? 'the contents of binary property lists are not read' : undefined;
}
