/** Build settings that Xcode expands in plists. */

export interface BuildSetting {
	readonly name: string;
	/** What stands there after the build. */
	readonly expandsTo: string;
	readonly usual: boolean;
}

/** The settings worth writing in a driver's plist (Xcode Build Settings Reference), most useful first. */
export const BUILD_SETTINGS: readonly BuildSetting[] = [
	{
		name: 'PRODUCT_BUNDLE_IDENTIFIER',
		expandsTo: 'the bundle identifier of the target',
		usual: true,
	},
	{ name: 'PRODUCT_NAME', expandsTo: 'the name of the product, without extension', usual: true },
	{ name: 'EXECUTABLE_NAME', expandsTo: 'the file name of the executable', usual: true },
	{
		name: 'PRODUCT_BUNDLE_PACKAGE_TYPE',
		expandsTo: 'the package type of the product: `DEXT`, `KEXT`, `SYSX`, `APPL`',
		usual: true,
	},
	{
		name: 'CURRENT_PROJECT_VERSION',
		expandsTo: 'the build version of the project, for `CFBundleVersion`',
		usual: true,
	},
	{
		name: 'MARKETING_VERSION',
		expandsTo: 'the version people see, for `CFBundleShortVersionString`',
		usual: true,
	},
	{
		name: 'DEVELOPMENT_LANGUAGE',
		expandsTo: 'the development region of the project',
		usual: true,
	},
	{ name: 'TARGET_NAME', expandsTo: 'the name of the target', usual: true },
	{ name: 'PROJECT_NAME', expandsTo: 'the name of the project', usual: false },
	{
		name: 'PRODUCT_MODULE_NAME',
		expandsTo: 'the name of the Swift module, for classes written in Swift',
		usual: true,
	},
	{
		name: 'MODULE_NAME',
		expandsTo: 'the identifier that a kext registers in the kernel',
		usual: false,
	},
	{
		name: 'MODULE_VERSION',
		expandsTo: 'the version that a kext registers in the kernel',
		usual: false,
	},
	{
		name: 'MACOSX_DEPLOYMENT_TARGET',
		expandsTo: 'the oldest macOS the target runs on',
		usual: true,
	},
	{
		name: 'DRIVERKIT_DEPLOYMENT_TARGET',
		expandsTo: 'the oldest DriverKit the target runs on',
		usual: true,
	},
	{
		name: 'TeamIdentifierPrefix',
		expandsTo: 'the team identifier and a dot, as the provisioning profile gives it',
		usual: true,
	},
	{
		name: 'AppIdentifierPrefix',
		expandsTo: 'the prefix of the app identifier and a dot, as the provisioning profile gives it',
		usual: true,
	},
	{
		name: 'CFBundleIdentifier',
		expandsTo: 'the bundle identifier of the target, in entitlements',
		usual: false,
	},
	{ name: 'DEVELOPMENT_TEAM', expandsTo: 'the identifier of the development team', usual: false },
	{ name: 'SDK_NAME', expandsTo: 'the name of the SDK, such as `driverkit24.0`', usual: false },
	{ name: 'ARCHS', expandsTo: 'the architectures that are built', usual: false },
	{
		name: 'CONFIGURATION',
		expandsTo: 'the build configuration, `Debug` or `Release`',
		usual: false,
	},
	{
		name: 'SYSTEM_EXTENSIONS_FOLDER_PATH',
		expandsTo: 'the folder of an app that holds its system extensions',
		usual: false,
	},
];

/** What the operators behind a colon do: `$(PRODUCT_NAME:rfc1034identifier)`. */
export const OPERATORS: Readonly<Record<string, string>> = {
	rfc1034identifier: 'with every character that an identifier may not have replaced by a hyphen',
	c99extidentifier:
		'with every character that a C identifier may not have replaced by an underscore',
	identifier: 'with every character that a C identifier may not have replaced by an underscore',
	lower: 'in lower case',
	upper: 'in upper case',
	base: 'the file name without folder and extension',
	file: 'the file name without its folder',
	dir: 'the folder of the path',
	suffix: 'the extension',
	quote: 'quoted for a shell',
	default: 'or the value behind `=` where it is empty',
};
