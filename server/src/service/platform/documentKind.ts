/** The kinds of property lists, and what people call them. */

/** What a plist can describe; settings and options use these names. */
export const documentKinds = [
	'dext',
	'kext',
	'codelessKext',
	'systemExtension',
	'entitlements',
	'hostApp',
	'other',
] as const;

/** The bundle that a plist describes, or `entitlements`; `other` is everything else. */
export type DocumentKind = (typeof documentKinds)[number];

/**
 * Whether something that is listed for `kinds` applies to a document. Everything applies where the kind of the document
 * is unknown, and in entitlements, whose `kinds` are the products signed with them.
 */
export function appliesTo(kinds: readonly DocumentKind[] | undefined, kind: DocumentKind): boolean {
	return kinds === undefined || kind === 'other' || kind === 'entitlements' || kinds.includes(kind);
}
