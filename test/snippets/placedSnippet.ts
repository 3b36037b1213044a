/** Inserts an expanded snippet at the position that its file specifies, into a valid property list. */

/** Names of the files in `snippets/`. */
export type SnippetPlace =
	| 'files'
	| 'personalities'
	| 'personality-keys'
	| 'root-keys'
	| 'entitlement-keys';

/** The file name of a property list with this snippet. */
export function fileNames(place: SnippetPlace, prefix: string): string {
	return prefix.startsWith('entitlement') || place === 'entitlement-keys'
		? 'MyDriver.entitlements'
		: 'Info.plist';
}

export function placed(place: SnippetPlace, prefix: string, text: string): string {
	switch (place) {
		case 'files':
			return text;
		case 'personalities':
			return bundle(kindOfPersonality(prefix), [text]);
		case 'personality-keys':
			return bundle(provider(prefix) === 'IOMedia' ? 'kext' : 'dext', [personality(prefix, text)]);
		case 'root-keys':
			return bundle(prefix.startsWith('kext') ? 'kext' : 'dext', [], text);
		case 'entitlement-keys':
			return plist(text);
	}
}

type Bundle = 'dext' | 'kext' | 'codelessKext';

function kindOfPersonality(prefix: string): Bundle {
	if (prefix.startsWith('personality-codeless-kext')) return 'codelessKext';
	return prefix.startsWith('personality-kext') ? 'kext' : 'dext';
}

/** The provider of a group of matching keys. */
function provider(prefix: string): string {
	const providers: readonly (readonly [string, string])[] = [
		['personality-usb-device', 'IOUSBHostDevice'],
		['personality-usb-interface', 'IOUSBHostInterface'],
		['personality-pci', 'IOPCIDevice'],
		['personality-name', 'IOPCIDevice'],
		['personality-hid', 'IOHIDInterface'],
		['personality-scsi', 'IOSCSIPeripheralDeviceNub'],
		['personality-media', 'IOMedia'],
	];
	const found = providers.find(([start]) => prefix.startsWith(start));
	return found ? found[1] : 'IOUserResources';
}

function personality(prefix: string, keys: string): string {
	const providerClass = provider(prefix);
	const driver: Readonly<Record<string, string>> =
		providerClass === 'IOMedia'
			? { IOClass: 'com_example_Scheme', IOMatchCategory: 'IOStorage' }
			: {
					...kernelSide(keys),
					IOUserClass: 'MyDriver',
					IOUserServerName: '$(PRODUCT_BUNDLE_IDENTIFIER)',
				};
	const category = providerClass === 'IOUserResources' && !keys.includes('IOMatchCategory');
	const entries = {
		...driver,
		...(category ? { IOMatchCategory: '$(PRODUCT_BUNDLE_IDENTIFIER)' } : {}),
		IOProviderClass: providerClass,
	};
	return ['<key>MyDriver</key>', '<dict>', indent(strings(entries)), indent(keys), '</dict>'].join(
		'\n',
	);
}

/** A SCSI driver uses the kernel class of its device type, all other drivers here use IOUserService. */
function kernelSide(keys: string): Readonly<Record<string, string>> {
	const type = /Peripheral Device Type<\/key>\s*<integer>(\d)/.exec(keys)?.[1];
	if (type === undefined) {
		return { CFBundleIdentifierKernel: 'com.apple.kpi.iokit', IOClass: 'IOUserService' };
	}
	const family = type === '5' ? 'IOSCSIMultimediaCommandsDevice' : 'IOSCSIBlockCommandsDevice';
	return {
		CFBundleIdentifierKernel: `com.apple.iokit.${family}`,
		IOClass: `IOUserSCSIPeripheralDeviceType0${type}`,
	};
}

function bundle(kind: Bundle, personalities: readonly string[], keys = ''): string {
	const own: Readonly<Record<string, string>> = {
		CFBundleIdentifier: '$(PRODUCT_BUNDLE_IDENTIFIER)',
		CFBundlePackageType: kind === 'dext' ? 'DEXT' : 'KEXT',
		CFBundleVersion: '1.0.0',
		...(kind === 'codelessKext' ? {} : { CFBundleExecutable: '$(EXECUTABLE_NAME)' }),
		...(kind === 'dext' ? { OSBundleUsageDescription: 'Drives a device.' } : {}),
	};
	const libraries = [
		'<key>OSBundleLibraries</key>',
		'<dict>',
		indent(strings({ 'com.apple.kpi.iokit': '16.7', 'com.apple.kpi.libkern': '16.7' })),
		'</dict>',
	].join('\n');
	const written = new Set([...keys.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key));
	const parts = [
		strings(Object.fromEntries(Object.entries(own).filter(([key]) => !written.has(key)))),
		...(kind === 'kext' && !written.has('OSBundleLibraries') ? [libraries] : []),
		...(personalities.length > 0
			? [
					['<key>IOKitPersonalities</key>', '<dict>', ...personalities.map(indent), '</dict>'].join(
						'\n',
					),
				]
			: []),
		...(keys ? [keys] : []),
	];
	return plist(parts.join('\n'));
}

function plist(entries: string): string {
	const head = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">';
	return [head, '<dict>', indent(entries), '</dict>', '</plist>', ''].join('\n');
}

function strings(entries: Readonly<Record<string, string>>): string {
	return Object.entries(entries)
		.map(([key, value]) => `<key>${key}</key>\n<string>${value}</string>`)
		.join('\n');
}

function indent(text: string): string {
	return text.replace(/^(?=.)/gm, '\t');
}
