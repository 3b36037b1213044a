/** The meaning of a value, as Markdown: the class or bundle that it names, the number in both radixes, the version. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { splitRootKey } from '../../document/rootKey.js';
import type { KeyDescription } from '../../schema/describe.js';
import { hexOf, listedValues } from '../../schema/listedValues.js';
import type { Schema, ValueSource } from '../../schema/schema.js';
import type { PlistValue } from '../../value/plistValue.js';
import { code, paragraphs } from '../markdown.js';
import { renderNumber, renderPciMatch, renderVersion } from './decodeText.js';
import { type ClassRole, renderBundle, renderClass } from './renderClass.js';
import { renderDriverClass } from './renderDriverClass.js';
import { renderKey } from './renderKey.js';
import { renderLibraryVersion, renderMinimumSystem } from './renderSystemVersion.js';

const minimumSystemKeys: readonly string[] = ['LSMinimumSystemVersion', 'OSMinimumSystemVersion'];

const VERSION_KEYS: readonly string[] = ['CFBundleVersion', 'OSBundleCompatibleVersion'];

/** The meaning of the value itself, if it has one, then the description of its key. */
export function renderValue(
	plist: DriverPlist,
	value: PlistValue,
	described: KeyDescription | undefined,
): string {
	const own = ownMeaning(plist, value, described);
	const key = described && renderKey(described.key, described.schema, plist.kind);
	return paragraphs([own, own && key ? '---' : undefined, key]);
}

function ownMeaning(
	plist: DriverPlist,
	value: PlistValue,
	described: KeyDescription | undefined,
): string | undefined {
	if (value.type === 'integer') {
		const number = Number(value.value);
		const field = described && hexOf(number, described.schema);
		return paragraphs([
			value.value === undefined
				? undefined
				: renderNumber(value.value, value.written, value.radix, field),
			listedMeaning(plist, described?.schema, number),
		]);
	}
	if (value.type === 'boolean') return listedMeaning(plist, described?.schema, value.value);
	if (value.type !== 'string' || value.variables.length > 0) return undefined;
	const key = value.entry?.key ?? described?.key ?? '';
	const text = value.value.trim();
	const source = described?.schema['x-valuesFrom'];
	const listed = listedMeaning(plist, described?.schema, text);
	if (listed) return listed;
	if (source === 'kernelBundles' || source === 'kpiLibraries')
		return renderBundle(text, plist.kind);
	const isKext = plist.kind === 'kext' || plist.kind === 'codelessKext';
	if (isKext && isInLibraryList(value)) return renderLibraryVersion(key, text);
	const role = roleOf(key, source);
	if (role === 'user') {
		return renderDriverClass(text, plist) ?? renderClass(text, role, plist.kind);
	}
	if (role) return renderClass(text, role, plist.kind);
	if (VERSION_KEYS.includes(key) && plist.kind !== 'entitlements') return renderVersion(text);
	if (isKext && minimumSystemKeys.includes(key)) return renderMinimumSystem(text);
	return key.startsWith('IOPCI') ? renderPciMatch(key, text) : undefined;
}

/** Whether a value is a version in OSBundleLibraries. */
function isInLibraryList({ entry }: PlistValue): boolean {
	const list = entry?.dict.entry?.key;
	return list !== undefined && splitRootKey(list).name === 'OSBundleLibraries';
}

function roleOf(key: string, source: ValueSource | undefined): ClassRole | undefined {
	if (source === 'providerClasses' || key === 'IOProviderClass') return 'provider';
	if (source === 'userClasses' || key === 'IOUserClass') return 'user';
	return source === 'kernelClasses' || key === 'IOClass' ? 'kernel' : undefined;
}

/** What the schema states about exactly this value. */
function listedMeaning(
	plist: DriverPlist,
	schema: Schema | undefined,
	value: string | number | boolean,
): string | undefined {
	const known = schema && listedValues(schema, plist.kind).find((listed) => listed.value === value);
	return known?.description ? `**${code(String(value))}** – ${known.description}` : undefined;
}
