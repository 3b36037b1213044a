/** A deployment target with systems that lack the superclass of the driver, or a method that it overrides. */
import { type DriverClass, driverClassNamed } from '../document/declaredClasses.js';
import { driverKitTargetKey, driverKitTargetOf } from '../document/driverKitTarget.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import type { DriverKitVersion } from '../platform/driverKit.js';
import { sinceOfClass, sinceOfMethod } from '../platform/driverKitAges.js';
import { sinceOfKernelClass } from '../platform/pairings.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { audioClient, dextExample, midiClient } from './shared/examplePersonality.js';

export const driverkitTargetTooLowDocs: RuleDocs = {
	what: 'A dext that promises to run on a version of DriverKit without the superclass of its driver, or without a method that the driver overrides. The promise is `OSMinimumDriverKitVersion`, or `DRIVERKIT_DEPLOYMENT_TARGET` in the project file that names the property list. Superclasses and methods are read from the `.iig` files in the same folder.',
	why: 'The interfaces of DriverKit that Apple publishes do not state since when a method exists, so Xcode reports nothing, and the driver requires symbols that older systems do not have. These systems match the driver, but its process does not start.',
	fix: 'Raise the deployment target of the dext, and that of the app, to the first system with all that the driver uses.',
	references: [
		'https://developer.apple.com/documentation/driverkit',
		'https://developer.apple.com/documentation/macos-release-notes/macos-15_4-release-notes',
		'IOSCSIParallelFamily IOUserSCSIParallelInterfaceController.iig',
	],
	examples: () => ({
		bad: [
			{
				text: `<key>OSMinimumDriverKitVersion</key>\n<string>20.4</string>\n${dextExample({ ...midiClient, IOUserClass: '[|WidgetDriver|]' })}`,
				neighbors: {
					'WidgetDriver.iig': 'class WidgetDriver : public IOUserMIDIDriver\n{\n};',
				},
				findings: [
					"warning: 'IOUserMIDIDriver' requires DriverKit 24.0, but the deployment target is 20.4. The driver does not start before macOS 15.0.",
				],
				fixes: ["Change 'OSMinimumDriverKitVersion' to '24.0'"],
			},
			{
				text: `<key>OSMinimumDriverKitVersion</key>\n<string>20.4</string>\n${dextExample({
					CFBundleIdentifierKernel: 'com.apple.iokit.IOSCSIParallelFamily',
					IOClass: 'IOUserSCSIParallelInterfaceController',
					IOPCIMatch: '0x00018086',
					IOPCITunnelCompatible: '<true/>',
					IOProviderClass: 'IOPCIDevice',
					IOUserClass: '[|WidgetDriver|]',
					idProduct: undefined,
					idVendor: undefined,
				})}`,
				neighbors: {
					'WidgetDriver.iig':
						'class WidgetDriver : public IOUserSCSIParallelInterfaceController\n{\npublic:\n\tvirtual void UserProcessBundledParallelTasks(\n\t\tconst uint16_t parallelRequestSlotIndices[kMaxBundledParallelTasks],\n\t\tuint16_t parallelRequestSlotIndicesCount,\n\t\tOSAction * completion) override;\n};',
				},
				findings: [
					"warning: 'UserProcessBundledParallelTasks' requires DriverKit 24.4, but the deployment target is 20.4. The driver does not start before macOS 15.4.",
				],
				fixes: ["Change 'OSMinimumDriverKitVersion' to '24.4'"],
			},
			{
				text: dextExample({ ...audioClient, IOUserClass: '[|WidgetDriver|]' }),
				uri: 'file:///Example/Driver/Info.plist',
				neighbors: {
					'WidgetDriver.iig': 'class WidgetDriver : public IOUserAudioDriver\n{\n};',
					'../project.yml':
						'targets:\n  Driver:\n    type: driver-extension\n    info:\n      path: Driver/Info.plist\n    settings:\n      CODE_SIGN_ENTITLEMENTS: Driver/Driver.entitlements\n      base:\n        DRIVERKIT_DEPLOYMENT_TARGET: "20.0"\n',
				},
				findings: [
					"warning: 'IOUserAudioDriver' requires DriverKit 21.0, but the deployment target is 20.0. The driver does not start before macOS 12.0.",
				],
			},
			{
				text: `<key>OSMinimumDriverKitVersion</key>\n<string>20.0</string>\n${dextExample({
					CFBundleIdentifierKernel: 'com.apple.iokit.IOSCSIBlockCommandsDevice',
					IOClass: '[|IOUserSCSIPeripheralDeviceType00|]',
					IOProviderClass: 'IOSCSIPeripheralDeviceNub',
					'Peripheral Device Type': '<integer>0</integer>',
					'Vendor Identification': 'Example',
					idProduct: undefined,
					idVendor: undefined,
				})}`,
				findings: [
					"warning: 'IOUserSCSIPeripheralDeviceType00' requires DriverKit 22.0, but the deployment target is 20.0. The driver does not start before macOS 13.0.",
				],
				fixes: ["Change 'OSMinimumDriverKitVersion' to '22.0'"],
			},
		],
		good: [
			{
				text: `<key>OSMinimumDriverKitVersion</key>\n<string>24.0</string>\n${dextExample(midiClient)}`,
				neighbors: {
					'WidgetDriver.iig': 'class WidgetDriver : public IOUserMIDIDriver\n{\n};',
				},
			},
			{
				text: dextExample(midiClient),
				neighbors: {
					'WidgetDriver.iig': 'class WidgetDriver : public IOUserMIDIDriver\n{\n};',
				},
			},
			{
				text: `<key>OSMinimumDriverKitVersion</key>\n<string>20.4</string>\n${dextExample()}`,
				neighbors: {
					'OtherDriver.iig': 'class OtherDriver : public IOUserMIDIDriver\n{\n};',
					'WidgetDriver.iig': 'class WidgetDriver : public IOService\n{\n};',
				},
			},
			{
				text: `<key>OSMinimumDriverKitVersion</key>\n<string>20.4</string>\n${dextExample()}`,
				neighbors: {
					'WidgetDriver.iig':
						'#ifdef MIDI\nclass WidgetDriver : public IOUserMIDIDriver\n{\n};\n#else\nclass WidgetDriver : public IOService\n{\n};\n#endif',
				},
			},
		],
	}),
};

const messages = defineMessages('driverkit-target-too-low', {
	change: "Change 'OSMinimumDriverKitVersion' to '{version}'",
	tooLow:
		"'{name}' requires DriverKit {since}, but the deployment target is {target}. The driver does not start before macOS {macOS}.",
});

export const driverkitTargetTooLow = defineRule({
	code: 'driverkit-target-too-low',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personality',
	*check(personality, { plist }) {
		const target = personality.isDextPersonality ? driverKitTargetOf(plist) : undefined;
		const newest = target === undefined ? undefined : newestUse(personality, plist);
		if (target === undefined || !newest) return;
		const { name, at, since } = newest;
		if (Number(since.DriverKit) <= Number.parseFloat(target)) return;
		const { DriverKit: version, macOS } = since;
		yield {
			at: atContent(at),
			message: messages.tooLow({ name, since: version, target, macOS }),
			state: version,
		};
	},
	fixes(version, { plist }) {
		const value = rootEntry(plist, driverKitTargetKey)?.value;
		if (value?.type !== 'string' || literalText(value, plist.form) === undefined) return [];
		return [
			{
				title: messages.change({ version }),
				edits: [{ kind: 'replaceContent', value, by: version }],
			},
		];
	},
});

/** A class or a method, the value that leads to it, and the first systems that have it. */
interface Use {
	readonly name: string;
	readonly at: PlistValue;
	readonly since: Pick<DriverKitVersion, 'DriverKit' | 'macOS'>;
}

function newestUse(personality: PreparedPersonality, plist: PlistContents): Use | undefined {
	const name = personality.text('IOUserClass')?.trim();
	const driver = driverClassNamed(name, plist);
	const uses = driver
		? usesOf(driver, personality.value('IOUserClass'))
		: usesOfKernelClass(personality.text('IOClass'), personality.value('IOClass'));
	return [...uses].sort((a, b) => Number(b.since.DriverKit) - Number(a.since.DriverKit))[0];
}

/** The superclass of a driver, and the methods that it overrides. */
function usesOf(
	{ frameworkClass, lineage }: DriverClass,
	at: PlistValue | undefined,
): readonly Use[] {
	if (frameworkClass === undefined || !at) return [];
	const methods = lineage.flatMap(({ overrides }) => overrides);
	return [
		{ name: frameworkClass, since: sinceOfClass(frameworkClass) },
		...methods.map((name) => ({ name, since: sinceOfMethod(frameworkClass, name) })),
	].flatMap(({ name, since }) => (since ? [{ name, at, since }] : []));
}

function usesOfKernelClass(name: string | undefined, at: PlistValue | undefined): readonly Use[] {
	if (name === undefined || !at) return [];
	const since = sinceOfKernelClass(name);
	return since ? [{ name, at, since }] : [];
}
