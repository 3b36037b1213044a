/** The fix for kexts that link with no kernel programming interface. */
import type { PlistEdit } from '../../edit/plistEdit.js';
import { defineMessages } from '../../messages/message.js';
import { kpiFor, usualLibraries } from '../../platform/kpiLibraries.js';
import type { Fix, FixContext } from '../rule.js';

const messages = defineMessages('usual-libraries', { add: 'Add {libraries}' });

/** Adds the interfaces that nearly every driver uses; `editsFor` puts them, with their versions, where they belong. */
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
