/** Names of Mach services in the app groups of an extension. */
import type { PlistContents } from '../../document/driverPlist.js';
import { appGroups } from '../../platform/entitlements.js';
import { usualMachService } from '../../platform/networkExtensions.js';
import { buildVariablesIn, isProductIdentifier } from '../../value/buildVariables.js';
import type { Dict, PlistValue } from '../../value/plistValue.js';
import { entitlementRootsOf } from '../signedBundle.js';

/** The name that an extension usually has, in the app group of its entitlements if that is the only one. */
export function usualServiceOf(plist: PlistContents): string {
	const groups = entitlementRootsOf(plist).flatMap(appGroupsIn);
	const names = new Set(groups.map((group) => (group.type === 'string' ? group.value : '')));
	const [group = '', ...others] = names;
	if (group === '' || others.length > 0 || usualMachService.startsWith(group))
		return usualMachService;
	return underGroup(group, usualMachService);
}

/** The app groups in entitlements, as they are written, without empty ones. */
export function appGroupsIn(root: Dict): readonly PlistValue[] {
	const value = root.get(appGroups)?.value;
	if (value?.type !== 'array') return [];
	return value.items.filter((item) => item.type !== 'string' || item.value.trim() !== '');
}

/** The name of a service in a group, perhaps with the identifier of its product: one that only lacks the prefix of the group, a text with variables as a whole, otherwise its last part. */
export function underGroup(group: string, name: string, identifier?: string): string {
	const rest = withoutPrefix(name);
	const ofGroup = withoutPrefix(group);
	const built = withIdentifier(rest, identifier);
	// A group that is only a prefix, `$(TeamIdentifierPrefix)`, ends with a dot.
	if (ofGroup === '' || `${built}.`.startsWith(`${ofGroup}.`)) {
		return group.slice(0, group.length - ofGroup.length) + rest;
	}
	const parts = rest.split('.').filter((part) => part !== '');
	const last = /[$@]/.test(rest) ? rest : (parts.at(-1) ?? 'service');
	return `${group}.${last}`;
}

/** A text with the identifier of its product in place of the variable for it, if that is known. */
function withIdentifier(text: string, identifier: string | undefined): string {
	if (identifier === undefined) return text;
	const variables = buildVariablesIn(text).filter(isProductIdentifier);
	return variables.reduce((built, { written }) => built.replace(written, () => identifier), text);
}

/** A name without the team, or the word, with which app groups begin. */
function withoutPrefix(name: string): string {
	return name.replace(
		/^(?:\$[({](?:TeamIdentifierPrefix[)}]\.*|DEVELOPMENT_TEAM[)}]\.+)|[A-Z0-9]{10}\.|group\.)/,
		'',
	);
}
