/** A SCSI driver without the kernel side of its family. */
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, personalityText } from '../document/personalityText.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { type Pairing, pairingsFor } from '../platform/pairings.js';
import type { Dict } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample, type ExampleEntries } from './shared/examplePersonality.js';

const disk: ExampleEntries = {
	IOProviderClass: 'IOSCSIPeripheralDeviceNub',
	'Peripheral Device Type': '<integer>0</integer>',
	idProduct: undefined,
	idVendor: undefined,
};

const diskClass: ExampleEntries = {
	CFBundleIdentifierKernel: 'com.apple.iokit.IOSCSIBlockCommandsDevice',
	IOClass: 'IOUserSCSIPeripheralDeviceType00',
};

export const genericClassOnScsiDocs: RuleDocs = {
	what: 'A dext on `IOSCSIPeripheralDeviceNub` with `IOUserService`, or the class that kexts are made of, as `IOClass`.',
	why: 'SCSIPeripheralsDriverKit works through the kernel class of its device type. With another the driver matches and starts, but its callbacks never come and its calls return `kIOReturnUnsupported` (0xe00002c7).',
	fix: 'Write the kernel class of the device type as `IOClass`, and its kext as `CFBundleIdentifierKernel`.',
	references: [
		'https://developer.apple.com/documentation/scsiperipheralsdriverkit',
		'https://developer.apple.com/forums/thread/749459',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ ...disk, IOClass: '[|IOUserService|]' }),
				fixed: dextExample({ ...disk, ...diskClass }),
				findings: [
					"warning: 'IOUserService' is not the kernel side of SCSIPeripheralsDriverKit; the driver starts, but its calls return kIOReturnUnsupported.",
				],
				fixes: ["Change IOClass to 'IOUserSCSIPeripheralDeviceType00'"],
			},
			{
				text: dextExample({ ...disk, ...diskClass, IOClass: '[|IOSCSIPeripheralDeviceType00|]' }),
				fixed: dextExample({ ...disk, ...diskClass }),
				findings: [
					"warning: 'IOSCSIPeripheralDeviceType00' is a class for kexts, not the kernel side of SCSIPeripheralsDriverKit; nothing calls the class of the dext.",
				],
				fixes: ["Change IOClass to 'IOUserSCSIPeripheralDeviceType00'"],
			},
		],
		good: [{ text: dextExample({ ...disk, ...diskClass }) }, { text: dextExample() }],
	}),
};

export const genericClassOnScsi = definePlistRule({
	code: 'generic-class-on-scsi',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOClass');
			const name = personalityText(plist, dict, 'IOClass');
			if (!entry || name === undefined || !dict.get('IOUserServerName')) continue;
			if (name !== 'IOUserService' && !/^IOSCSIPeripheralDeviceType/.test(name)) continue;
			if (personalityText(plist, dict, 'IOProviderClass') !== 'IOSCSIPeripheralDeviceNub') continue;
			yield {
				at: atContent(entry.value),
				message: message(
					name === 'IOUserService'
						? "'{0}' is not the kernel side of SCSIPeripheralsDriverKit; the driver starts, but its calls return kIOReturnUnsupported."
						: "'{0}' is a class for kexts, not the kernel side of SCSIPeripheralsDriverKit; nothing calls the class of the dext.",
					name,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const dict = entryOf(plist, at)?.dict;
		const entry = dict?.get('IOClass');
		const paired = dict && pairingOf(dict);
		if (!dict || !entry || !paired) return [];
		const { IOClass, CFBundleIdentifierKernel: bundle } = paired;
		return [
			{
				title: message("Change IOClass to '{0}'", IOClass),
				edits: [
					{ kind: 'replaceValue', value: entry.value, by: IOClass },
					...bundleEdits(dict, bundle),
				],
				preferred: true,
			},
		];
	},
});

function bundleEdits(into: Dict, value: string): readonly PlistEdit[] {
	const key = 'CFBundleIdentifierKernel';
	const named = into.get(key)?.value;
	if (!named) return [{ kind: 'insertEntry', into, key, value }];
	const isRight = named.type === 'string' && named.value === value;
	return isRight ? [] : [{ kind: 'replaceValue', value: named, by: value }];
}

/** What goes with the type of device that the personality matches. */
function pairingOf(dict: Dict): Pairing | undefined {
	const type = dict.get('Peripheral Device Type')?.value;
	if (type?.type !== 'integer' || type.value === undefined) return undefined;
	return pairingsFor({ scsiType: Number(type.value) })[0];
}
