/** Plans the personalities of a dext that replace those of a kext, each with a name of its own. */
import {
	type DriverPlist,
	groupBy,
	nextName,
	type Personality,
	type PlistValue,
	renderValue,
	takenPersonalityNames,
	variantsOf,
	xcodeLayout,
} from '../../service/index.js';
import { copyValue } from '../copyValue.js';
import { kextOf, type PersonalityPlan, planPersonality } from './planPersonality.js';

export interface PersonalityPlans {
	/** By the name of the personality in the dext. */
	readonly plans: ReadonlyMap<string, PersonalityPlan>;
	/** Notes about names that are not those of the kext. */
	readonly renamed: readonly string[];
}

/** A kext has equal names in its lists by architecture, or by mistake in one list; a dext has one list. */
export function planPersonalities(plist: DriverPlist): PersonalityPlans {
	const plans = new Map<string, PersonalityPlan>();
	const renamed: string[] = [];
	const kext = kextOf(plist);
	const taken = new Set(takenPersonalityNames(plist));
	for (const [name, namesakes] of groupBy(plist.personalities, (each) => each.name)) {
		let last: string | undefined;
		for (const { entry, dict } of differentOnes(plist, namesakes)) {
			const ownName = last === undefined ? name : nextName(last, taken);
			if (ownName !== name) {
				const list = entry.dict.entry?.key ?? '';
				renamed.push(
					`'${name}' occurs again in '${list}'. That personality was renamed to '${ownName}'.`,
				);
			}
			taken.add(ownName);
			plans.set(ownName, planPersonality(kext, ownName, dict));
			last = ownName;
		}
	}
	for (const { entry } of variantsOf(plist, 'IOKitPersonalities')) {
		for (const { key } of entry.value.type === 'dict' ? entry.value.entries : []) {
			if (!plans.has(key)) plans.set(key, { reason: 'It is not a dictionary.' });
		}
	}
	return { plans, renamed };
}

/** The first of those that are equal in all keys. */
function differentOnes(
	plist: DriverPlist,
	personalities: readonly Personality[],
): readonly Personality[] {
	if (personalities.length === 1) return personalities;
	const byText = groupBy(personalities, ({ dict }) => comparableText(plist, dict));
	return [...byText.values()].flatMap((equal) => equal.slice(0, 1));
}

/** A text that equal values have in common, in any order of their keys. */
function comparableText(plist: DriverPlist, value: PlistValue): string {
	if (value.type === 'dict') {
		const entries = value.entries
			.filter((entry) => value.get(entry.key) === entry)
			.map((entry) => `${JSON.stringify(entry.key)}:${comparableText(plist, entry.value)}`);
		return `{${entries.sort().join()}}`;
	}
	if (value.type === 'array') {
		return `[${value.items.map((item) => comparableText(plist, item)).join()}]`;
	}
	const copied = copyValue(plist, value);
	return copied === undefined ? '' : renderValue(copied, '', xcodeLayout);
}
