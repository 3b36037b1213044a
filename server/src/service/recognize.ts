/** Recognizes driver plists without parsing them. Loads nothing else, so that opening other XML files costs nothing. */
import { isDriverPath } from './document/bundlePath.js';

export { isInfoPlistPath } from './document/bundlePath.js';

/** The number of characters that are searched. */
export const recognizedLength = 65_536;

/** Matches text that only driver plists and driver entitlements contain. */
const driverKey =
	/<key>(?:IOKitPersonalities|OSBundle[A-Z]|IOProviderClass|IOUserServerName|N[Ss]Endpoint[Ss]ecurity|NSSystemExtensionUsageDescription|NetworkExtension<|CMIOExtension<|com\.apple\.(?:developer|security)\.)|<string>(?:DEXT|KEXT|SYSX)</;

/** A comment such as `<!-- driver-plist: kind=dext -->`. */
const directive = /<!--\s*driver-plist:/;

/** Matches old-style and binary property lists of drivers: they don't start with a tag. In binary ones, a key ends without a mark. */
const otherFormat =
	/^\s*[^\s<][\s\S]*?(?:\b(?:IOKitPersonalities|OSBundle(?:CompatibleVersion|Libraries|Required|UsageDescription)|NSSystemExtensionUsageDescription)|\bCFBundlePackageType"?\s*=\s*"?(?:DEXT|KEXT|SYSX)\b)/;

/** Whether the text or its path is that of a driver's Info.plist or entitlements. Searches only the first 65,536 characters. */
export function looksLikeDriverPlist(text: string, uri: string): boolean {
	if (isDriverPath(uri)) return true;
	const head = text.slice(0, recognizedLength);
	return driverKey.test(head) || directive.test(head) || otherFormat.test(head);
}

/** Whether the first 65,536 characters have a comment that sets options of the file, such as its kind. */
export function hasDirective(text: string): boolean {
	return directive.test(text.slice(0, recognizedLength));
}
