/** Migrates a kext: from its Info.plist to that of a dext that replaces it, or the reason why none can. */
import {
	analyze,
	checkPlist,
	type DriverPlist,
	firstNotXml,
	fixAll,
	groupBy,
	renderEntitlements,
	renderMessage,
	unreadReason,
	withoutNotXml,
} from '../../service/index.js';
import { personalityNotes } from './personalityNotes.js';
import { type PersonalityPlans, planPersonalities } from './planPersonalities.js';
import { renderDextPlist } from './renderDextPlist.js';
import { resolveConflicts } from './resolveConflicts.js';
import { rootNotes } from './rootNotes.js';

export type Migration =
	| {
			/** The dext's Info.plist, a source for Xcode. A comment at its top has the notes as well. */
			readonly text: string;
			readonly entitlements: string;
			/** What was left out and what remains to be done, in sentences. */
			readonly notes: readonly string[];
	  }
	| {
			/** Why there is no dext, in sentences. */
			readonly refused: string;
			/** Whether the kext can't be read, so that nothing is known about a dext that replaces it. */
			readonly isUnreadable?: true;
	  };

const notKexts: Readonly<Record<Exclude<DriverPlist['kind'], 'kext' | 'codelessKext'>, string>> = {
	dext: 'This is already the property list of a dext.',
	systemExtension: 'This is the property list of a system extension, not of a kext.',
	entitlements: 'This file contains entitlements. It is not the property list of a kext.',
	hostApp: 'This is the property list of an app, not of a kext.',
	appExtension: 'This is the property list of an app extension, not of a kext.',
	fileSystem: 'This is the property list of a file system bundle, not of a kext.',
	fragment: 'This is a part of a property list. Migrate the whole Info.plist of the kext.',
	other: 'This is not the property list of a kext.',
};

/** The result has no errors or warnings. Never throws. */
export function migrateKext(kext: DriverPlist): Migration {
	const unread = unreadReason(kext);
	if (unread !== undefined) return { refused: unread, isUnreadable: true };
	// The path of a file without a dictionary may name any bundle.
	const kind = kext.root?.type === 'dict' ? kext.kind : 'other';
	if (kind !== 'kext' && kind !== 'codelessKext') return { refused: notKexts[kind] };
	const damage = syntaxErrorOf(kext);
	if (damage !== undefined) return { refused: damage, isUnreadable: true };
	const plist = repaired(kext);
	const { plans, renamed } = planPersonalities(plist);
	if (plans.size === 0) {
		return {
			refused:
				'The kext has no personalities, so it drives no devices. DriverKit has no counterpart of such kexts. Consider FSKit for file systems, Network Extension for network filters, or Endpoint Security for authorization.',
		};
	}
	const losses = [...renamed, ...lossNotes(plans)];
	const notes = [...rootNotes(plist), ...losses];
	if ([...plans.values()].every((plan) => 'reason' in plan)) {
		return { refused: losses.join(' ') };
	}
	const resolved = resolveConflicts(plist, plans, notes);
	if ('refused' in resolved) return { refused: [...renamed, resolved.refused].join(' ') };
	const all = [...personalityNotes(resolved.personalities), ...notes, ...resolved.notes];
	const copied = renderDextPlist(plist, resolved.personalities, all);
	// Repairs remove those that are written as such, and keep references.
	if ([kext.text, copied].some((each) => firstNotXml(each) !== undefined))
		all.push('Control characters were left out, because XML does not allow them.');
	const dext = analyze(withoutNotXml(copied), {
		uri: 'untitled:Info.plist',
		kind: 'dext',
		form: 'source',
	});
	const entitlements = renderEntitlements(dext);
	const remaining = [...remainingNotes('Info.plist', dext), ...entitlementsNotes(entitlements)];
	for (const note of remaining) all.push(note);
	const text = withoutNotXml(renderDextPlist(plist, resolved.personalities, all));
	return { text, entitlements, notes: all };
}

function entitlementsNotes(text: string): readonly string[] {
	const uri = 'untitled:Driver.entitlements';
	return remainingNotes('entitlements', analyze(text, { uri, kind: 'entitlements' }));
}

/** What a check of the result reports, such as an entitlement for all devices of a kext that matches all of them. */
function remainingNotes(name: string, plist: DriverPlist): readonly string[] {
	const messages = checkPlist(plist).map(({ message }) => renderMessage(message));
	return [...new Set(messages)].map((message) => `A problem remains in the ${name}. ${message}`);
}

/** Why CoreFoundation rejects a file, in its text or its bytes: what is read of it may lack keys and personalities. */
function syntaxErrorOf(kext: DriverPlist): string | undefined {
	const rejected = kext.syntax.faults.filter(({ rejectedBy }) =>
		rejectedBy.includes('CoreFoundation'),
	);
	if (rejected.length === 0) return undefined;
	const codes = new Set<string>(rejected.map(({ code }) => code));
	const first = checkPlist(kext).find(
		({ code, severity }) => severity === 'error' && codes.has(code),
	);
	const line = first ? ` in line ${kext.lines.positionAt(first.at.range.start).line + 1}` : '';
	const message = first ? ` ${renderMessage(first.message)}` : '';
	return `The property list has a syntax error${line}.${message} Correct it first.`;
}

/** Applies all preferred fixes, so that what has a fix is not left out. */
function repaired(kext: DriverPlist): DriverPlist {
	const { uri, kind, form } = kext;
	return analyze(fixAll(kext).text, { uri, kind, form });
}

/** One note for each reason, with the personalities that are left out for it. */
function lossNotes(plans: PersonalityPlans['plans']): readonly string[] {
	const byReason = groupBy([...plans], ([, plan]) => ('reason' in plan ? plan.reason : undefined));
	return [...byReason].map(([reason, [[first] = [''], ...others]]) =>
		others.length === 0
			? `'${first}' was left out. ${reason}`
			: `'${first}' and ${others.length} more were left out. ${reason}`,
	);
}
