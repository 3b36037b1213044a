/** A personality that is held against a dump: of a plist, or of a driver that the dump shows. */
import type { PlistContents } from '../../document/driverPlist.js';
import { entitlementsOf } from '../../document/sameBundle.js';
import { uncreatableClassIn } from '../../document/uncreatableClass.js';
import { literalText } from '../../document/unexpanded.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import type { RegistryProperties, RegistryValue } from '../../registry/registry.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';
import { integerOf } from './properties.js';

export interface DriverPersonality {
	/** Its key in IOKitPersonalities, or the name of the driver. */
	readonly name: string;
	/** The file, or the dump. */
	readonly source: string;
	readonly properties: RegistryProperties;
	/** Where it is in a plist. */
	readonly dict?: Dict;
	/** Its IOClass as it is written, if that is certainly not a class of the kernel. */
	readonly uncreatableClass?: string | undefined;
	/** The known classes that its misspelled ones resemble. Absent where that is not known. */
	readonly classSpellings?: ClassSpellings | undefined;
	/** The entitlements that its bundle may be signed with: one for each file near the plist. */
	readonly entitlements?: readonly RegistryProperties[];
	/** Whether no program can read its plist, so that it matches nothing until that is repaired. */
	readonly isUnreadable?: boolean;
	/** Whether edits of its plist add no error or warning. Absent where that is not known. */
	readonly accepts?: (edits: readonly PlistEdit[]) => boolean;
}

/** The known class that an unknown one resembles, by the key of the personality. */
export type ClassSpellings = ReadonlyMap<'IOClass' | 'IOProviderClass', string>;

/** The match category that a personality has if it does not name one (xnu IOService.cpp:probeCandidates). */
export const defaultCategory = 'IODefaultMatchCategory';

/** The category. One that the build sets is as it is written. */
export function categoryOf({
	properties,
	dict,
}: Pick<DriverPersonality, 'properties' | 'dict'>): string {
	const category = properties.get('IOMatchCategory');
	if (category?.type === 'string') return category.value;
	const written = category?.type === 'unknown' ? dict?.get('IOMatchCategory')?.value : undefined;
	return written?.type === 'string' ? written.value : defaultCategory;
}

/** The same for personalities of one category. What the build sets differs between files, such as the identifier of the bundle. */
export function categoryKey(personality: DriverPersonality): string {
	const isSetByBuild = personality.properties.get('IOMatchCategory')?.type === 'unknown';
	return isSetByBuild
		? `${categoryOf(personality)}\n${personality.source}`
		: categoryOf(personality);
}

/** The probe score as the kernel keeps it: signed, 32 bits; 0 for any other type (xnu IOService.cpp:IOServiceObjectOrder). */
export function probeScoreOf(properties: RegistryProperties): number {
	return Number(BigInt.asIntN(32, integerOf(properties.get('IOProbeScore')) ?? 0n));
}

/** Whether the kernel launches a process for it (xnu IOService.cpp:probeCandidates). */
export function isDext({ properties }: Pick<DriverPersonality, 'properties'>): boolean {
	return properties.has('IOUserServerName');
}

/** The personalities of a plist. Values that depend on the build are unknown. */
export function personalitiesOf(
	plist: PlistContents,
	source: string,
): readonly DriverPersonality[] {
	const entitlements = entitlementsOf(plist).flatMap((file) =>
		file.root?.type === 'dict' ? [propertiesOf(file.root, file)] : [],
	);
	return plist.personalities.map(({ name, dict }) => ({
		name,
		source,
		properties: propertiesOf(dict, plist),
		dict,
		uncreatableClass: uncreatableClassIn(plist, dict),
		entitlements,
	}));
}

/** Values at more levels are unknown. The parser of the kernel rejects a file with as many (xnu OSUnserializeXML.y, YYINITDEPTH). */
const mostLevels = 256;

/** The entries of a dictionary as the kernel has them after it has read them. */
function propertiesOf(dict: Dict, plist: PlistContents, level = 0): RegistryProperties {
	const properties = new Map<string, RegistryValue>();
	for (const { key, value } of dict.entries) {
		const read = registryValueOf(value, plist, level + 1);
		if (read) properties.set(key, read);
	}
	return properties;
}

/** A value as the kernel has it; undefined if it has none. */
function registryValueOf(
	value: PlistValue,
	plist: PlistContents,
	level: number,
): RegistryValue | undefined {
	if (level > mostLevels) return { type: 'unknown', reason: 'unreadable' };
	switch (value.type) {
		case 'string': {
			const text = literalText(value, plist.form);
			return text === undefined
				? { type: 'unknown', reason: 'set by the build' }
				: { type: 'string', value: text };
		}
		case 'integer':
			return value.value === undefined
				? undefined
				: { type: 'integer', value: BigInt.asUintN(64, value.value) };
		case 'boolean':
			return { type: 'boolean', value: value.value };
		case 'data':
			return { type: 'data', bytes: value.bytes };
		case 'array':
			return {
				type: 'array',
				values: value.items.flatMap((item) => registryValueOf(item, plist, level + 1) ?? []),
			};
		case 'dict':
			return { type: 'dictionary', entries: propertiesOf(value, plist, level) };
		case 'real':
		case 'date':
		case 'invalid':
			return undefined;
	}
}
