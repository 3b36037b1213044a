/** Finds the kind of bundle or file that a path belongs to. `recognize.ts` loads it, so it has no imports. */

/** Matches the plist that the system reads in a bundle, and its templates and copies: `Info.plist.in`, `Info-Debug.plist`. */
const infoPlist =
	/(?:^|\/)([^/]*)\.(dext|kext|systemextension|appex|fs)\/(?:Contents\/)?Info(?:-[^/]*)?\.plist(?:\.[\w-]+)*$/i;

/** Matches the names of files from which a script or a build makes a plist: `Info.plist.in`, `Info-template.plist`. */
const templateName =
	/\.(?:plist|entitlements)(?:\.\w+)?\.(?:in|template|te?mpl|tpl|gotmpl|jinja2?|j2|liquid|mustache|hbs|handlebars|erb|ejs|m4|cmake)$|[-._](?:in|template|te?mpl|tpl)\.(?:plist|entitlements)$/i;

/** Matches the names that projects give to an Info.plist: `Info.plist`, `Widget-Info.plist`, `Info.plist.in`. */
const infoPlistName = /info[^/]*\.plist(?:\.[\w-]+)*$/i;

const driverBundles: ReadonlySet<string> = new Set(['dext', 'kext', 'systemextension']);

/** The bundle that a path is the Info.plist of: its name, and its extension in lowercase. */
export function bundleFolderOf(
	uri: string,
): { readonly name: string; readonly extension: string } | undefined {
	const [, stem, extension] = infoPlist.exec(uri) ?? [];
	if (stem === undefined || extension === undefined) return undefined;
	return { name: `${stem}.${extension}`, extension: extension.toLowerCase() };
}

/** Matches the Info.plist of an extension that is in a folder of a macOS app, and not in another bundle in it. */
const inMacApp =
	/\.app\/(Contents(?:\/[^/.]+){0,2})\/[^/]+\.(?:dext|systemextension)\/(?:Contents\/)?Info\.plist$/i;

/** The name of the extension that a path is the Info.plist of, which is its identifier; undefined for other bundles. */
export function extensionNameOf(uri: string): string | undefined {
	return decoded(
		/\/([^/]+)\.(?:dext|systemextension)\/(?:Contents\/)?Info\.plist$/i.exec(uri)?.[1],
	);
}

/** The folder of a macOS app that contains the extension that a path is the Info.plist of: `Contents/PlugIns`. */
export function folderInAppOf(uri: string): string | undefined {
	return decoded(inMacApp.exec(uri)?.[1]);
}

function decoded(part: string | undefined): string | undefined {
	try {
		return part && decodeURIComponent(part);
	} catch {
		return undefined;
	}
}

/** Whether a file is named as entitlements. */
export function isEntitlementsPath(uri: string): boolean {
	return /\.(?:entitlements|xcent)$/i.test(uri);
}

/** Whether a path is that of a driver's Info.plist or of entitlements, whatever the file contains. */
export function isDriverPath(uri: string): boolean {
	return /\.entitlements$/i.test(uri) || driverBundles.has(bundleFolderOf(uri)?.extension ?? '');
}

/** Whether a file is named as the Info.plist of a bundle, or as a template of one. */
export function isInfoPlistPath(uri: string): boolean {
	return infoPlistName.test(uri);
}

/** Whether the name of a file is that of a template, from which a script or a build makes a plist. */
export function isTemplatePath(uri: string): boolean {
	return templateName.test(uri);
}

/** Whether a path is an Info.plist in its bundle, and not a template next to it. */
export function isInBundle(uri: string): boolean {
	return bundleFolderOf(uri) !== undefined && !isTemplatePath(uri);
}
