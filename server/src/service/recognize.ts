/** Recognizes driver plists without parsing them, and loads nothing else, so that opening any other XML file costs nothing. */
import { kindFromPath } from './document/bundlePath.js';

/** The number of characters in which a driver plist is recognized. */
const recognizedLength = 65_536;

/** What only driver plists and driver entitlements contain. */
const driverKey =
	/<key>(?:IOKitPersonalities|OSBundle[A-Z]|IOProviderClass|IOUserServerName|NSEndpointSecurity|NSSystemExtensionUsageDescription|NetworkExtension<|CMIOExtension<|com\.apple\.(?:developer|security)\.)|<string>(?:DEXT|KEXT|SYSX)<|<!--\s*driver-plist:/;

/** Whether the text or its path is that of a driver's Info.plist or entitlements. Reads only the first 65,536 characters. */
export function looksLikeDriverPlist(text: string, uri: string): boolean {
	return kindFromPath(uri) !== undefined || driverKey.test(text.slice(0, recognizedLength));
}
