/** A class of user space written as IOClass, which the kernel cannot create. */

import { isOwnName, isUserSpaceClass } from '../document/dextPersonality.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message, type Severity } from '../document/finding.js';
import { entryOf, ownIdentifier, personalityText } from '../document/personalityText.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { notKernelClasses } from '../platform/classes.js';
import { type Pairing, pairingsFor } from '../platform/pairings.js';
import type { Dict } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample } from './shared/examplePersonality.js';

export const userClassAsIoClassDocs: RuleDocs = {
	what: 'An `IOClass` that is a class of a DriverKit framework or of the dext itself.',
	why: '`IOClass` is created by the kernel, which knows the classes of kexts only: `probeCandidates` logs that it could not allocate the class and skips the personality.',
	fix: 'Write the kernel side of the DriverKit class as `IOClass`, its kext as `CFBundleIdentifierKernel`, and the class of the dext as `IOUserClass`.',
	references: [
		'xnu IOService.cpp:probeCandidates',
		'https://developer.apple.com/documentation/bundleresources/information-property-list/ioclass',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOClass: '[|IOUserUSBSerial|]' }),
				fixed: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"error: 'IOUserUSBSerial' is a class of user space; the kernel cannot create it and skips the personality.",
				],
				fixes: ["Change IOClass to 'IOUserSerial'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserAudioDriver|]' }),
				fixed: dextExample({ IOClass: 'IOUserService' }),
				findings: [
					"error: 'IOUserAudioDriver' is a class of user space; the kernel cannot create it and skips the personality.",
				],
				fixes: ["Change IOClass to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|WidgetDriver|]' }),
				findings: [
					"error: 'WidgetDriver' is a class of user space; the kernel cannot create it and skips the personality.",
				],
				fixes: ["Change IOClass to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: undefined,
					IOClass: '[|WidgetDriver|]',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
				findings: [
					"warning: 'WidgetDriver' is not known as a class of any kext, and none is named; the kernel cannot create a class of the dext and skips the personality.",
				],
				fixes: ["Change IOClass to 'IOUserService'"],
			},
		],
		good: [
			{ text: dextExample() },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.UVCService',
					IOClass: 'UVCService',
				}),
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.example.kext.Widget',
					IOClass: 'com_example_WidgetNub',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
			},
			{ text: dextExample({ IOClass: '$(WIDGET_CLASS)' }) },
		],
	}),
};

export const userClassAsIoClass = definePlistRule({
	code: 'user-class-as-io-class',
	severity: 'error',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOClass');
			const name = personalityText(plist, dict, 'IOClass');
			if (!entry || !name) continue;
			const severity = levelOf(plist, dict, name);
			if (!severity) continue;
			yield {
				severity,
				at: atContent(entry.value),
				message: message(
					severity === 'error'
						? "'{0}' is a class of user space; the kernel cannot create it and skips the personality."
						: "'{0}' is not known as a class of any kext, and none is named; the kernel cannot create a class of the dext and skips the personality.",
					name,
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const dict = entryOf(plist, at)?.dict;
		const name = dict && personalityText(plist, dict, 'IOClass');
		if (!dict || name === undefined) return [];
		const use = notKernelClasses.get(name)?.use;
		const known =
			use === undefined ? proxiesFor(plist, dict) : pairingsFor({ kernelClass: use }).slice(0, 1);
		return known.map((pairing) => ({
			title: message("Change IOClass to '{0}'", pairing.IOClass),
			edits: editsFor(plist, dict, name, pairing),
			preferred: use !== undefined,
		}));
	},
});

/** Error for a name that is certainly of user space, warning for one that no kext is named for. */
function levelOf(plist: DriverPlist, dict: Dict, name: string): Severity | undefined {
	if (isUserSpaceClass(plist, dict, name)) return 'error';
	const named = dict.get('CFBundleIdentifierKernel') ?? dict.get('CFBundleIdentifier');
	const written = named?.value.type === 'string' ? named.value.value : undefined;
	const namesOther = named !== undefined && written !== ownIdentifier(plist);
	return isOwnName(name) && !namesOther ? 'warning' : undefined;
}

/** The kernel side that a class has by the provider; IOUserService serves where no framework is involved. */
function proxiesFor(plist: DriverPlist, dict: Dict): readonly Pairing[] {
	const provider = personalityText(plist, dict, 'IOProviderClass') ?? '';
	const events = pairingsFor({ kernelClass: 'AppleUserHIDEventService', provider });
	return [...events.slice(0, 1), ...pairingsFor({ kernelClass: 'IOUserService' }).slice(0, 1)];
}

/** IOClass and all that goes with it, so that the personality is complete afterwards. */
function editsFor(
	plist: DriverPlist,
	dict: Dict,
	name: string,
	{ IOClass, CFBundleIdentifierKernel }: Pairing,
): readonly PlistEdit[] {
	const edits: PlistEdit[] = [];
	const write = (key: string, value: string | undefined): void => {
		const entry = dict.get(key);
		if (value === undefined) return;
		if (!entry) edits.push({ kind: 'insertEntry', into: dict, key, value });
		else if (personalityText(plist, dict, key) !== value) {
			edits.push({ kind: 'replaceValue', value: entry.value, by: value });
		}
	};
	write('IOClass', IOClass);
	write('CFBundleIdentifierKernel', CFBundleIdentifierKernel);
	if (!dict.get('IOUserClass') && !notKernelClasses.has(name)) write('IOUserClass', name);
	if (!dict.get('IOUserServerName')) write('IOUserServerName', ownIdentifier(plist));
	return edits;
}
