/** The fix for kexts that do not link with kernel programming interfaces. */
import type { PlistContents } from '../../document/driverPlist.js';
import { isTrue, variantsOf } from '../../document/rootEntries.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { defineMessages } from '../../messages/message.js';
import { kpiFor, usualLibraries } from '../../platform/kpiLibraries.js';
import { hasKeyOrMisspelling } from '../../value/hasKeyOrMisspelling.js';
import type { Dict } from '../../value/plistValue.js';
import type { Fix, FixContext } from '../rule.js';

const messages = defineMessages('usual-libraries', { add: 'Add {libraries}' });

/** The interfaces that nearly every driver uses, with their version, by the edits of `editsFor`. */
export function addUsualLibrariesFix(
	context: FixContext,
	editsFor: (
		libraries: readonly (readonly [name: string, version: string])[],
	) => readonly PlistEdit[],
): Fix {
	return {
		title: messages.add({ libraries: usualLibraries.map((name) => `'${name}'`) }),
		edits: editsFor(librariesFor(context)),
		preferred: true,
	};
}

/** The edit that adds the list of libraries to a kext. */
export function insertLibraries(root: Dict, context: FixContext): PlistEdit {
	const value = { dict: librariesFor(context) };
	return { kind: 'insertEntry', into: root, key: 'OSBundleLibraries', value };
}

/** Whether a kext does not link with any library, which it must if it has code. */
export function lacksLibraries(root: Dict, plist: PlistContents): boolean {
	return (
		!isTrue(root, 'OSKernelResource') &&
		variantsOf(plist, 'OSBundleLibraries').length === 0 &&
		!hasKeyOrMisspelling(root, 'OSBundleLibraries')
	);
}

function librariesFor({
	deploymentTarget,
}: FixContext): readonly (readonly [name: string, version: string])[] {
	const version = kpiFor(deploymentTarget.macOS);
	return usualLibraries.map((name) => [name, version]);
}
