/** The names of classes in a matching dictionary that are misspellings of known ones. */
import type { PlistContents } from '../../document/driverPlist.js';
import { literalText } from '../../document/unexpanded.js';
import type { MatchingDictionary } from '../../matching/matchingDictionary.js';
import { classInOtherCase } from '../../platform/classNames.js';
import type { DictEntry, PlistValue } from '../../value/plistValue.js';
import type { CheckContext } from '../checkContext.js';
import { ioClassSpelling } from './ioClassSpelling.js';
import { childServiceDicts } from './userClientDicts.js';

/** A name that nearly is the name of a known class. */
export interface MisspelledClass {
	readonly key: 'IOClass' | 'IOProviderClass';
	readonly value: PlistValue;
	readonly name: string;
	readonly suggestion: string;
}

/** The misspelled classes of a matching dictionary. What the project declares has the name that it declares. */
export function* misspelledClassesIn(
	owner: MatchingDictionary,
	context: CheckContext,
): Iterable<MisspelledClass> {
	const { plist, projectClasses, suggestClass } = context;
	for (const { key, value } of classesIn(owner, plist)) {
		const name = literalText(value, plist.form) ?? classInCapitals(value);
		if (!name || projectClasses().has(name)) continue;
		const isOwn = key === 'IOClass';
		const suggestion = isOwn ? ioClassSpelling(name, context) : suggestClass(name);
		if (suggestion === undefined) continue;
		yield { key: isOwn ? key : 'IOProviderClass', value, name, suggestion };
	}
}

/** The entries that name classes of the kernel. The IOClass of a kext is its own. */
function classesIn(
	{ dict, isForAncestor }: MatchingDictionary,
	{ kind }: PlistContents,
): readonly DictEntry[] {
	const children = kind === 'dext' ? [...childServiceDicts(dict)] : [];
	const withClass = kind === 'kext' || isForAncestor ? [] : [dict, ...children];
	const classes = withClass.map((each) => each.get('IOClass'));
	return [dict.get('IOProviderClass'), ...classes].filter((entry) => entry !== undefined);
}

/** The name of a class in capitals, which is not one of the macros that are written so. */
function classInCapitals(value: PlistValue): string | undefined {
	if (value.type !== 'string' || value.replacement !== 'inSource') return undefined;
	return classInOtherCase(value.value) === undefined ? undefined : value.value;
}
