/** The sentences of explanations. */
import { defineMessages, type Message, type MessageParameter } from '../../messages/message.js';
import { consequenceOf } from '../../schema/catalog.js';
import { schemaMessages, withConsequence } from '../../schema/wording.js';
import { isNeverProvider } from '../simulator/catalogTests.js';
import type { TestRow } from '../simulator/trace.js';
import { comparedTexts } from './comparedTexts.js';
import type { EntitlementFact } from './entitlementFacts.js';
import type { Explanation, SuggestedChange } from './explainMatch.js';
import type { KeyChange } from './keyChange.js';
import type { NodeFact } from './nodeFacts.js';
import { valueText } from './valueText.js';

const messages = defineMessages('matching', {
	differs: "'{key}' is {wanted} in the personality, and {found} in the device.",
	differsInType:
		"'{key}' is {wanted} in the personality, and {found} in the device. Values of different types never match.",
	absent: "'{key}' is {wanted} in the personality, and missing in the device.",
	unknown: "'{key}' can't be compared, because the value of the device is not known.",
	notShown: "The dump shows no properties of the entry. 'ioreg -l' shows them.",
	hiddenInterfaces: "The dump does not show all interfaces of the device. 'ioreg -l' shows them.",
	unknownValue: "'{key}' can't be compared, because the build sets its value.",
	noService: "'{provider}' is not 'IOService' or a subclass, so no driver matches it.",
	notCreated: "'{name}' cannot be created. The kernel skips the personality.",
	misspelled:
		"Unknown class '{name}'. Did you mean '{suggestion}'? The kernel cannot create an unknown class.",
	notText: "'{key}' must be a string.",
	otherClass: "'{provider}' is not the class of the device, or a superclass: {found}.",
	unknownClass: "The superclasses of '{found}' are not known, so '{provider}' may be one of them.",
	noClass: "The dump does not show the class of the entry. 'ioreg -l' shows it.",
	closedKey:
		"'{key}' is {wanted} in the personality, and {found} in the device. Whether the class compares it is not public.",
	closedSet: 'The personality has no set of USB keys. Whether it matches by others is not public.',
	noName: 'The name {wanted} is not a name of the device: {found}.',
	unknownSet: "The USB keys can't be compared, because one of their values is not known.",
	noSet: 'The USB keys of the personality are not one of the sets that match.',
	notPublished: "The resource '{wanted}' is not published.",
	noParent: "No parent of the device matches '{key}'.",
	required: "The personality requires '{key}': {found}.",
	notRegistered: 'The entry is not registered, so drivers are not matched.',
	withoutDriverKit: 'The dump is of a macOS before 10.15, which has no DriverKit.',
	busy: 'Matching has not ended.',
	dextsMatched: 'The number of dext personalities that matched is {count}.',
	held: "'{driver}' is attached in the category '{category}'.",
	wholeDevice: "'{driver}' uses the whole device, so its interfaces do not exist yet.",
	notConfigured: 'No driver configures the device, so its interfaces do not exist yet.',
	otherConfiguration:
		'The interface is of configuration {configuration}. It exists only if a driver selects that instead of {first}, the first one.',
	entitlements: 'A dext requires the entitlement {entitlements}.',
	entitlementsMissing: 'The entitlements file lacks {names}.',
	otherDevices: "'{name}' in the entitlements file is for other devices.",
	set: 'Set {changes} to match the device',
	remove: 'Remove {keys} to match the device',
	setAndRemove: 'Set {changes}, and remove {keys}, to match the device',
	score: "Set {changes} to be tried before '{rival}', which scores {score}",
	category: "Set {changes} to be tried next to '{rival}'",
});

/** Tests that compare properties of the device. */
const propertyTests: ReadonlySet<TestRow['test']> = new Set([
	'name',
	'property',
	'property exists',
	'family',
]);

/** Why a personality does not match, or why that is not known: the first test that fails; undefined if it matches. */
export function describeReason({ match, failure }: Explanation): Message | undefined {
	if (!failure) return undefined;
	const isNotShown = match.entry.shown === 'none' && failure.result === 'unknown';
	return isNotShown && propertyTests.has(failure.test) && failure.wanted.type !== 'unknown'
		? messages.notShown()
		: describeFailure(failure);
}

/** Why a test fails. */
export function describeFailure(row: TestRow): Message {
	const key = row.key.join('.');
	const [wanted, found] = [valueText(row.wanted), valueText(row.found)];
	const unusable = describeUnusable(row);
	if (unusable) return unusable;
	if (row.test === 'class') {
		if (row.found.type === 'unknown') return messages.hiddenInterfaces();
		const [name = ''] = found.split(' : ');
		if (name === '') return messages.noClass();
		return row.result === 'unknown'
			? messages.unknownClass({ provider: wanted, found: name })
			: messages.otherClass({ provider: wanted, found });
	}
	if (row.test === 'closed family') {
		return key === '' ? messages.closedSet() : messages.closedKey({ key, wanted, found });
	}
	if (row.result === 'unknown') {
		if (key === '') return messages.unknownSet();
		return messages[row.wanted.type === 'unknown' ? 'unknownValue' : 'unknown']({ key });
	}
	if (row.test === 'name') return messages.noName({ wanted, found });
	if (row.test === 'resource') return messages.notPublished({ wanted });
	if (row.test === 'parent') return messages.noParent({ key });
	if (key === '') return messages.noSet();
	if (row.wanted.type === 'text') return messages.required({ key, found });
	if (row.found.type === 'missing') return messages.absent({ key, wanted });
	const { isOfOtherType, ...texts } = comparedTexts(row);
	return messages[isOfOtherType ? 'differsInType' : 'differs']({ key, ...texts });
}

/** What is wrong with a class of the personality itself, whatever the device. */
function describeUnusable({
	test,
	key: [key = ''],
	wanted,
	suggestion,
}: TestRow): Message | undefined {
	if (test !== 'class' && test !== 'creation') return undefined;
	if (wanted.type === 'unknown') return messages.unknownValue({ key });
	const consequence = consequenceOf(key);
	if (wanted.type === 'missing') {
		return withConsequence(schemaMessages.missing({ key }), consequence);
	}
	if (wanted.type !== 'string') return withConsequence(messages.notText({ key }), consequence);
	if (test === 'creation') {
		const name = wanted.value;
		return suggestion === undefined
			? messages.notCreated({ name })
			: messages.misspelled({ name, suggestion });
	}
	return isNeverProvider(wanted.value) ? messages.noService({ provider: wanted.value }) : undefined;
}

export function describeFact(fact: NodeFact | EntitlementFact): Message {
	switch (fact.kind) {
		case 'not registered':
			return messages.notRegistered();
		case 'without DriverKit':
			return messages.withoutDriverKit();
		case 'busy':
			return messages.busy();
		case 'dexts matched':
			return messages.dextsMatched({ count: Number(fact.count) });
		case 'category held':
			return messages.held(fact);
		case 'whole device':
			return messages.wholeDevice(fact);
		case 'not configured':
			return messages.notConfigured();
		case 'other configuration':
			return messages.otherConfiguration({
				configuration: Number(fact.configuration),
				first: Number(fact.first),
			});
		case 'entitlements':
			return messages.entitlements({ entitlements: requiredNames(fact.anyOf) });
		case 'entitlements missing':
			return messages.entitlementsMissing({ names: fact.names });
		case 'other devices entitled':
			return messages.otherDevices(fact);
	}
}

function requiredNames(lists: readonly (readonly string[])[]): MessageParameter {
	const [only = [], ...others] = lists;
	return others.length === 0 ? only : { anyOf: lists.map((names) => names.join(' with ')) };
}

/** The title of a change with which a personality matches, or is tried first. */
export function describeChange(
	{ reason, changes }: SuggestedChange,
	{ rivals }: Explanation,
): Message {
	const keys = changes.flatMap((each) => (each.value ? [] : [`'${each.key.join('.')}'`]));
	const set = changes.flatMap((each) =>
		each.value ? [`'${each.key.join('.')}' to ${newValueText(each)}`] : [],
	);
	if (reason !== 'match') {
		const rival = rivals.first;
		const about = { rival: rival?.personality.name ?? '', changes: set };
		return reason === 'first'
			? messages.score({ ...about, score: rival?.score ?? 0 })
			: messages.category(about);
	}
	if (keys.length === 0) return messages.set({ changes: set });
	return set.length === 0
		? messages.remove({ keys })
		: messages.setAndRemove({ changes: set, keys });
}

/** Scores are decimal, unlike ids. */
function newValueText({ key, value }: KeyChange): string {
	if (!value) return '';
	return value.type === 'integer' && key[0] === 'IOProbeScore'
		? String(BigInt.asIntN(64, value.value))
		: valueText(value);
}
