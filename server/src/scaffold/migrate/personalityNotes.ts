/** Notes about the personalities of the dext: the classes that remain to be written, and what these do not do. */
import { pairingsFor } from '../../service/index.js';
import { lacksTunnelKey, tunnelKey } from './dextPersonality.js';
import { reasonFor } from './leftOutKeys.js';
import type { DextPersonalities, DextPersonality } from './planPersonality.js';

export function personalityNotes(personalities: DextPersonalities): readonly string[] {
	const all = [...personalities];
	return [
		...new Set(all.map(([, personality]) => classNote(personality))),
		"'CFBundleIdentifier' is set by the project. For iPadOS, it must start with the identifier of the app that contains the dext.",
		...(all.some(([, personality]) => lacksTunnelKey(personality))
			? [
					`'${tunnelKey}' is false, because the kext does not have it. Change it to true if the driver handles the removal of a Thunderbolt or USB4 device.`,
				]
			: []),
		...all.flatMap(([name, personality]) => limitsOf(name, personality)),
		...new Set(all.flatMap(([, personality]) => leftOutNotes(personality))),
	];
}

/** The same for all personalities that lose a key for the same reason. */
function leftOutNotes(personality: DextPersonality): readonly string[] {
	const { dict, without } = personality;
	return dict.entries.flatMap((entry) => {
		const reason = without.has(entry.key) ? undefined : reasonFor(entry, personality);
		return reason === undefined
			? []
			: [`'${entry.key}' was left out of the personalities. ${reason}`];
	});
}

function classNote(personality: DextPersonality): string {
	const { kind, userClass, pairing, alternatives = [] } = personality;
	if (kind === 'merge') {
		return `'${userClass}' is an empty class that never starts. AppleUSBMergeNub merges the properties.`;
	}
	const note = `Write '${userClass}' as a subclass of ${pairing.superclass} (${pairing.framework}, macOS ${sinceOf(personality)} and later).`;
	const [other] = alternatives;
	return other
		? `${note} The kext lists libraries of several families. If the class is of another one, use ${other.superclass}, and '${other.IOClass}' as 'IOClass'.`
		: note;
}

/** The first macOS with the superclass, and with drivers of the provider. */
function sinceOf({ pairing: { since }, provider }: DextPersonality): string {
	const [ofProvider = { since }] = pairingsFor({ superclasses: ['IOService'], provider });
	const isLater = Number.parseFloat(ofProvider.since.macOS) > Number.parseFloat(since.macOS);
	return isLater ? ofProvider.since.macOS : since.macOS;
}

/** What the kext did for these devices and a DriverKit class does not do. */
function limitsOf(name: string, { kind, pairing, dict }: DextPersonality): readonly string[] {
	if (kind === 'merge') return [];
	const notes: string[] = [];
	const interfaceClass = dict.get('bInterfaceClass')?.value;
	const isStorage = interfaceClass?.type === 'integer' && interfaceClass.value === 8n;
	if (isStorage && pairing.superclass === 'IOService') {
		notes.push(
			`DriverKit has no class for USB mass storage. While '${name}' uses the interface, macOS shows no disk for it.`,
		);
	}
	return notes;
}
