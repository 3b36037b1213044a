/** Keys whose effect a person decides about: with a slip in the key or the value, they had none. */
import type { PlistEdit } from '../../edit/plistEdit.js';
import { anyClientAccess } from '../../platform/entitlements.js';

const decisions: ReadonlySet<string> = new Set([
	// Other programs wait for an early boot client that does not subscribe (EndpointSecurity ESClient.h:es_subscribe).
	'NSEndpointSecurityEarlyBoot',
	// Every app can open the driver.
	anyClientAccess,
]);

/** Whether an edit makes such a key effective. */
export function enablesDecision(edit: PlistEdit): boolean {
	if (edit.kind === 'renameKey' || edit.kind === 'insertEntry') return decisions.has(edit.key);
	return edit.kind === 'replaceValue' && decisions.has(edit.value.entry?.key ?? '');
}
