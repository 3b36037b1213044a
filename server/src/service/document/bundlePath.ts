/** Finds the kind of bundle or file that a path belongs to. `recognize.ts` loads it, so it has no imports. */

/** Matches the plist that the system reads in a bundle, and its templates and copies: `Info.plist.in`, `Info-Debug.plist`. */
const infoPlist =
	/\.(dext|kext|systemextension)\/(?:Contents\/)?Info(?:-[^/]*)?\.plist(?:\.[\w-]+)*$/i;
const finalPlist = /\/Info\.plist(?!\.(?:in|template|tmpl)$)[^/]*$/i;

/** The kind of bundle that a path is the Info.plist of, by its folder; `kext` for both kinds of kext. */
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

/** Whether a path is an Info.plist in its bundle, and not a template next to it. */
export function isInBundle(uri: string): boolean {
	return infoPlist.test(uri) && finalPlist.test(uri);
}
