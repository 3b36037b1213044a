/** Mistakes in the root keys and classes of a dext. */
import { atRoot, type Mistake, renamed, without, withValue } from './mistake.js';

export const dextMistakes: readonly Mistake[] = [
	['M1', 'dext/usb-device', [without('OSBundleUsageDescription')], ['missing-usage-description']],
	['M1b', 'dext/built.built', [without('OSBundleUsageDescription')], ['missing-key']],
	[
		'M2',
		'dext/usb-device',
		[renamed('OSBundleUsageDescription', 'NSSystemExtensionUsageDescription')],
		['wrong-usage-description'],
	],
	[
		'M3',
		'dext/usb-device',
		[atRoot('<key>com.apple.developer.driverkit</key><true/>')],
		['misplaced-key'],
	],
	[
		'M4',
		'dext/usb-device',
		[atRoot('<key>OSSystemExtensionCategory</key><string>x</string>')],
		['invented-key'],
	],
	[
		'M5 BNDL',
		'dext/usb-device',
		[withValue('CFBundlePackageType', '<string>BNDL</string>')],
		['wrong-package-type'],
	],
	[
		'M5 SYSX',
		'dext/usb-device',
		[withValue('CFBundlePackageType', '<string>SYSX</string>')],
		['wrong-package-type'],
	],
	[
		'M6',
		'dext/usb-device',
		[atRoot('<key>CFBundleSupportedPlatforms</key><array><string>MacOSX</string></array>')],
		['wrong-supported-platform'],
	],
	[
		'M7 dext',
		'dext/usb-device',
		[withValue('CFBundleVersion', '<string>1.0-beta</string>')],
		['invalid-bundle-version'],
	],
	[
		'M10 us',
		'dext/usb-device',
		[withValue('CFBundleIdentifier', '<string>com.acme.my_driver</string>')],
		['identifier-characters'],
	],
	[
		'M10 space',
		'dext/usb-device',
		[withValue('IOUserServerName', '<string>$(PRODUCT_BUNDLE_IDENTIFIER) </string>')],
		['extra-whitespace'],
	],
	[
		'M10 blankid',
		'dext/usb-device',
		[
			[
				/<key>IOKitPersonalities<\/key>[\s\S]*?<key>CFBundleIdentifier<\/key>\s*<string>[^<]*/,
				'$& ',
			],
		],
		['extra-whitespace'],
	],
	[
		'M14',
		'dext/usb-device',
		[atRoot('<key>OSBundleRequired</key><string>DriverKit</string>')],
		['boot-level-in-dext'],
	],
	[
		'M15',
		'dext/usb-device',
		[
			atRoot(
				'<key>OSBundleLibraries</key><dict><key>com.apple.kpi.iokit</key><string>19.0</string></dict>',
			),
		],
		['libraries-in-dext'],
	],
	[
		'M16 shared',
		'dext/usb-device',
		[atRoot('<key>OSBundleSharedExecutableIdentifier</key><string>com.acme.x</string>')],
		['kext-only-key-in-dext'],
	],
	['M18', 'dext/usb-device', [without('IOUserServerName')], ['missing-io-user-server-name']],
	['M19', 'dext/usb-device', [without('IOUserClass')], ['missing-io-user-class']],
	[
		'M19 empty',
		'dext/usb-device',
		[withValue('IOUserClass', '<string></string>')],
		['missing-io-user-class'],
	],
	[
		'M20',
		'dext/usb-device',
		[withValue('IOClass', '<string>GadgetDriver</string>')],
		['user-class-as-io-class'],
	],
	[
		'M20b',
		'dext/usb-device',
		[withValue('IOClass', '<string>IOUserUSBHostHIDDevice</string>')],
		['user-class-as-io-class'],
	],
	[
		'M20c',
		'dext/scsi-disk',
		[withValue('IOClass', '<string>IOSCSIPeripheralDeviceType00</string>')],
		['generic-class-on-scsi'],
	],
	[
		'M20d',
		'dext/usb-device',
		[withValue('IOClass', '<string>AppleUserUSBHostHIDDevice</string>')],
		['user-class-as-io-class'],
	],
	[
		'M20e',
		'dext/usb-device',
		[withValue('IOClass', '<string>IOUserHIDDevice</string>')],
		['user-class-as-io-class'],
	],
	[
		'M21',
		'dext/scsi-disk',
		[
			withValue('IOClass', '<string>IOUserService</string>'),
			withValue('CFBundleIdentifierKernel', '<string>com.apple.kpi.iokit</string>'),
		],
		['generic-class-on-scsi'],
	],
	['M22', 'dext/serial', [without('CFBundleIdentifierKernel')], ['missing-kernel-bundle']],
	[
		'M23',
		'dext/ethernet-usb',
		[withValue('CFBundleIdentifierKernel', '<string>com.apple.kpi.iokit</string>')],
		['kernel-bundle-mismatch'],
	],
	[
		'M23 empty',
		'dext/ethernet-usb',
		[withValue('CFBundleIdentifierKernel', '<string></string>')],
		['malformed-value'],
	],
	[
		'M23 int',
		'dext/ethernet-usb',
		[withValue('CFBundleIdentifierKernel', '<integer>1</integer>')],
		['wrong-type'],
	],
	[
		'M24',
		'dext/hid-virtual',
		[withValue('IOProviderClass', '<string>IOResources</string>')],
		['wrong-resource-nub'],
	],
];
