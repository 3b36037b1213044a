/** Evidence of the kind of a plist in its path. */
import { defineMessages } from '../../messages/message.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { decodedUri } from '../../text/decodedUri.js';
import { bundleFolderOf, isEntitlementsPath } from '../bundlePath.js';
import { type Evidence, weights } from './evidence.js';

const messages = defineMessages('path-evidence', {
	bundle: "it is in the bundle '{folder}'",
	file: "its name ends in '{extension}'",
	folder: "its folder is named '{folder}'",
});

const kindsOfBundles: Readonly<Record<string, DocumentKind>> = {
	dext: 'dext',
	kext: 'kext',
	systemextension: 'systemExtension',
	appex: 'appExtension',
	fs: 'fileSystem',
};

/** Names of folders in which projects keep the sources of a target. The first match counts. */
const folderNames: readonly (readonly [RegExp, DocumentKind, number])[] = [
	[/(?:dext|driverkit(?:[-_ ]?extension)?|driver[-_ ]?extension)$/i, 'dext', weights.usual],
	[/(?:^|[-_ .])kexts?(?:$|[-_ .])|Kext$/, 'kext', weights.usual],
	[/system[-_ ]?extension$|sys[-_]?ext$/i, 'systemExtension', weights.usual],
	[/^fs$/i, 'fileSystem', weights.weak],
	[/(?:^|[-_ .])app$|App$/, 'hostApp', weights.usual],
	[/driver$/i, 'dext', weights.weak],
	[/extension$/i, 'systemExtension', weights.weak],
];

/** Evidence of the path. Folders outside bundles only support other evidence. */
export function pathEvidence(uri: string): readonly Evidence[] {
	if (isEntitlementsPath(uri)) {
		const reason = messages.file({ extension: uri.slice(uri.lastIndexOf('.')).toLowerCase() });
		return [{ kind: 'entitlements', weight: weights.bundleFolder, reason }];
	}
	const bundle = bundleFolderOf(uri);
	const ofBundle = bundle && kindsOfBundles[bundle.extension];
	if (bundle && ofBundle) {
		const reason = messages.bundle({ folder: bundle.name });
		return [{ kind: ofBundle, weight: weights.bundleFolder, reason }];
	}
	// The two innermost folders: `Driver/SupportingFiles/Info.plist`.
	return decodedUri(uri).split('/').slice(-3, -1).reverse().flatMap(ofFolder).slice(0, 1);
}

function ofFolder(folder: string): readonly Evidence[] {
	const found = folderNames.find(([name]) => name.test(folder));
	if (!found) return [];
	const [, kind, weight] = found;
	return [{ kind, weight, reason: messages.folder({ folder }), supporting: true }];
}
