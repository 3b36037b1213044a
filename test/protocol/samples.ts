/** Small driver property lists for protocol tests. */
import { wholePlist } from '../support/wholePlist.js';

/** A document with this content of its root dictionary. */
function plist(inside: string): string {
	return wholePlist(inside, false);
}

/** A root dictionary with one personality of a dext. */
export function dext(inside: string): string {
	return plist(`	<key>IOKitPersonalities</key>
	<dict>
		<key>Sample</key>
		<dict>
			<key>CFBundleIdentifier</key>
			<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
			<key>CFBundleIdentifierKernel</key>
			<string>com.apple.kpi.iokit</string>
			<key>IOClass</key>
			<string>IOUserService</string>
			<key>IOMatchCategory</key>
			<string>com.example.Sample</string>
			<key>IOProviderClass</key>
			<string>IOUserResources</string>
			<key>IOResourceMatch</key>
			<string>IOKit</string>
			<key>IOUserClass</key>
			<string>Sample</string>
			<key>IOUserServerName</key>
			<string>com.example.Sample</string>
		</dict>
	</dict>
	<key>OSBundleUsageDescription</key>
	<string>Shows how it is done.</string>${inside}`);
}

/** An entry of one key for each version. */
export function duplicateVersions(...versions: readonly string[]): string {
	return versions
		.map((version) => `\n\t<key>CFBundleVersion</key>\n\t<string>${version}</string>`)
		.join('');
}

/** A dext with one problem: a duplicate key. */
export const duplicate = dext(duplicateVersions('1', '1'));

export const otherXml = `<?xml version="1.0"?>
<project><item>one</item><item></project>
`;
