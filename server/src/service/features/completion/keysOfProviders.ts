/** The keys of personalities on any usual provider, which are proposed while the provider of a personality is not known. */
import { analyze } from '../../document/analyze.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { lineageOf } from '../../platform/classes.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { providers } from '../../platform/providers.js';
import { type KeyCandidate, keysFor } from '../../schema/describe.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

/** The described keys of a dictionary; while its provider is not known, those of all usual providers follow. */
export function keysOrKeysOfProviders(plist: PlistContents, dict: Dict): readonly KeyCandidate[] {
	const own = keysFor(plist, dict);
	const isPersonality = own.some(({ place }) => place === 'personality');
	const provider = stringAt(dict, 'IOProviderClass');
	if (!isPersonality || lineageOf(provider).length > 1) return own;
	const known = new Set(own.map(({ key }) => key));
	const others = keysOfProviders(plist.kind).filter(({ key }) => !known.has(key));
	return [
		...own,
		...others.map((each) => ({ ...each, present: dict.get(each.key) !== undefined })),
	];
}

const byKind = new Map<DocumentKind, readonly KeyCandidate[]>();

function keysOfProviders(kind: DocumentKind): readonly KeyCandidate[] {
	const known = byKind.get(kind) ?? readKeys(kind);
	byKind.set(kind, known);
	return known;
}

function readKeys(kind: DocumentKind): readonly KeyCandidate[] {
	const found = new Map<string, KeyCandidate>();
	for (const { class: name } of providers.filter(({ kinds }) => kinds.includes(kind))) {
		const text = `<dict><key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>${name}</string></dict></dict></dict>`;
		const plist = analyze(text, { uri: '', kind });
		for (const { dict } of plist.personalities) {
			for (const each of keysFor(plist, dict)) {
				if (!found.has(each.key)) found.set(each.key, { ...each, required: false });
			}
		}
	}
	return [...found.values()];
}
