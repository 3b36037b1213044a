/** Build settings in project files. */

/** The name of a build setting and its value. */
export type Setting = readonly [name: string, value: string];

/** The name of a setting without its conditions. */
export function plainSetting(name: string): string {
	const [plain = ''] = name.split('[', 1);
	return plain;
}

/** Whether a setting names the Info.plist or the entitlements of a target, perhaps for one system only: `CODE_SIGN_ENTITLEMENTS[sdk=driverkit*]`. */
export function isFileSetting(name: string): boolean {
	return /^(?:INFOPLIST_FILE|CODE_SIGN_ENTITLEMENTS)(?:\[|$)/.test(name);
}

/** Whether a setting is only for the SDK of DriverKit, whatever its other conditions are: `A[sdk=driverkit*][arch=*]`. */
export function isForDriverKit(name: string): boolean {
	return /[[,]sdk=driverkit/.test(name);
}
