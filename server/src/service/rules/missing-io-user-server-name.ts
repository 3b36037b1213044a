/** A DriverKit personality without the key that makes it one. */

import { needsProcess } from '../document/dextPersonality.js';
import { atContent, atValue, type Finding, message } from '../document/finding.js';
import { entryOf, ownIdentifier, personalityText } from '../document/personalityText.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { dextExample } from './shared/examplePersonality.js';
import { lacksKey } from './shared/lacksKey.js';

export const missingIoUserServerNameDocs: RuleDocs = {
	what: 'A personality whose `IOClass` stands for a class of the dext, without `IOUserServerName`, or with one that is no string.',
	why: 'Only `IOUserServerName` tells the kernel that a personality is one of DriverKit (`probeCandidates`). Without it, or where it is no string (`startCandidate`), the kernel creates the plain kernel class, launches no process, and the registry shows an empty service. A personality that puts any other kernel class to work, such as `AppleUSBMergeNub`, rightly goes without.',
	fix: 'Insert `IOUserServerName` with the identifier of the dext.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iouserservername',
		'xnu IOService.cpp:probeCandidates',
		'xnu IOService.cpp:startCandidate',
		'https://developer.apple.com/documentation/technotes/tn3190-usb-audio-device-design-considerations',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOClass: '[|IOUserService|]', IOUserServerName: undefined }),
				fixed: dextExample(),
				findings: [
					"error: 'IOUserService' needs IOUserServerName, which is missing; the kernel takes the personality for one of a kext and never launches the dext.",
				],
				fixes: ['Insert IOUserServerName'],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: '[|IOUserSerial|]',
					IOUserServerName: undefined,
				}),
				findings: [
					"error: 'IOUserSerial' needs IOUserServerName, which is missing; the kernel takes the personality for one of a kext and never launches the dext.",
				],
				fixes: ['Insert IOUserServerName'],
			},
			{
				text: dextExample({ IOUserServerName: '[|<integer>1</integer>|]' }),
				fixed: dextExample(),
				findings: [
					'error: IOUserServerName is no string, and counts as missing; the kernel creates IOUserService alone and never launches the dext.',
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
		],
		good: [
			{ text: dextExample() },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.AppleUSBMergeNub',
					IOClass: 'AppleUSBMergeNub',
					IOProviderMergeProperties: '<dict/>',
					IOUserServerName: undefined,
				}),
			},
			{ text: dextExample({ IOUserServerName: 'com.example.widget.second' }) },
		],
	}),
};

export const missingIoUserServerName = definePlistRule({
	code: 'missing-io-user-server-name',
	severity: 'error',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const kernelClass = dict.get('IOClass');
			if (!kernelClass || !needsProcess(plist, dict)) continue;
			const written = dict.get('IOUserServerName')?.value;
			if (written && written.type !== 'string' && written.type !== 'invalid') {
				yield {
					at: atValue(written),
					message: message(
						'IOUserServerName is no string, and counts as missing; the kernel creates {0} alone and never launches the dext.',
						personalityText(plist, dict, 'IOClass') ?? '',
					),
				};
			}
			if (!lacksKey(plist, dict, 'IOUserServerName')) continue;
			yield {
				at: atContent(kernelClass.value),
				message: message(
					"'{0}' needs IOUserServerName, which is missing; the kernel takes the personality for one of a kext and never launches the dext.",
					personalityText(plist, dict, 'IOClass') ?? '',
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const into = entryOf(plist, at)?.dict;
		const value = ownIdentifier(plist);
		if (!into || value === undefined) return [];
		const written = into.get('IOUserServerName')?.value;
		if (written) {
			return [
				{
					title: message("Change to '{0}'", value),
					edits: [{ kind: 'replaceValue', value: written, by: value }],
					preferred: true,
				},
			];
		}
		return [
			{
				title: message('Insert IOUserServerName'),
				edits: [{ kind: 'insertEntry', into, key: 'IOUserServerName', value }],
				preferred: true,
			},
		];
	},
});
