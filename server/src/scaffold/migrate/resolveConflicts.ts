/** Removes from the new personalities what the language service reports as an error or a warning. */
import {
	analyze,
	checkPlist,
	type DriverPlist,
	type Finding,
	renderMessage,
} from '../../service/index.js';
import type { DextPersonalities, DextPersonality, PersonalityPlan } from './planPersonality.js';
import { renderDextPlist } from './renderDextPlist.js';

/** Keys that a personality requires, or without which it matches too much: a fault in one removes the whole personality. */
const essential =
	/^(?:IOClass|IOProviderClass|IOUser\w+|CFBundle\w+|IOMatchCategory|IOResourceMatch|id[A-Z]\w+|b[A-Z]\w+|bcd\w+|IO\w*Match|(?:Vendor|Product)\w*|(?:Vendor|Product) Identification|Product Revision Level|Peripheral Device Type|(?:Primary|Device)Usage\w*|Transport|[lL]ocationID|VersionNumber|Manufacturer|SerialNumber|ModelNumber|PhysicalDeviceUniqueID|BootProtocol|USBSpeed|USBPortType)$/;

/** Findings about keys that nothing reads: removing the key changes nothing. */
const unread = new Set(['foreign-matching-key', 'ignored-usb-key', 'unread-scsi-key']);

/** Each round removes something. A property list that still has faults then is given up. */
const maxRounds = 30;

type Resolution =
	| { readonly personalities: DextPersonalities; readonly notes: readonly string[] }
	| { readonly refused: string };

/** A personality that may lose more of its keys. */
type Candidate = DextPersonality & { readonly without: Set<string> };

/** The personalities whose property list has no error or warning, with a note for everything left out. */
export function resolveConflicts(
	plist: DriverPlist,
	plans: ReadonlyMap<string, PersonalityPlan>,
	notes: readonly string[],
): Resolution {
	const personalities = new Map<string, Candidate>();
	for (const [name, plan] of plans) {
		if (!('reason' in plan)) personalities.set(name, { ...plan, without: new Set() });
	}
	const removed: string[] = [];
	for (let round = 0; round < maxRounds; round++) {
		const text = renderDextPlist(plist, personalities, notes);
		const dext = analyze(text, { uri: 'untitled:Info.plist', kind: 'dext', form: 'source' });
		const faults = checkPlist(dext).filter(
			({ severity }) => severity === 'error' || severity === 'warning',
		);
		const [first] = faults;
		if (!first) return { personalities, notes: removed };
		const inRound = new Set<string>();
		const more = faults.flatMap((fault) => removeFault(personalities, fault, inRound) ?? []);
		for (const each of more) removed.push(each);
		if (personalities.size === 0) return { refused: removed.join(' ') };
		if (more.length === 0) return { refused: renderMessage(first.message) };
	}
	return { refused: 'The personalities conflict with each other.' };
}

/**
 * Leaves out the key that a finding is about, or the whole personality. Returns a note with the reason; none for another
 * finding of a key that was left out in this round, the keys of which are in `inRound`.
 */
function removeFault(
	personalities: Map<string, Candidate>,
	{ code, at: { path }, message }: Finding,
	inRound: Set<string>,
): string | undefined {
	const [, name, key] = path;
	const personality = typeof name === 'string' ? personalities.get(name) : undefined;
	if (personality === undefined || typeof name !== 'string') return undefined;
	const place = JSON.stringify([name, key]);
	if (inRound.has(place)) return undefined;
	inRound.add(place);
	const reason = renderMessage(message);
	const isEssential = typeof key !== 'string' || (essential.test(key) && !unread.has(code));
	if (isEssential || personality.without.has(key)) {
		personalities.delete(name);
		return `'${name}' was left out. ${reason}`;
	}
	personality.without.add(key);
	return `'${key}' of '${name}' was left out. ${reason}`;
}
