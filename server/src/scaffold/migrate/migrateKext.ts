/** From the Info.plist of a kext to that of a dext that does the same, or the reason why there can be none. */
import { analyse, type DriverPlist, fixAll, rootText } from '../../service/index.js';
import { renderEntitlements } from '../devices/entitlements.js';
import { writeDextPlist } from './dextPlist.js';
import { type Fate, fateOf } from './fate.js';
import { personalityNotes } from './personalityNotes.js';
import { rootNotes } from './rootNotes.js';
import { settle } from './settle.js';

export type Migration =
	| {
			/** Of the dext's Info.plist, a source of Xcode; notes stand in a comment at its top too. */
			readonly text: string;
			readonly entitlements: string;
			/** Sentences about what has no counterpart and what remains to be done. */
			readonly notes: readonly string[];
	  }
	/** A sentence. */
	| { readonly refused: string };

const notKexts: Readonly<Record<Exclude<DriverPlist['kind'], 'kext' | 'codelessKext'>, string>> = {
	dext: 'This is the property list of a dext already.',
	systemExtension: 'This is the property list of a system extension, which is no kext.',
	entitlements: 'These are entitlements, not the property list of a kext.',
	hostApp: 'This is the property list of an app, which is no kext.',
	other: 'This is no property list of a kext.',
};

/** What became of a personality, by its name. */
type Fates = ReadonlyMap<string, Fate>;

/** The result has no finding above information. Never throws. */
export function migrateKext(kext: DriverPlist): Migration {
	if (kext.kind !== 'kext' && kext.kind !== 'codelessKext') {
		return { refused: notKexts[kext.kind] };
	}
	const plist = repaired(kext);
	const fates = fatesOf(plist);
	if (fates.size === 0) {
		return {
			refused:
				'The kext has no personalities, so it drives no device. DriverKit has no counterpart of such kexts; for file systems there is FSKit, for filters of the network Network Extension, for authorization Endpoint Security.',
		};
	}
	const losses = lossesOf(fates);
	const notes = [...rootNotes(plist), ...losses];
	if ([...fates.values()].every((fate) => 'reason' in fate)) {
		return { refused: losses.join(' ') };
	}
	const settled = settle(plist, fates, notes);
	if ('refused' in settled) return settled;
	const all = [...personalityNotes(settled.personalities), ...notes, ...settled.notes];
	const text = writeDextPlist(plist, settled.personalities, all);
	const dext = analyse(text, { uri: 'untitled:Info.plist', kind: 'dext', form: 'source' });
	return { text, entitlements: renderEntitlements(dext), notes: all };
}

/** What has one sensible remedy need not be left out. */
function repaired(kext: DriverPlist): DriverPlist {
	const { uri, kind, form } = kext;
	return analyse(fixAll(kext).text, { uri, kind, form });
}

function fatesOf(plist: DriverPlist): Fates {
	const fates = new Map<string, Fate>();
	const own = rootText(plist, 'CFBundleIdentifier');
	for (const { name, dict } of plist.personalities) {
		if (!fates.has(name)) fates.set(name, fateOf(plist, name, dict, own));
	}
	return fates;
}

/** One sentence for each reason, with the personalities that it takes away. */
function lossesOf(fates: Fates): readonly string[] {
	const names = new Map<string, string[]>();
	for (const [name, fate] of fates) {
		if (!('reason' in fate)) continue;
		names.set(fate.reason, [...(names.get(fate.reason) ?? []), name]);
	}
	return [...names].map(([reason, [first = '', ...others]]) => {
		const more = others.length === 0 ? '' : ` and ${others.length} more`;
		return `'${first}'${more}: ${reason}`;
	});
}
