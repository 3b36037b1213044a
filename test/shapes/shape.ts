/** A text that repeats one construct up to a size, in which work that is not linear shows. */
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';

export interface Shape {
	/** Unique among all shapes. */
	readonly name: string;
	readonly kind: DocumentKind;
	/** A text whose repeated part has about `size` UTF-16 code units. */
	build(size: number): string;
}

/** What is repeated: a text, or one for each number. */
export type Part = string | ((index: number) => string);

/** `part` as often as `size` UTF-16 code units contain it, at least once. */
export function repeated(part: Part, size: number): string {
	if (typeof part === 'string') return part.repeat(Math.max(1, Math.floor(size / part.length)));
	const parts: string[] = [];
	let length = 0;
	for (let index = 0; length < size; index++) {
		const next = part(index);
		parts.push(next);
		length += next.length;
	}
	return parts.join('');
}

/** Nested elements: `open` and `close` equally often, together of about `size` UTF-16 code units. */
export function nested(open: string, close: string, size: number): string {
	const levels = Math.max(1, Math.floor(size / (open.length + close.length)));
	return open.repeat(levels) + close.repeat(levels);
}

const head =
	'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n';
const packageTypes: Partial<Record<DocumentKind, string>> = {
	dext: 'DEXT',
	kext: 'KEXT',
	codelessKext: 'KEXT',
	systemExtension: 'SYSX',
};

/** The entries that make a root dictionary one of a kind. */
function identityOf(kind: DocumentKind): string {
	const type = packageTypes[kind];
	return type === undefined
		? ''
		: `<key>CFBundleIdentifier</key>\n<string>com.example.gadget</string>\n<key>CFBundlePackageType</key>\n<string>${type}</string>\n`;
}

/** A shape in the root dictionary of a property list. */
export function inRoot(
	name: string,
	kind: DocumentKind,
	part: Part,
	before = '',
	after = '',
): Shape {
	return inText(
		name,
		kind,
		part,
		`${head}<plist version="1.0">\n<dict>\n${identityOf(kind)}${before}`,
		`${after}</dict>\n</plist>\n`,
	);
}

/** A shape in a personality with an `IOProviderClass`. */
export function inPersonality(
	name: string,
	kind: DocumentKind,
	provider: string,
	part: Part,
	before = '',
	after = '',
): Shape {
	return inRoot(
		name,
		kind,
		part,
		`<key>IOKitPersonalities</key>\n<dict>\n<key>Gadget</key>\n<dict>\n${driverEntries(kind, provider)}${before}`,
		`${after}</dict>\n</dict>\n`,
	);
}

/** The entries that every personality of a kind has. */
export function driverEntries(kind: DocumentKind, provider: string): string {
	const own =
		kind === 'dext'
			? '<key>IOClass</key>\n<string>IOUserService</string>\n<key>IOUserClass</key>\n<string>Gadget</string>\n<key>IOUserServerName</key>\n<string>com.example.gadget</string>\n'
			: '<key>CFBundleIdentifier</key>\n<string>com.example.gadget</string>\n<key>IOClass</key>\n<string>com_example_Gadget</string>\n';
	return `${own}<key>IOProviderClass</key>\n<string>${provider}</string>\n`;
}

/** A shape between two texts, which is all of the file. */
export function inText(
	name: string,
	kind: DocumentKind,
	part: Part,
	before = '',
	after = '',
): Shape {
	return {
		name,
		kind,
		build: (size) => before + repeated(part, size) + after,
	};
}
