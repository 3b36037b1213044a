/** The value that a string of a key almost certainly has at its place: what fixes insert and completion proposes. */
import { ownerOf } from '../document/classOwners.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { ownIdentifier } from '../document/personalityText.js';
import { isPersonalities } from '../document/rootKey.js';
import { pathOf } from '../value/plistPath.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { listedValues } from './listedValues.js';
import type { Schema } from './schema.js';

/** What may be the name of a class in C++, letters of every script included. */
export const className = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** By what the plist says elsewhere, or else by the schema of the key; undefined where several values are as likely. */
export function obviousValue(
	plist: DriverPlist,
	dict: Dict,
	key: string,
	schema?: Schema,
): string | undefined {
	const path = pathOf(dict);
	const isPersonality = path.length === 2 && isPersonalities(path[0]);
	const told = isPersonality ? fromPersonality(plist, dict, key) : undefined;
	return told ?? (schema && usualValue(schema, plist));
}

function fromPersonality(plist: DriverPlist, dict: Dict, key: string): string | undefined {
	switch (key) {
		case 'IOUserServerName':
			return ownIdentifier(plist);
		case 'IOUserClass': {
			// By custom a personality is named after its class.
			const name = dict.entry?.key ?? '';
			return className.test(name) ? name : undefined;
		}
		case 'CFBundleIdentifierKernel':
			return ownerOf(stringAt(dict, 'IOClass'));
		case 'CFBundleIdentifier':
			return plist.kind === 'codelessKext' ? ownerOf(stringAt(dict, 'IOClass')) : undefined;
		case 'IOMatchCategory':
			return ownCategory(plist, dict);
		default:
			return undefined;
	}
}

/** The customary category; the class of the dext where the identifier would be that of two drivers on one nub. */
function ownCategory(plist: DriverPlist, dict: Dict): string | undefined {
	if (plist.kind !== 'dext') return stringAt(dict, 'IOClass') || undefined;
	const provider = stringAt(dict, 'IOProviderClass');
	const another = plist.personalities.some(
		(each) => each.dict !== dict && stringAt(each.dict, 'IOProviderClass') === provider,
	);
	return another ? stringAt(dict, 'IOUserClass') || undefined : ownIdentifier(plist);
}

/** The only value that a schema knows, the build variable it begins with, or the one that is for this kind of plist. */
export function usualValue(
	schema: Schema,
	{ kind, form }: Pick<DriverPlist, 'kind' | 'form'>,
): string | undefined {
	const listed = listedValues(schema, kind).map(({ value }) => value);
	const ofKind = schema['x-values']?.find(({ kinds }) => kinds?.includes(kind))?.value;
	const isClosed = schema.enum !== undefined || schema.const !== undefined;
	const [first] = listed;
	const isUsual = listed.length === 1 || (!isClosed && isVariable(first) && form === 'source');
	const value = isUsual ? first : ofKind;
	if (typeof value !== 'string') return undefined;
	return isVariable(value) && form === 'built' ? undefined : value;
}

function isVariable(value: string | number | boolean | undefined): boolean {
	return typeof value === 'string' && /^\$\(\w+\)$/.test(value);
}
