/** A kext of a family that DriverKit or another framework has replaced. */
import { type Anchor, atContent, atKey } from '../document/finding.js';
import { rootText, variantsOf } from '../document/rootEntries.js';
import {
	isReplaceable,
	type ProviderClass,
	replacedFamilyOf,
} from '../libraries/replacedFamily.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { descendsFrom } from '../platform/classes.js';
import type { ReplacedFamily } from '../platform/kextFamilies.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { type ExampleEntries, kextExamples } from './shared/examplePersonality.js';

const usbIds = { idProduct: '<integer>22136</integer>', idVendor: '<integer>4660</integer>' };

const usbKext = (personalities: Readonly<Record<string, ExampleEntries>>): string =>
	`<key>CFBundleExecutable</key>
<string>Widget</string>
${kextExamples(personalities)}
<key>OSBundleLibraries</key>
<dict>
	<key>com.apple.iokit.IOUSBHostFamily</key>
	<string>1.2</string>
	<key>com.apple.kpi.iokit</key>
	<string>19.0</string>
</dict>`;

export const replacedKextFamilyDocs: RuleDocs = {
	what: 'A kext with code for devices that user-space drivers support today: USB, HID, serial ports, Ethernet, PCI, SCSI, and audio. A warning where the deployment target, as set in `driverPlist.deploymentTarget` or `.driver-plist.json`, is macOS 11 or later, and Apple lists the family among those that are not loaded by default.',
	why: 'Since macOS 10.15 such kexts are deprecated. By default, macOS 11 and later do not load those of the families that Apple lists. The others load after approval, on Apple silicon with reduced security.',
	fix: 'Use the named framework in a driver extension. The rule does not report codeless kexts and kexts without a replacement.',
	references: [
		'https://developer.apple.com/support/kernel-extensions/',
		'https://developer.apple.com/documentation/systemextensions/implementing-drivers-system-extensions-and-kexts',
	],
	examples: () => ({
		bad: [
			{
				text: usbKext({ Widget: { IOProviderClass: '[|IOUSBHostDevice|]', ...usbIds } }),
				findings: [
					"information: By default, macOS 11 and later do not load kexts of the family 'USB'. The replacement is USBDriverKit.",
				],
			},
			{
				text: usbKext({
					Nub: { IOProviderClass: 'IOResources' },
					Widget: { IOProviderClass: '[|IOUSBHostDevice|]', ...usbIds },
				}),
				findings: [
					"information: By default, macOS 11 and later do not load kexts of the family 'USB'. The replacement is USBDriverKit.",
				],
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.iokit.IOAudioFamily</key>|]\n\t<string>1.1</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"information: Apple advises against kexts of the family 'Audio'. The replacement since macOS 12.0 is AudioDriverKit (or an Audio Server plug-in for virtual devices).",
				],
			},
		],
		good: [
			{
				text: `<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n${usbKext({ Widget: { IOProviderClass: 'IOUSBHostDevice', ...usbIds } })}`,
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.iokit.IOGraphicsFamily</key>\n\t<string>1.1</string>\n\t<key>com.apple.iokit.IOPCIFamily</key>\n\t<string>2.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('replaced-kext-family', {
	advised:
		"Apple advises against kexts of the family '{family}'. The replacement since macOS {since} is {replacement}.",
	refused:
		"By default, macOS 11 and later do not load kexts of the family '{family}'. The replacement is {replacement}.",
});

export const replacedKextFamily = defineRule({
	code: 'replaced-kext-family',
	severity: 'information',
	kinds: ['kext'],
	messages,
	visit: 'plist',
	*check(plist, { deploymentTarget, personalities }) {
		if (rootText(plist, 'CFBundleIdentifier')?.startsWith('com.apple.')) return;
		const providers = providersOf(personalities);
		const libraries = variantsOf(plist, 'OSBundleLibraries').flatMap(({ entry: { value } }) =>
			value.type === 'dict' ? value.entries : [],
		);
		const names = libraries.map(({ key }) => key);
		const replaced = replacedFamilyOf(providers, names);
		const at = replaced && anchorOf(replaced, providers, libraries);
		if (!replaced || !at) return;
		const { family, replacement, state } = replaced;
		if (state === 'refused') {
			const isForNewSystems = Number.parseFloat(deploymentTarget.macOS ?? '') >= 11;
			const severity = isForNewSystems ? 'warning' : 'information';
			yield { severity, at, message: messages.refused({ family, replacement }) };
		} else {
			const since = replaced.since?.macOS ?? '10.15';
			yield { at, message: messages.advised({ family, replacement, since }) };
		}
	},
});

interface Provider extends ProviderClass {
	readonly entry: DictEntry;
}

function providersOf(personalities: readonly PreparedPersonality[]): readonly Provider[] {
	return personalities.flatMap((personality) => {
		const entry = personality.get('IOProviderClass');
		const { providerClass: name, dict } = personality;
		return entry && name !== undefined ? [{ name, personality: dict, entry }] : [];
	});
}

/** The first provider class that identifies the family, else the library that does. */
function anchorOf(
	{ providers: classes, libraries: names }: ReplacedFamily,
	providers: readonly Provider[],
	libraries: readonly DictEntry[],
): Anchor | undefined {
	const provider = providers.find(
		(each) => isReplaceable(each) && classes?.some((name) => descendsFrom(each.name, name)),
	);
	if (provider) return atContent(provider.entry.value);
	const library = libraries.find(({ key }) => names?.includes(key));
	return library && atKey(library);
}
