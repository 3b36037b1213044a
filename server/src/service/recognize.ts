/** Recognizes driver plists without parsing them. Loads nothing else, so that opening other XML files costs nothing. */
import { isDriverPath } from './document/bundlePath.js';

/** The number of characters that are searched. */
const recognizedLength = 65_536;

/** Matches text that only driver plists and driver entitlements contain. */
const driverKey =
	/<key>(?:IOKitPersonalities|OSBundle[A-Z]|IOProviderClass|IOUserServerName|N[Ss]Endpoint[Ss]ecurity|NSSystemExtensionUsageDescription|NetworkExtension<|CMIOExtension<|com\.apple\.(?:developer|security)\.)|<string>(?:DEXT|KEXT|SYSX)<|<!--\s*driver-plist:/;

/** Whether the text or its path is that of a driver's Info.plist or entitlements. Searches only the first 65,536 characters. */
export function looksLikeDriverPlist(text: string, uri: string): boolean {
	return isDriverPath(uri) || driverKey.test(text.slice(0, recognizedLength));
}
