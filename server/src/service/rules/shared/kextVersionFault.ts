/** The messages for texts that are not kext versions, and their fixes. */
import { versionsByBuild } from '../../document/bundleIdentifiers.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { atContent } from '../../document/finding.js';
import {
	type KextVersion,
	type KextVersionFault,
	maxKextVersionLength,
	parseKextVersion,
} from '../../document/kextVersion.js';
import { nearestKextVersion } from '../../document/nearestKextVersion.js';
import { fixedTextsIn, isUnexpandedNumber, numberText } from '../../document/unexpanded.js';
import { defineMessages, type Message } from '../../messages/message.js';
import { productVersion } from '../../value/buildVariables.js';
import type { PlistValue, Str } from '../../value/plistValue.js';
import type { Fix, FoundWith } from '../rule.js';
import { changeContentFix } from './entryFixes.js';
import { givenByProject } from './givenByProject.js';

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

/** What a variable in a version can be: a number, a stage, a part of either, or nothing. */
const values = ['1', '', '1.1', '1b1', 'b1', '.1'];

/** Faults that no value of a variable repairs. */
const lasting: readonly KextVersionFault[] = [
	'no-leading-digit',
	'unexpected-character',
	'not-ascii',
];

/** The finding for an invalid version, with its `consequence`. Of a text with variables, only what is around them is checked. */
export function* invalidVersion(
	value: PlistValue,
	plist: PlistContents,
	consequence: Message,
): Iterable<FoundWith<Str>> {
	if (value.type !== 'string') return;
	const text = numberText(value, plist);
	const version = text === undefined ? aroundVariables(value.value, plist) : parseKextVersion(text);
	if (version && !version.valid) yield faultAt(value, value.value, version, consequence);
	else if (text === undefined) yield* invalidInProject(value, plist, consequence);
}

/** The finding for a version that the project gives, which a command of the build can replace. */
function* invalidInProject(
	value: Str,
	plist: PlistContents,
	consequence: Message,
): Iterable<FoundWith<Str>> {
	const builds = plist.isPreprocessed ? [] : versionsByBuild(value, plist);
	// Of several in one build, a condition of the setting may choose the valid one.
	const [built] = builds.find((all) => all.every((each) => !parseKextVersion(each).valid)) ?? [];
	const version = built === undefined ? undefined : parseKextVersion(built);
	if (built === undefined || !version || version.valid) return;
	const found = faultAt(value, built, version, consequence);
	const message = givenByProject(found.message, built, plist.neighbors, productVersion);
	yield { ...found, severity: 'warning', message };
}

function faultAt(
	value: Str,
	version: string,
	{ fault, at }: KextVersion & { readonly valid: false },
	consequence: Message,
): FoundWith<Str> {
	const message = messages[fault]({ version, at, longest: maxKextVersionLength });
	return { at: atContent(value), message: { ...message, consequence }, state: value };
}

/** The version with a number for each variable, if it is invalid with any other value, too. */
function aroundVariables(text: string, plist: PlistContents): KextVersion | undefined {
	const fixed = plist.isPreprocessed ? undefined : fixedTextsIn(text, plist.form);
	if (!fixed || fixed.texts.some((part) => isUnexpandedNumber(part, plist))) return undefined;
	const [first, ...others] = values.map((each) => parseKextVersion(fixed.texts.join(each)));
	if (!first || first.valid || others.some(({ valid }) => valid)) return undefined;
	return lasting.includes(first.fault) ? first : undefined;
}

/** Changes the text to the nearest version; preferred if that contains all parts of the text. */
export function nearestVersionFixes(value: Str): readonly Fix[] {
	if (value.variables.length > 0) {
		const alone = withoutMarks(value.value);
		return alone === value.value ? [] : [changeContentFix(value, alone, true)];
	}
	const nearest = nearestKextVersion(value.value);
	return nearest ? [changeContentFix(value, nearest.version, nearest.complete)] : [];
}

/** A text with variables without a `v` before them, quotation marks around them, or a semicolon after them. */
function withoutMarks(text: string): string {
	const start = text.indexOf('$');
	const end = Math.max(text.lastIndexOf(')'), text.lastIndexOf('}')) + 1;
	const [before, after] = [text.slice(0, start), text.slice(end)];
	const isMark = /^[^\w.]*v?$/i.test(before);
	return (isMark ? '' : before) + text.slice(start, end) + (/[\w.]/.test(after) ? after : '');
}
