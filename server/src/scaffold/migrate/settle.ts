/** Takes out of the new personalities what the language service would find fault with. */
import {
	analyse,
	checkPlist,
	type DriverPlist,
	type Finding,
	renderMessage,
} from '../../service/index.js';
import { writeDextPlist } from './dextPlist.js';
import type { Counterparts, DextPersonality, Fate } from './fate.js';

/** Keys that a personality is nothing without, or that it would match too much without: what is wrong with them is wrong with all of it. */
const vital =
	/^(?:IOClass|IOProviderClass|IOUser\w+|CFBundle\w+|IOMatchCategory|IOResourceMatch|id[A-Z]\w+|b[A-Z]\w+|bcd\w+|IO\w*Match|(?:Vendor|Product)\w*|(?:Vendor|Product) Identification|Peripheral Device Type|(?:Primary|Device)Usage\w*|Transport)$/;

/** Findings about keys that nobody reads, so that nothing changes without them. */
const unread = new Set(['foreign-matching-key', 'ignored-usb-key', 'ignored-scsi-key']);

/** Each round takes something away; a file whose faults go on appearing is given up. */
const maxRounds = 30;

type Settled =
	| { readonly personalities: Counterparts; readonly notes: readonly string[] }
	| { readonly refused: string };

/** The personalities whose text has no finding above information, with a sentence for each thing left out. */
export function settle(
	plist: DriverPlist,
	fates: ReadonlyMap<string, Fate>,
	notes: readonly string[],
): Settled {
	const personalities = new Map<string, DextPersonality>();
	for (const [name, fate] of fates) {
		if (!('reason' in fate)) personalities.set(name, { ...fate, without: new Set() });
	}
	const taken: string[] = [];
	for (let round = 0; round < maxRounds; round++) {
		const text = writeDextPlist(plist, personalities, notes);
		const dext = analyse(text, { uri: 'untitled:Info.plist', kind: 'dext', form: 'source' });
		const faults = checkPlist(dext).filter(
			({ severity }) => severity === 'error' || severity === 'warning',
		);
		const [first] = faults;
		if (!first) return { personalities, notes: taken };
		let took = false;
		for (const fault of faults) {
			const note = takeOut(personalities, fault);
			if (note === undefined) continue;
			taken.push(note);
			took = true;
		}
		if (personalities.size === 0) return { refused: taken.join(' ') };
		if (!took) return { refused: sentence(renderMessage(first.message)) };
	}
	return { refused: 'The personalities contradict each other.' };
}

/** Leaves out the key that a finding is about, or the whole personality; the note says why. */
function takeOut(
	personalities: Map<string, DextPersonality>,
	{ code, at: { path }, message }: Finding,
): string | undefined {
	const [, name, key] = path;
	const personality = typeof name === 'string' ? personalities.get(name) : undefined;
	if (personality === undefined || typeof name !== 'string') return undefined;
	const why = sentence(renderMessage(message));
	const isVital = typeof key !== 'string' || (vital.test(key) && !unread.has(code));
	if (isVital || personality.without.has(key)) {
		personalities.delete(name);
		return `'${name}' is left out: ${why}`;
	}
	personalities.set(name, { ...personality, without: new Set([...personality.without, key]) });
	return `${key} of '${name}' is left out: ${why}`;
}

function sentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
