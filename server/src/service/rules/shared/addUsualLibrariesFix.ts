/** The fix for kexts that do not link with kernel programming interfaces. */
import type { PlistEdit } from '../../edit/plistEdit.js';
import { defineMessages } from '../../messages/message.js';
import { kpiFor, usualLibraries } from '../../platform/kpiLibraries.js';
import type { Fix, FixContext } from '../rule.js';

const messages = defineMessages('usual-libraries', { add: 'Add {libraries}' });

/** Adds the interfaces that nearly every driver uses, by the edits of `editsFor`. */
export function addUsualLibrariesFix(
	{ deploymentTarget }: FixContext,
	editsFor: (
		libraries: readonly (readonly [name: string, version: string])[],
	) => readonly PlistEdit[],
): Fix {
	const version = kpiFor(deploymentTarget.macOS);
	return {
		title: messages.add({ libraries: usualLibraries.map((name) => `'${name}'`) }),
		edits: editsFor(usualLibraries.map((name) => [name, version])),
		preferred: true,
	};
}
