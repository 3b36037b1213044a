/** The messages for texts that are not kext versions, and their fixes. */
import type { PlistContents } from '../../document/driverPlist.js';
import { atContent } from '../../document/finding.js';
import { maxKextVersionLength, parseKextVersion } from '../../document/kextVersion.js';
import { nearestKextVersion } from '../../document/nearestKextVersion.js';
import { numberText } from '../../document/unexpanded.js';
import { defineMessages, type Message } from '../../messages/message.js';
import type { PlistValue, Str } from '../../value/plistValue.js';
import type { Fix, FoundWith } from '../rule.js';
import { changeContentFix } from './entryFixes.js';

/** The messages by fault; `at` is the faulty part of the version. */
const messages = defineMessages('kext-version', {
	empty: 'The version is empty.',
	'level-too-large': "'{version}' is not a kext version, because '{at}' is greater than 255.",
	'level-zero': "'{version}' is not a kext version, because the number after '{at}' is 0.",
	'no-leading-digit': "'{version}' is not a kext version, because it begins with '{at}'.",
	'not-ascii': "'{version}' is not a kext version, because '{at}' is not an ASCII character.",
	'stage-without-level':
		"'{version}' is not a kext version, because no number follows the stage '{at}'.",
	'too-long': "'{version}' is not a kext version, because it has more than {longest} characters.",
	'too-many-components':
		"'{version}' is not a kext version, because it has more than three numbers.",
	'too-many-digits': "'{version}' is not a kext version, because '{at}' has more than four digits.",
	'trailing-character':
		"'{version}' is not a kext version, because '{at}' follows the number of the stage.",
	'unexpected-character':
		"'{version}' is not a kext version, because '{at}' is not one of the stages d, a, b, f, and fc.",
});

/** The finding for an invalid version, with its `consequence`. Texts that the build replaces are not checked. */
export function* invalidVersion(
	value: PlistValue,
	plist: PlistContents,
	consequence: Message,
): Iterable<FoundWith<Str>> {
	const text = numberText(value, plist);
	if (text === undefined || value.type !== 'string') return;
	const version = parseKextVersion(text);
	if (version.valid) return;
	const { fault, at } = version;
	const message = messages[fault]({ version: text, at, longest: maxKextVersionLength });
	yield { at: atContent(value), message: { ...message, consequence }, state: value };
}

/** Changes the text to the nearest version; preferred if that contains all parts of the text. */
export function nearestVersionFixes(value: Str): readonly Fix[] {
	const nearest = nearestKextVersion(value.value);
	return nearest ? [changeContentFix(value, nearest.version, nearest.complete)] : [];
}
