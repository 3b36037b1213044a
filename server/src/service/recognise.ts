/** Whether a text is a driver plist at all, cheaply: no parse, and nothing else loaded, so that opening any other XML costs nothing. */
import { kindFromPath } from './document/bundlePath.js';

const lookAt = 65_536;

/** What only driver plists and driver entitlements say. */
const driverKey =
	/<key>(?:IOKitPersonalities|OSBundle[A-Z]|IOProviderClass|IOUserServerName|NSEndpointSecurity|NSSystemExtensionUsageDescription|NetworkExtension<|CMIOExtension<|com\.apple\.(?:developer|security)\.)|<string>(?:DEXT|KEXT|SYSX)<|<!--\s*driver-plist:/;

/** True where the text or its path shows a driver's Info.plist or entitlements. Looks at the first 64 kB only. */
export function looksLikeDriverPlist(text: string, uri: string): boolean {
	return kindFromPath(uri) !== undefined || driverKey.test(text.slice(0, lookAt));
}
