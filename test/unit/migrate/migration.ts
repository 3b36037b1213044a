/** Migrates kexts and checks the results. */
import { parse } from 'plist';
import { expect } from 'vitest';
import { type Migration, migrateKext } from '../../../server/src/scaffold/migrate/migrateKext.js';
import {
	analyze,
	checkPlist,
	type DriverPlist,
	renderMessage,
} from '../../../server/src/service/index.js';

type Done = Exclude<Migration, { readonly refused: string }>;
export type Plain = Readonly<Record<string, unknown>>;

/** The migrated kext; fails where it has an error, a warning, or advice that no note has. */
export function migrated(plist: DriverPlist): Done {
	const result = migrateKext(plist);
	if ('refused' in result) throw new Error(result.refused);
	expect(faultsIn(result)).toEqual([]);
	return result;
}

/** Why no dext can replace the kext. */
export function refusal(plist: DriverPlist): string {
	const result = migrateKext(plist);
	return 'refused' in result ? result.refused : `not refused: ${result.text}`;
}

/** Errors and warnings in both files, and advice that no note has. */
export function faultsIn({ text, entitlements, notes }: Done): readonly string[] {
	const files = [
		['dext', 'Info.plist', text],
		['entitlements', 'Info.entitlements', entitlements],
	] as const;
	return files.flatMap(([kind, name, content]) => {
		const plist = analyze(content, { uri: `file:///Widget/${name}` });
		const faults = checkPlist(plist).filter(
			({ severity, message }) =>
				/error|warning/.test(severity) ||
				!notes.some((note) => note.endsWith(renderMessage(message))),
		);
		return [
			...(plist.kind === kind ? [] : [`${name} is of kind ${plist.kind}`]),
			...faults.map(({ code, message }) => `${name} ${code}: ${renderMessage(message)}`),
		];
	});
}

export function personality({ text }: Done, name = 'Widget'): unknown {
	return (parse(text) as { IOKitPersonalities: Plain }).IOKitPersonalities[name];
}

/** The IDs of the device in the tests. */
export const usbIds = { idProduct: 2, idVendor: 4617 };
