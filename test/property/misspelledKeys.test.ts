/** Each misspelled key of a correct property list that is found is also corrected, whatever kind the misspelling suggests. */
import { expect, it } from 'vitest';
import {
	analyze,
	applyEdits,
	checkPlist,
	type DriverPlist,
	fixesFor,
	renderMessage,
} from '../../server/src/service/index.js';
import { valuesIn } from '../../server/src/service/value/valuesIn.js';
import { cleanPlists } from '../fuzz/cleanPlists.js';

/** The correct property lists of drivers, as they are recognized: no kind and no form is given. */
const documents = [...new Map(cleanPlists().map((each) => [each.text, each])).values()]
	.map(({ text, options: { uri } }) => analyze(text, { uri: uri || 'file:///Gadget/Info.plist' }))
	.filter(({ kind }) => kind !== 'other' && kind !== 'fragment')
	.filter((plist) => checkPlist(plist).every(({ severity }) => /information|hint/.test(severity)));

const mistakes: Readonly<Record<string, (key: string) => string>> = {
	'two swapped letters': (key) => {
		const middle = Math.floor(key.length / 2);
		const [a = '', b = ''] = key.slice(middle);
		return key.slice(0, middle) + b + a + key.slice(middle + 2);
	},
	'lowercase letters': (key) => key.toLowerCase(),
	'a space after it': (key) => `${key} `,
};

it.each(Object.keys(mistakes))('%s', (name) => {
	const results = documents.flatMap((plist) => corrected(plist, mistakes[name] ?? String));
	expect(results.length).toBeGreaterThan(500);
	expect(results.filter((result) => result !== 'is corrected')).toEqual([]);
});

/** What becomes of each key with a mistake for which it is suggested. */
function corrected(
	{ text, uri, root }: DriverPlist,
	misspell: (key: string) => string,
): readonly string[] {
	const entries = [...valuesIn(root)].flatMap((value) =>
		value.type === 'dict' ? value.entries : [],
	);
	return entries.flatMap(({ key, keyContentRange: { start, end } }) => {
		const written = misspell(key);
		if (key.length < 5 || written === key || text.slice(start, end) !== key) return [];
		const wrong = text.slice(0, start) + written + text.slice(end);
		const plist = analyze(wrong, { uri });
		const finding = checkPlist(plist).find(
			({ code, at, message }) =>
				code === 'unknown-key' &&
				at.path.at(-1) === written &&
				renderMessage(message).includes(`Did you mean '${key}'`),
		);
		if (!finding) return [];
		const texts = fixesFor(plist, finding).map(({ edits }) => applyEdits(wrong, edits));
		return [texts.includes(text) ? 'is corrected' : `'${written}' in\n${text}`];
	});
}
