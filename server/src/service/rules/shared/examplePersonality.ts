/** Complete personalities for the examples of rules, so that an example contains only the fault of the rule. */

/** Keys with text, or with XML if it begins with `<`; undefined omits a key; `[|…|]` marks a key or a text. */
export type ExampleEntries = Readonly<Record<string, string | undefined>>;

const dext: ExampleEntries = {
	CFBundleIdentifier: '$(PRODUCT_BUNDLE_IDENTIFIER)',
	CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
	IOClass: 'IOUserService',
	IOProviderClass: 'IOUSBHostDevice',
	IOUserClass: 'WidgetDriver',
	IOUserServerName: '$(PRODUCT_BUNDLE_IDENTIFIER)',
	idProduct: '<integer>4660</integer>',
	idVendor: '<integer>1452</integer>',
};

const pciDext: ExampleEntries = {
	...dext,
	IOPCITunnelCompatible: '<true/>',
	IOProviderClass: 'IOPCIDevice',
	idProduct: undefined,
	idVendor: undefined,
};

const virtualDext: ExampleEntries = {
	...dext,
	IOMatchCategory: '$(PRODUCT_BUNDLE_IDENTIFIER)',
	IOProviderClass: 'IOUserResources',
	idProduct: undefined,
	idVendor: undefined,
};

const kext: ExampleEntries = {
	CFBundleIdentifier: '$(PRODUCT_BUNDLE_IDENTIFIER)',
	IOClass: 'com_example_Widget',
	IOMatchCategory: 'com_example_Widget',
	IOProviderClass: 'IOResources',
	IOResourceMatch: 'IOKit',
};

const codelessKext: ExampleEntries = {
	CFBundleIdentifier: 'com.apple.iokit.IOHIDFamily',
	IOClass: 'IOHIDEventDriver',
	IOProviderClass: 'IOHIDInterface',
	ProductID: '<integer>4660</integer>',
	VendorID: '<integer>1452</integer>',
};

/** A driver on an interface of a device. */
export const onInterface: ExampleEntries = {
	IOProviderClass: 'IOUSBHostInterface',
	bConfigurationValue: '<integer>1</integer>',
	bInterfaceNumber: '<integer>0</integer>',
};

/** The kernel side of a driver of Ethernet. */
export const ethernet: ExampleEntries = {
	CFBundleIdentifierKernel: 'com.apple.iokit.IOSkywalkFamily',
	IOClass: 'IOUserNetworkEthernet',
};

/** The user client of AudioDriverKit. */
export const audioClient: ExampleEntries = {
	IOUserAudioDriverUserClientProperties:
		'<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>IOUserUserClient</string>\n\t\t\t<key>IOUserClass</key>\n\t\t\t<string>IOUserAudioDriverUserClient</string>\n\t\t</dict>',
};

/** The user client of MIDIDriverKit. */
export const midiClient: ExampleEntries = {
	IOUserMIDIDriverUserClientProperties:
		'<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>IOUserUserClient</string>\n\t\t\t<key>IOUserClass</key>\n\t\t\t<string>IOUserMIDIDriverUserClient</string>\n\t\t</dict>',
};

/** The properties of a user client, or of another service that a dext creates, in a personality. */
export function clientOf(kernelClass: string, userClass = 'WidgetUserClient'): string {
	return `<dict>
			<key>IOClass</key>
			<string>${kernelClass}</string>
			<key>IOUserClass</key>
			<string>${userClass}</string>
		</dict>`;
}

/** `IOKitPersonalities` with one personality of a dext on a USB device. */
export function dextExample(entries: ExampleEntries = {}): string {
	return dextExamples({ Widget: entries });
}

/** The same on a PCI device, without the keys that identify it. */
export function pciDextExample(entries: ExampleEntries = {}): string {
	return pciDextExamples({ Widget: entries });
}

/** Several of them. */
export function pciDextExamples(personalities: Readonly<Record<string, ExampleEntries>>): string {
	return personalitiesExample(pciDext, personalities);
}

/** The same on IOUserResources. */
export function virtualDextExample(entries: ExampleEntries = {}): string {
	return virtualDextExamples({ Widget: entries });
}

/** `IOKitPersonalities` with one personality of a kext on IOResources. */
export function kextExample(entries: ExampleEntries = {}): string {
	return kextExamples({ Widget: entries });
}

/** `IOKitPersonalities` with several personalities of a kext on IOResources. */
export function kextExamples(personalities: Readonly<Record<string, ExampleEntries>>): string {
	return personalitiesExample(kext, personalities);
}

/** `IOKitPersonalities` with one personality of a codeless kext on a HID device. */
export function codelessKextExample(entries: ExampleEntries = {}): string {
	return personalitiesExample(codelessKext, { Widget: entries });
}

/** `IOKitPersonalities` with several personalities of a dext on a USB device. */
export function dextExamples(personalities: Readonly<Record<string, ExampleEntries>>): string {
	return personalitiesExample(dext, personalities);
}

/** The same on IOUserResources. */
export function virtualDextExamples(
	personalities: Readonly<Record<string, ExampleEntries>>,
): string {
	return personalitiesExample(virtualDext, personalities);
}

/** The keys are in alphabetical order, as Xcode writes them; `usual` are the keys of every personality that does not override them. */
function personalitiesExample(
	usual: ExampleEntries,
	personalities: Readonly<Record<string, ExampleEntries>>,
): string {
	const dicts = Object.entries(personalities).map(([name, entries]) => {
		const lines: { readonly name: string; readonly text: string }[] = [];
		for (const [key, value] of Object.entries({ ...usual, ...entries })) {
			if (value === undefined) continue;
			const text = `\t\t${keyElement(key)}\n\t\t${element(value)}`;
			lines.push({ name: plainName(key), text });
		}
		lines.sort((a, b) => (a.name < b.name ? -1 : 1));
		const inner = lines.map(({ text }) => text).join('\n');
		return `\t<key>${name}</key>\n\t<dict>\n${inner}\n\t</dict>`;
	});
	return `<key>IOKitPersonalities</key>\n<dict>\n${dicts.join('\n')}\n</dict>`;
}

function plainName(key: string): string {
	return key.replace('[|', '').toLowerCase();
}

function element(value: string): string {
	return /^(?:\[\|)?</.test(value) ? value : `<string>${value}</string>`;
}

/** `[|name|]` marks the whole element. */
function keyElement(name: string): string {
	const marked = /^\[\|(.*)\|\]$/.exec(name)?.[1];
	return marked === undefined ? `<key>${name}</key>` : `[|<key>${marked}</key>|]`;
}
