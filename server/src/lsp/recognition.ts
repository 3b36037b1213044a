/** Which open documents the server serves. Client and server both decide it here. */
import { globMatcher } from '../configuration/globMatcher.js';
import { looksLikeDriverPlist } from '../service/recognize.js';

/** `empty`: an empty property list, served so that completion can start it; it may still become anything. */
export type Recognition = 'driverPlist' | 'empty';

/** The lines before the first element, the last of which is being typed. */
const onlyHead = /^(?:<\?xml[^<>]*>\s*)?(?:<!DOCTYPE[^<>]*>\s*)?(?:<[^<>]*)?$/;

/** How many UTF-16 code units a document without elements has at most. */
const maxEmptyLength = 400;

const plistPath = /\.(?:plist|entitlements)$/i;

/** Remembers what was recognized: a document stays a driver plist until it closes, whatever is half-typed in it. */
export class Recognizer {
	readonly #known = new Map<string, Recognition>();

	/** By text, path or setting; `isNamed` returns whether a glob of `driverPlist.kinds` matches the document. */
	recognize(uri: string, text: string, isNamed: () => boolean): Recognition | undefined {
		const known = this.#known.get(uri);
		if (known === 'driverPlist') return known;
		const found = recognitionOf(uri, text, isNamed) ?? known;
		if (found) this.#known.set(uri, found);
		return found;
	}

	/** Takes a document for a driver's, whatever its text shows. */
	add(uri: string): void {
		this.#known.set(uri, 'driverPlist');
	}

	has(uri: string): boolean {
		return this.#known.has(uri);
	}

	forget(uri: string): void {
		this.#known.delete(uri);
	}
}

/** What entitlements of drivers and system extensions contain, and of no other programs. */
const driverEntitlement =
	/<key>com\.apple\.developer\.(?:driverkit|system-extension|endpoint-security|networking\.networkextension)/;

/** Whether a recognized property list is evidence that a project is about drivers: every app may have entitlements. */
export function isOfDriver(uri: string, text: string): boolean {
	return !/\.(?:entitlements|xcent)$/i.test(uri) || driverEntitlement.test(text);
}

/** Whether a glob of the setting `driverPlist.kinds` matches the document. */
export function isNamedIn(kinds: Readonly<Record<string, unknown>>, uri: string): boolean {
	return Object.keys(kinds).some((glob) => glob !== '' && globMatcher(glob)(uri));
}

function recognitionOf(uri: string, text: string, isNamed: () => boolean): Recognition | undefined {
	if (looksLikeDriverPlist(text, uri) || isNamed()) return 'driverPlist';
	return isEmpty(uri, text) ? 'empty' : undefined;
}

/** Whether a document may become a property list: one without text, or a file that is named as one and has no element yet. */
function isEmpty(uri: string, text: string): boolean {
	if (text.length > maxEmptyLength) return false;
	const written = text.trim();
	return plistPath.test(uri)
		? onlyHead.test(written)
		: written === '' && uri.startsWith('untitled:');
}
