/** Finds keys that are unknown, deprecated, or in the wrong dictionary or kind of bundle. */
import { isDextPersonality } from '../document/dextPersonality.js';
import type { PlistContents } from '../document/driverPlist.js';
import { declarationWith, missedPlaceOf } from '../document/extensionDeclarations.js';
import { atKey, type Severity } from '../document/finding.js';
import {
	hasNameOfIOKit,
	isMisnamedPersonalities,
	looksLikePersonality,
} from '../document/personalities.js';
import { isLibraryList } from '../document/rootEntries.js';
import {
	is32Bit,
	keyFor,
	nameForForeignArchitecture,
	readKeyFor,
	splitMisspelledRootKey,
	splitRootKey,
} from '../document/rootKey.js';
import { isMisplacedInUserClient } from '../document/userClient.js';
import type { Message } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { isKextOfMacOS } from '../platform/kernelBundles.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import {
	descriptionsOf,
	isForKind,
	isInfoPlistKey,
	isOnlyRootKey,
	isPersonalityKey,
	type KeyDescription,
	type KeyScope,
} from './describe.js';
import type { Schema } from './schema.js';
import type { SchemaFinding } from './schemaFinding.js';
import type { SchemaNode } from './schemaNode.js';
import { singularKey } from './singularKey.js';
import { type UnknownKey, unknownKeyCheck } from './unknownKeyCheck.js';
import { childNodes } from './validate.js';
import { invented, schemaMessages, withConsequence, wrongKind } from './wording.js';

/** A fault of a key, independent of the entry. */
type KeyFault =
	| UnknownKey
	| {
			readonly code: 'deprecated-key' | 'invented-key' | 'misplaced-key' | 'wrong-kind-key';
			readonly severity: Severity;
			readonly message: Message;
			readonly replacement?: string | undefined;
	  };

/** The faults of keys in dictionaries that the same schemas describe. */
interface KnownFaults {
	readonly faults: Map<string, KeyFault | undefined>;
	readonly checkUnknown: (key: string) => UnknownKey | undefined;
}

/** Checks the keys of one plist. Checks each key once for all dictionaries that the same schemas describe. */
export class KeyCheck {
	private readonly known = new Map<readonly SchemaNode[], Map<string, KnownFaults>>();
	private keysOfPersonalities: ReadonlySet<string> | undefined;

	constructor(
		private readonly plist: PlistContents,
		private readonly findings: SchemaFinding[],
	) {}

	check(dict: Dict, nodes: readonly SchemaNode[], scope: KeyScope): void {
		const known = this.knownFaults(dict, nodes, scope);
		for (const entry of dict.entries) this.checkEntry(entry, nodes, scope, known);
	}

	/** Checks one key of a dictionary. */
	checkEntry(
		entry: DictEntry,
		nodes: readonly SchemaNode[],
		scope: KeyScope,
		{ faults, checkUnknown } = this.knownFaults(entry.dict, nodes, scope),
	): void {
		const { key } = entry;
		let fault = faults.get(key);
		if (fault === undefined && !faults.has(key)) {
			fault = this.faultOf(key, nodes, scope, checkUnknown);
			faults.set(key, fault);
		}
		if (fault?.code === 'misplaced-key' && isReadByDriver(entry)) fault = undefined;
		fault ??=
			misplacedInUserClient(entry) ??
			this.misplacedLibrary(entry, scope) ??
			this.misplacedInExtension(entry);
		if (scope === 'root' && isWithoutSuggestion(fault)) {
			fault = misnamedPersonalities(entry) ?? fault;
		}
		if (scope === 'personality' && isWithoutSuggestion(fault)) {
			fault = singularKey(entry, nodes, this.plist.kind) ?? fault;
		}
		if (fault && !isRenamedOnPurpose(entry, fault, scope)) {
			const judged = this.isLacking(entry, fault)
				? { ...fault, severity: 'warning' as const }
				: this.withVitalSeverity(entry, fault, scope);
			this.findings.push(findingAt(entry, judged));
		}
	}

	/** The faults by schemas and IOClass, since personalities with different classes have keys of different families. */
	private knownFaults(dict: Dict, nodes: readonly SchemaNode[], scope: KeyScope): KnownFaults {
		const kernelClass = scope === 'personality' ? stringAt(dict, 'IOClass') : '';
		const ofNodes = this.known.get(nodes) ?? new Map<string, KnownFaults>();
		this.known.set(nodes, ofNodes);
		const known = ofNodes.get(kernelClass) ?? {
			faults: new Map(),
			checkUnknown: unknownKeyCheck(dict, nodes, scope),
		};
		ofNodes.set(kernelClass, known);
		return known;
	}

	/** Whether a key at the root is one that all personalities lack, or a part of the only one. */
	private isLacking({ key, dict }: DictEntry, { code }: KeyFault): boolean {
		const { root, kind, personalities, hasUnseenEntries } = this.plist;
		if (code !== 'misplaced-key' || dict !== root) return false;
		if (!hasNameOfIOKit(key) || !isPersonalityKey(key)) return false;
		if (kind !== 'dext' && !isKext(kind)) return false;
		if (personalities.length === 0) {
			const isWhole = dict.get('CFBundlePackageType') !== undefined && !hasUnseenEntries;
			return isWhole && looksLikePersonality(dict);
		}
		this.keysOfPersonalities ??= new Set(
			personalities.flatMap((each) => each.dict.entries.map((entry) => entry.key)),
		);
		return !this.keysOfPersonalities.has(key);
	}

	/** Makes a misspelled key an error if the driver does not start without it, since a misspelled key is also a missing one. */
	private withVitalSeverity({ key, dict }: DictEntry, fault: KeyFault, scope: KeyScope): KeyFault {
		if (scope !== 'personality' || fault.code !== 'unknown-key') return fault;
		const [suggestion] = fault.suggestions;
		if (suggestion === undefined || !this.isVital(suggestion, dict)) return fault;
		const message = schemaMessages.missingVital({ key, suggestion });
		return { ...fault, severity: 'error', message };
	}

	/** Whether a driver does not start without a key; as in missing-key, missing-io-user-class and missing-io-user-server-name. */
	private isVital(key: string, personality: Dict): boolean {
		if (key === 'IOClass' || key === 'IOProviderClass') return true;
		if (this.plist.kind !== 'dext') return false;
		if (key !== 'IOUserClass' && key !== 'IOUserServerName') return false;
		return isDextPersonality(this.plist, personality);
	}

	/** The fault of a key of the Info.plist among the libraries of a kext, and of a library elsewhere. */
	private misplacedLibrary({ key, dict }: DictEntry, scope: KeyScope): KeyFault | undefined {
		if (!isKext(this.plist.kind)) return undefined;
		// A codeless kext is not loaded, and no kernel with 32 bits is left.
		const isLoaded = this.plist.kind === 'kext' && !is32Bit(dict.entry?.key);
		const isInLibraries = isLoaded && isLibraryList(this.plist, dict) && isInfoPlistKey(key);
		if (!isInLibraries && (scope === 'nested' || !isKextOfMacOS(key))) return undefined;
		const message = isInLibraries
			? schemaMessages.keyInLibraries({ key })
			: schemaMessages.elsewhere({ key, place: 'OSBundleLibraries' });
		return { code: 'misplaced-key', severity: 'warning', message };
	}

	/** The fault of a provider of a network extension that is not among its classes, of its service that is, and of a key of the root in the declaration of an extension. */
	private misplacedInExtension(entry: DictEntry): KeyFault | undefined {
		const { root, kind, isPreprocessed } = this.plist;
		// A preprocessor may add the same entry in its place.
		if (kind !== 'systemExtension' || root?.type !== 'dict' || isPreprocessed) return undefined;
		const place = missedPlaceOf(root, entry);
		const { key, dict } = entry;
		if (place !== undefined) {
			const message = schemaMessages.elsewhere({ key, place });
			return { code: 'misplaced-key', severity: 'warning', message };
		}
		const around = isOnlyRootKey(key) ? declarationWith(root, dict) : undefined;
		if (around === undefined) return undefined;
		const message = schemaMessages.rootKeyInExtension({ key, place: around });
		return { code: 'misplaced-key', severity: 'information', message };
	}

	private faultOf(
		key: string,
		nodes: readonly SchemaNode[],
		scope: KeyScope,
		checkUnknown: KnownFaults['checkUnknown'],
	): KeyFault | undefined {
		const known = childNodes(nodes, scope === 'root' ? splitRootKey(key).name : key)[0];
		if (known)
			return misspelledIn(nodes, key, checkUnknown) ?? this.faultOfKnown(key, known.schema);
		if (/[$@{]/.test(key)) return undefined;
		const unread = scope === 'root' ? faultOfArchitecture(key, nodes) : undefined;
		if (unread) return unread;
		if (scope !== 'nested') {
			const elsewhere = descriptionsOf(splitRootKey(key).name);
			if (elsewhere.length > 0) return this.faultOfMisplaced(key, elsewhere, scope);
		}
		const unknown = checkUnknown(key);
		// An app or a system extension has keys of frameworks that are not described here.
		return unknown?.severity === 'hint' && !isDriverKind(this.plist.kind) ? undefined : unknown;
	}

	private faultOfKnown(key: string, schema: Schema): KeyFault | undefined {
		const { kind } = this.plist;
		const deprecated = schema['x-deprecated'];
		if (!isForKind(schema, kind)) return this.wrongKindFault(key, schema);
		if (schema['x-status'] === 'invented') {
			return {
				code: 'invented-key',
				severity: 'warning',
				message: invented(key, kind, deprecated),
				replacement: deprecated?.replacement,
			};
		}
		if (!deprecated) return undefined;
		const { since: version, reason, replacement } = deprecated;
		const message =
			version === undefined
				? schemaMessages.deprecated({ key })
				: schemaMessages.deprecatedSince({ key, version });
		return {
			code: 'deprecated-key',
			severity: deprecated.severity ?? 'hint',
			message: withConsequence(message, reason),
			replacement,
		};
	}

	private wrongKindFault(key: string, schema: Schema): KeyFault {
		const { kind } = this.plist;
		// The keys of apps and other system extensions are not sent to the kernel (OSKext, kernelmanagerd).
		const effect = isDriverKind(kind) ? schema['x-inOtherKinds'] : undefined;
		const severity = effect === undefined ? 'information' : 'warning';
		const message = wrongKind(key, schema, kind, effect);
		return { code: 'wrong-kind-key', severity, message };
	}

	private faultOfMisplaced(
		key: string,
		found: readonly KeyDescription[],
		scope: KeyScope,
	): KeyFault | undefined {
		const here = found.find(({ place }) => place === scope);
		if (here) {
			const isOfKind = scope !== 'root' || isForKind(here.schema, this.plist.kind);
			return isOfKind ? undefined : this.wrongKindFault(key, here.schema);
		}
		const places = new Set(found.map(({ place }) => place));
		const message = misplaced(key, places, scope);
		const isEntitlement = scope === 'entitlements' || places.has('entitlements');
		const severity = isEntitlement ? 'warning' : 'information';
		return message && { code: 'misplaced-key', severity, message };
	}
}

/** The fault of a known key with an architecture for which no Mac reads it. */
function faultOfArchitecture(key: string, nodes: readonly SchemaNode[]): UnknownKey | undefined {
	const isKnown = (name: string) => childNodes(nodes, name).length > 0;
	const read = readKeyFor(key);
	const fault = { code: 'unknown-key', severity: 'warning', isOffOnPurpose: false } as const;
	if (read !== undefined && isKnown(splitRootKey(read).name)) {
		const { architecture } = splitRootKey(read);
		const message =
			architecture === undefined
				? schemaMessages.anyArchitecture({ key, read })
				: schemaMessages.unreadArchitecture({ key, suggestion: read });
		return { ...fault, message, suggestions: [read], certain: true };
	}
	const foreign = nameForForeignArchitecture(key);
	if (foreign === undefined || !isKnown(foreign)) return undefined;
	return {
		...fault,
		message: schemaMessages.foreignArchitecture({ key }),
		suggestions: [],
		certain: false,
	};
}

/** Whether the class of the driver reads a key of the device in its own personality. */
function isReadByDriver({ key, dict }: DictEntry): boolean {
	const driver = stringAt(dict, 'IOClass');
	return descriptionsOf(key).some(
		({ schema }) => driver !== undefined && schema['x-readByClasses']?.includes(driver) === true,
	);
}

/** The fault of a key of the personality in the dictionary of a user client. */
function misplacedInUserClient({ key, dict }: DictEntry): KeyFault | undefined {
	const client = dict.entry?.key;
	if (client === undefined || !isMisplacedInUserClient(dict, key)) return;
	const message = schemaMessages.personalityKeyInUserClient({ key, client });
	return { code: 'misplaced-key', severity: 'information', message };
}

/** The message for a key that is described elsewhere; undefined if it may be a property of the driver. */
function misplaced(key: string, places: ReadonlySet<string>, scope: KeyScope): Message | undefined {
	if (scope === 'entitlements') {
		const isOfInfoPlist = places.has('root') || places.has('personality');
		return isOfInfoPlist ? schemaMessages.infoPlistKeyInEntitlements({ key }) : undefined;
	}
	if (places.has('entitlements')) return schemaMessages.entitlementInInfoPlist({ key });
	if (places.has('runtime')) return schemaMessages.propertyOfSystem({ key });
	if (places.has('device')) return schemaMessages.propertyOfDevice({ key });
	if (scope === 'root' && places.has('personality')) {
		return schemaMessages.personalityKeyAtRoot({ key });
	}
	return scope === 'personality' && places.has('root')
		? schemaMessages.rootKeyInPersonality({ key })
		: undefined;
}

function findingAt(entry: DictEntry, fault: KeyFault): SchemaFinding {
	const { code, severity, message } = fault;
	const finding = { severity, message, at: atKey(entry) };
	switch (code) {
		case 'unknown-key': {
			const { suggestions, certain } = fault;
			return { ...finding, code, state: { entry, suggestions, certain } };
		}
		case 'deprecated-key': {
			const { replacement } = fault;
			return { ...finding, code, tags: ['deprecated'], state: { entry, replacement } };
		}
		case 'invented-key':
			return { ...finding, code, state: { entry, replacement: fault.replacement } };
		default:
			return { ...finding, code, state: { entry } };
	}
}

/** The fault of a dictionary of personalities whose name is not similar enough to IOKitPersonalities for a spelling check. */
function misnamedPersonalities(entry: DictEntry): KeyFault | undefined {
	if (!isMisnamedPersonalities(entry)) return undefined;
	const { architecture } = splitMisspelledRootKey(entry.key);
	const suggestions = [keyFor('IOKitPersonalities', architecture)];
	return {
		code: 'unknown-key',
		severity: 'warning',
		message: schemaMessages.unknownKey({
			key: entry.key,
			suggestions: suggestions.map((each) => `'${each}'`),
		}),
		suggestions,
		certain: true,
	};
}

/** The fault of a key that only a pattern describes, such as `MyUserClientProperties`, and that is certainly a misspelling. */
function misspelledIn(
	nodes: readonly SchemaNode[],
	key: string,
	checkUnknown: KnownFaults['checkUnknown'],
): UnknownKey | undefined {
	if (nodes.some(({ parts }) => parts.some(({ properties }) => properties.has(key))))
		return undefined;
	const fault = checkUnknown(key);
	return fault?.certain ? fault : undefined;
}

function isDriverKind(kind: DocumentKind): boolean {
	return kind === 'dext' || isKext(kind);
}

function isKext(kind: DocumentKind): boolean {
	return kind === 'kext' || kind === 'codelessKext';
}

function isWithoutSuggestion(fault: KeyFault | undefined): boolean {
	return fault === undefined || (fault.code === 'unknown-key' && fault.suggestions.length === 0);
}

/**
 * Whether the dictionary also has the suggested key, so that this one was renamed on purpose; never for entitlements,
 * which are signed anyway, nor for keys of architectures, which people write next to others.
 */
function isRenamedOnPurpose({ dict }: DictEntry, fault: KeyFault, scope: KeyScope): boolean {
	if (scope === 'entitlements' || fault.code !== 'unknown-key') return false;
	if (fault.isOffOnPurpose === false) return false;
	return fault.suggestions.some((key) => dict.get(key) !== undefined);
}
