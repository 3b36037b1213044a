/** The kind of bundle or file that a path belongs to. It is loaded with `recognize.ts`, so it imports nothing else. */

/** The one plist that the system reads of a bundle, with its templates and copies: `Info.plist.in`, `Info-Debug.plist`. */
const infoPlist =
	/\.(dext|kext|systemextension)\/(?:Contents\/)?Info(?:-[^/]*)?\.plist(?:\.[\w-]+)*$/i;
const readPlist = /\/Info\.plist(?!\.(?:in|template|tmpl)$)[^/]*$/i;

/** The bundle whose Info.plist a path is, by its folder; `kext` stands for both kinds of kext. */
export function kindFromPath(
	uri: string,
): 'dext' | 'kext' | 'systemExtension' | 'entitlements' | undefined {
	if (/\.entitlements$/i.test(uri)) return 'entitlements';
	switch (infoPlist.exec(uri)?.[1]?.toLowerCase()) {
		case 'dext':
			return 'dext';
		case 'kext':
			return 'kext';
		case 'systemextension':
			return 'systemExtension';
		default:
			return undefined;
	}
}

/** Whether a path is that of an Info.plist in its bundle, rather than of a template beside it. */
export function liesInBundle(uri: string): boolean {
	return infoPlist.test(uri) && readPlist.test(uri);
}
