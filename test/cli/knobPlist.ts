/** The Info.plist of the dext that `driver-plist match` compares in tests. */
import { wholePlist } from '../support/wholePlist.js';

/** A personality of a dext. */
export const personality = (name: string, keys: string): string =>
	`<key>${name}</key>
		<dict>
			<key>CFBundleIdentifier</key>
			<string>com.example.knob</string>
			<key>IOClass</key>
			<string>IOUserService</string>
			<key>IOUserClass</key>
			<string>${name}Driver</string>
			<key>IOUserServerName</key>
			<string>com.example.knob</string>
			<key>IOProviderClass</key>
			<string>IOUSBHostDevice</string>
			${keys}
		</dict>`;

export const integer = (key: string, value: number): string =>
	`<key>${key}</key><integer>${value}</integer>`;

/** The Info.plist of a dext: Knob is for a device of the small dump, Dial for none. */
export const knobPlist = wholePlist(`<key>CFBundlePackageType</key><string>DEXT</string>
	<key>IOKitPersonalities</key>
	<dict>
		${personality('Knob', integer('idVendor', 4660) + integer('idProduct', 258))}
		${personality('Dial', integer('idVendor', 4660) + integer('idProduct', 300))}
	</dict>`);
