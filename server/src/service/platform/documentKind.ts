/** The kinds of property lists, and what people call them. */

/** What a plist can describe; settings and options use these names. */
export const documentKinds = [
	'dext',
	'kext',
	'codelessKext',
	'systemExtension',
	'entitlements',
	'hostApp',
	'appExtension',
	'fileSystem',
	'fragment',
	'other',
] as const;

/** The bundle that a plist describes, `entitlements`, or a part of a plist; `other` is everything else. */
export type DocumentKind = (typeof documentKinds)[number];

/** Kinds that have a name, but no rules and no schemas: nothing about drivers is reported in them. */
const kindsWithoutRules: ReadonlySet<DocumentKind> = new Set([
	'appExtension',
	'fileSystem',
	'fragment',
	'other',
]);

/** Whether rules and schemas describe plists of a kind. */
export function hasRules(kind: DocumentKind): boolean {
	return !kindsWithoutRules.has(kind);
}

/**
 * Whether something that is listed for `kinds` applies to a document. Everything applies if the kind of the document is
 * unknown, and in entitlements, whose `kinds` are the products signed with them.
 */
export function appliesTo(kinds: readonly DocumentKind[] | undefined, kind: DocumentKind): boolean {
	return kinds === undefined || !hasRules(kind) || kind === 'entitlements' || kinds.includes(kind);
}

interface KindNames {
	/** In running text. */
	readonly one: string;
	/** In running text, with its article. */
	readonly indefinite: string;
	readonly many: string;
	/** On its own, such as in the status bar. */
	readonly title: string;
}

const names: Readonly<Record<DocumentKind, KindNames>> = {
	dext: { one: 'dext', indefinite: 'a dext', many: 'dexts', title: 'DriverKit extension' },
	kext: { one: 'kext', indefinite: 'a kext', many: 'kexts', title: 'Kernel extension' },
	codelessKext: {
		one: 'codeless kext',
		indefinite: 'a codeless kext',
		many: 'codeless kexts',
		title: 'Codeless kernel extension',
	},
	systemExtension: {
		one: 'system extension',
		indefinite: 'a system extension',
		many: 'system extensions',
		title: 'System extension',
	},
	entitlements: {
		one: 'entitlements',
		indefinite: 'entitlements',
		many: 'entitlements',
		title: 'Driver entitlements',
	},
	hostApp: {
		one: 'host app',
		indefinite: 'a host app',
		many: 'host apps',
		title: 'App with system extensions',
	},
	appExtension: {
		one: 'app extension',
		indefinite: 'an app extension',
		many: 'app extensions',
		title: 'App extension',
	},
	fileSystem: {
		one: 'file system bundle',
		indefinite: 'a file system bundle',
		many: 'file system bundles',
		title: 'File system bundle',
	},
	fragment: {
		one: 'part of a property list',
		indefinite: 'a part of a property list',
		many: 'parts of property lists',
		title: 'Part of a property list',
	},
	other: {
		one: 'other',
		indefinite: 'a property list of another kind',
		many: 'other plists',
		title: 'Other property list',
	},
};

/** What people call a kind: `dext`, `a dext`, `dexts`, or `DriverKit extension` as a title. */
export function kindName(kind: DocumentKind, form: keyof KindNames = 'one'): string {
	return names[kind][form];
}
