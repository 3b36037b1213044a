/** A kext of a family that DriverKit or another framework has replaced. */
import type { DriverPlist } from '../document/driverPlist.js';
import { type Anchor, atContent, atKey, message } from '../document/finding.js';
import { personalityText } from '../document/personalityText.js';
import { rootText, variantsOf } from '../document/rootEntries.js';
import {
	isReplaceable,
	type ProviderClass,
	replacedFamilyOf,
} from '../libraries/replacedFamily.js';
import { descendsFrom } from '../platform/classes.js';
import type { ReplacedFamily } from '../platform/kextFamilies.js';
import type { DictEntry } from '../value/plistValue.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';

export const replacedKextFamilyDocs: RuleDocs = {
	what: 'A kext with code for devices that drivers in user space serve today: USB, HID, serial ports, Ethernet, PCI, SCSI, audio. A warning where the target is macOS 11 or later and Apple lists the family as no longer loaded.',
	why: 'Since macOS 10.15 such kexts are deprecated. macOS 11 and later do not load those of the families that Apple lists; the others load after approval, on Apple silicon with reduced security.',
	fix: 'Write a driver extension with the framework that is named. Codeless kexts, and kexts for which there is no replacement, are not meant.',
	references: [
		'https://developer.apple.com/support/kernel-extensions/',
		'https://developer.apple.com/documentation/systemextensions/implementing-drivers-system-extensions-and-kexts',
	],
	examples: () => ({
		bad: [
			{
				text: `<key>CFBundleExecutable</key>
<string>Widget</string>
<key>IOKitPersonalities</key>
<dict>
	<key>Widget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.example.widget</string>
		<key>IOClass</key>
		<string>com_example_Widget</string>
		<key>IOProviderClass</key>
		<string>[|IOUSBHostDevice|]</string>
		<key>idVendor</key>
		<integer>4660</integer>
		<key>idProduct</key>
		<integer>22136</integer>
	</dict>
</dict>
<key>OSBundleLibraries</key>
<dict>
	<key>com.apple.iokit.IOUSBHostFamily</key>
	<string>1.2</string>
	<key>com.apple.kpi.iokit</key>
	<string>19.0</string>
</dict>`,
				findings: [
					'information: USB: macOS 11 and later do not load kexts for this. Since macOS 10.15 there is another way: USBDriverKit.',
				],
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.iokit.IOAudioFamily</key>|]\n\t<string>1.1</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					'information: Audio: since macOS 12.0 a driver for this can live outside the kernel, by AudioDriverKit (or an Audio Server plug-in for virtual devices); Apple advises against a kext.',
				],
			},
		],
		good: [
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
			{
				text: '<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.iokit.IOGraphicsFamily</key>\n\t<string>1.1</string>\n\t<key>com.apple.iokit.IOPCIFamily</key>\n\t<string>2.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
			},
		],
	}),
};

export const replacedKextFamily = definePlistRule({
	code: 'replaced-kext-family',
	severity: 'information',
	kinds: ['kext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		if (rootText(plist, 'CFBundleIdentifier')?.startsWith('com.apple.')) return;
		const providers = providersOf(plist);
		const libraries = variantsOf(plist, 'OSBundleLibraries').flatMap(({ entry: { value } }) =>
			value.type === 'dict' ? value.entries : [],
		);
		const family = replacedFamilyOf(
			providers,
			libraries.map(({ key }) => key),
		);
		const at = family && anchorOf(family, providers, libraries);
		if (!family || !at) return;
		const isRefused = family.state === 'refused';
		const isMeantFor11 = Number.parseFloat(deploymentTarget.macOS ?? '') >= 11;
		yield {
			...(isRefused && isMeantFor11 && { severity: 'warning' as const }),
			at,
			message: isRefused
				? message(
						'{0}: macOS 11 and later do not load kexts for this. Since macOS {2} there is another way: {1}.',
						family.family,
						family.replacement,
						family.since?.macOS ?? '10.15',
					)
				: message(
						'{0}: since macOS {2} a driver for this can live outside the kernel, by {1}; Apple advises against a kext.',
						family.family,
						family.replacement,
						family.since?.macOS ?? '10.15',
					),
		};
	},
});

interface Provider extends ProviderClass {
	readonly entry: DictEntry;
}

function providersOf(plist: DriverPlist): readonly Provider[] {
	return plist.personalities.flatMap(({ dict }) => {
		const entry = dict.get('IOProviderClass');
		const name = personalityText(plist, dict, 'IOProviderClass');
		return entry && name !== undefined ? [{ name, personality: dict, entry }] : [];
	});
}

/** The first provider class that tells the family, else the library that does. */
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
