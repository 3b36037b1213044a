/** Mistakes in kexts with and without code. */
import { atRoot, inPersonality, type Mistake, renamed, without, withValue } from './mistake.js';

export const kextMistakes: readonly Mistake[] = [
	[
		'M5 kext dext',
		'kext/usb',
		[withValue('CFBundlePackageType', '<string>DEXT</string>')],
		['wrong-package-type'],
	],
	[
		'M5 kext BNDL',
		'kext/usb',
		[withValue('CFBundlePackageType', '<string>BNDL</string>')],
		['wrong-package-type'],
	],
	['M5 missing built', 'kext/built.built', [without('CFBundlePackageType')], ['missing-key']],
	['M7 int', 'kext/usb', [withValue('CFBundleVersion', '<integer>1</integer>')], ['wrong-type']],
	[
		'M9',
		'kext/usb',
		[withValue('CFBundleIdentifier', `<string>com.acme.${'a'.repeat(60)}</string>`)],
		['identifier-too-long'],
	],
	[
		'M14 kext',
		'kext/usb',
		[atRoot('<key>OSBundleRequired</key><string>DriverKit</string>')],
		['driver-kit-boot-level-in-kext'],
	],
	[
		'M15b',
		'codelessKext/hid',
		[
			atRoot(
				'<key>OSBundleLibraries</key><dict><key>com.apple.kpi.iokit</key><string>19.0</string></dict>',
			),
		],
		['libraries-without-code'],
	],
	['M33k', 'kext/resources', [without('IOMatchCategory')], ['missing-match-category']],
	['M40h', 'kext/usb', [renamed('OSBundleLibraries', 'OSBundleLibrary')], ['missing-libraries']],
	[
		'M41',
		'codelessKext/hid',
		[['<string>com.apple.iokit.IOHIDFamily</string>', '<string>com.acme.codeless.gadget</string>']],
		['own-bundle-in-codeless-kext'],
	],
	['M68', 'kext/usb', [['com.apple.kpi.bsd', 'com.apple.kernel.bsd']], ['kernel-library']],
	['M68p', 'kext/usb', [['com.apple.kpi.bsd', 'com.apple.kpi.private']], ['private-kpi']],
	[
		'M69',
		'kext/resources',
		[withValue('IOMatchCategory', '<string>Other</string>')],
		['unsuitable-match-category'],
	],
	[
		'M71',
		'kext/resources-bsd',
		[withValue('OSBundleCompatibleVersion', '<string>2.0</string>')],
		['compatible-version-too-high'],
	],
	[
		'M71i',
		'kext/resources-bsd',
		[withValue('OSBundleCompatibleVersion', '<real>1.0</real>')],
		['wrong-type'],
	],
	[
		'M71x',
		'kext/resources-bsd',
		[withValue('OSBundleCompatibleVersion', '<string>abc</string>')],
		['invalid-compatible-version'],
	],
	[
		'M72',
		'kext/resources-bsd',
		[withValue('OSBundleRequired', '<string>root</string>')],
		['value-not-allowed'],
	],
	[
		'D lib int',
		'kext/usb',
		[withValue('com.apple.kpi.bsd', '<integer>19</integer>')],
		['wrong-type'],
	],
	[
		'D lib ver',
		'kext/usb',
		[withValue('com.apple.kpi.bsd', '<string>x</string>')],
		['invalid-library-version'],
	],
	['D lib name', 'kext/usb', [['com.apple.kpi.bsd', 'com.apple.kpi.bsdd']], ['unknown-library']],
	[
		'D lib case',
		'kext/usb',
		[['com.apple.iokit.IOUSBHostFamily', 'com.apple.iokit.IOUsbHostFamily']],
		['unknown-library'],
	],
	[
		'D lib empty',
		'kext/usb',
		[[/(<key>OSBundleLibraries<\/key>\s*)<dict>[\s\S]*?<\/dict>/, '$1<dict/>']],
		['missing-libraries'],
	],
	[
		'D lib none',
		'kext/usb',
		[[/<key>OSBundleLibraries<\/key>\s*<dict>[\s\S]*?<\/dict>/, '']],
		['missing-libraries'],
	],
	[
		'D lib array',
		'kext/usb',
		[
			[
				/(<key>OSBundleLibraries<\/key>\s*)<dict>[\s\S]*?<\/dict>/,
				'$1<array><string>com.apple.kpi.iokit</string></array>',
			],
		],
		['wrong-type'],
	],
	[
		'D lib nokpi',
		'kext/usb',
		[
			[
				/(<key>OSBundleLibraries<\/key>\s*)<dict>[\s\S]*?<\/dict>/,
				'$1<dict><key>com.apple.iokit.IOUSBHostFamily</key><string>1.0.1</string></dict>',
			],
		],
		['no-kpi-library'],
	],
	[
		'D lib future',
		'kext/usb',
		[withValue('com.apple.kpi.bsd', '<string>99.0</string>')],
		['library-version-unavailable'],
	],
	[
		'D shared',
		'kext/usb',
		[atRoot('<key>OSBundleSharedExecutableIdentifier</key><string>com.acme.x</string>')],
		['shared-and-own-executable'],
	],
	[
		'D kernelres',
		'kext/usb',
		[atRoot('<key>OSKernelResource</key><true/>')],
		['libraries-in-kernel-component'],
	],
	[
		'D isinterface',
		'kext/usb',
		[atRoot('<key>OSBundleIsInterface</key><string>YES</string>')],
		['wrong-type'],
	],
	[
		'D allowuser',
		'kext/user-load',
		[withValue('OSBundleAllowUserLoad', '<integer>1</integer>')],
		['wrong-type'],
	],
	[
		'D pers str',
		'kext/usb',
		[
			[
				/(<key>IOKitPersonalities<\/key>\s*)<dict>[\s\S]*?<\/dict>\s*<\/dict>/,
				'$1<string>x</string>',
			],
		],
		['wrong-type'],
	],
	[
		'D pers array',
		'kext/usb',
		[
			[
				/(<key>IOKitPersonalities<\/key>\s*)<dict>\s*<key>Gadget<\/key>\s*(<dict>[\s\S]*?<\/dict>)\s*<\/dict>/,
				'$1<array>$2</array>',
			],
		],
		['wrong-type'],
	],
	[
		'D pers nameless',
		'kext/usb',
		[
			[
				/(<key>IOKitPersonalities<\/key>\s*)<dict>\s*<key>Gadget<\/key>\s*(<dict>[\s\S]*?<\/dict>)\s*<\/dict>/,
				'$1$2',
			],
		],
		['unnamed-personality'],
	],
	['D noclass', 'kext/usb', [without('IOClass')], ['missing-key']],
	['D noprov', 'kext/usb', [without('IOProviderClass')], ['missing-key']],
	['D provint', 'kext/usb', [withValue('IOProviderClass', '<integer>1</integer>')], ['wrong-type']],
	[
		'D provarr',
		'kext/usb',
		[withValue('IOProviderClass', '<array><string>IOUSBHostDevice</string></array>')],
		['wrong-type'],
	],
	['D classempty', 'kext/usb', [withValue('IOClass', '<string></string>')], ['malformed-value']],
	[
		'D debug str',
		'kext/usb',
		[inPersonality('<key>IOKitDebug</key><string>65535</string>')],
		['wrong-type'],
	],
	[
		'D debug',
		'kext/usb',
		[inPersonality('<key>IOKitDebug</key><integer>65535</integer>')],
		['leftover-iokit-debug'],
	],
	[
		'D pers cfid int',
		'kext/usb',
		[
			[
				/<key>IOKitPersonalities<\/key>[\s\S]*?<key>CFBundleIdentifier<\/key>\s*<string>[^<]*<\/string>/,
				'<key>IOKitPersonalities</key>\n<dict>\n<key>Gadget</key>\n<dict>\n<key>CFBundleIdentifier</key>\n<integer>1</integer>',
			],
		],
		['wrong-type'],
	],
	['D noid built', 'kext/built.built', [without('CFBundleIdentifier')], ['missing-key']],
	['D nover built', 'kext/built.built', [without('CFBundleVersion')], ['missing-key']],
	[
		'D exe empty',
		'kext/usb',
		[withValue('CFBundleExecutable', '<string></string>')],
		['malformed-value'],
	],
	[
		'IOResourceMatch dict',
		'kext/resources',
		[withValue('IOResourceMatch', '<dict/>')],
		['wrong-type'],
	],
];
