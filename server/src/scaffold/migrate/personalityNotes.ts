/** What is said about the personalities of the dext: the classes that remain to be written, and what these will not do. */
import type { Counterparts, DextPersonality } from './fate.js';

export function personalityNotes(personalities: Counterparts): readonly string[] {
	const all = [...personalities];
	return [
		...new Set(all.map(([, personality]) => classNote(personality))),
		'CFBundleIdentifier is the one of the project: it continues the identifier of the app that carries the dext.',
		...all.flatMap(([name, personality]) => limitsOf(name, personality)),
	];
}

function classNote({ kind, userClass, pairing }: DextPersonality): string {
	return kind === 'merge'
		? `${userClass} is an empty class that is never started: AppleUSBMergeNub of macOS merges the properties.`
		: `${userClass} is to be written as a subclass of ${pairing.superclass} (${pairing.framework}, since macOS ${pairing.since.macOS}).`;
}

/** What the kext did for these devices, and a class of DriverKit does not. */
function limitsOf(name: string, { kind, pairing, dict }: DextPersonality): readonly string[] {
	if (kind === 'merge') return [];
	const notes: string[] = [];
	if (dict.get('IOProviderMergeProperties')) {
		notes.push(
			`IOProviderMergeProperties of '${name}' is left out: ${pairing.IOClass} takes the device and merges nothing into it.`,
		);
	}
	const interfaceClass = dict.get('bInterfaceClass')?.value;
	const isStorage = interfaceClass?.type === 'integer' && interfaceClass.value === 8n;
	if (isStorage && pairing.superclass === 'IOService') {
		notes.push(
			`DriverKit has no class for USB mass storage: while '${name}' has the interface, macOS shows no disk for it.`,
		);
	}
	return notes;
}
