/** A document of a fuzz run: a text, and what a caller knows about it. */
import type { AnalyzeOptions } from '../../server/src/service/document/driverPlist.js';
import {
	type DocumentKind,
	documentKinds,
} from '../../server/src/service/platform/documentKind.js';
import type { Random } from '../support/random.js';

export interface FuzzDocument {
	readonly text: string;
	readonly options: AnalyzeOptions;
}

/** Paths that determine the kind or the form, or neither. */
const uris: readonly string[] = [
	'file:///Gadget/Info.plist',
	'file:///Gadget/Gadget.entitlements',
	'file:///Gadget.dext/Info.plist',
	'file:///Gadget.dext/Contents/Info.plist',
	'file:///Gadget.kext/Info.plist',
	'file:///Gadget.kext/Contents/Info.plist',
	'file:///Gadget.systemextension/Contents/Info.plist',
	'file:///Gadget.app/Contents/Info.plist',
	'untitled:Untitled-1',
];

/** Options of a caller: the own kind and form in most cases, else another or none. */
export function randomOptions(random: Random, own: AnalyzeOptions): AnalyzeOptions {
	if (random.chance(0.5)) return own;
	return {
		uri: random.pick(uris),
		kind: random.chance(0.6) ? undefined : random.pick<DocumentKind>(documentKinds),
		form: random.chance(0.7) ? undefined : random.pick(['source', 'built'] as const),
	};
}
