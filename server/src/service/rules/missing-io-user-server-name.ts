/** A DriverKit personality without the key that marks it as one. */
import { atContent, atValue } from '../document/finding.js';
import { insertableIdentifier } from '../document/personalityText.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { addEntryFix, replaceValueFixes } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const missingIoUserServerNameDocs: RuleDocs = {
	what: 'A personality whose `IOClass` represents a class of the dext, without `IOUserServerName`, or with one that is not a string.',
	why: 'Only `IOUserServerName` marks a personality of DriverKit (`probeCandidates`). Without it, or where it is not a string (`startCandidate`), the kernel creates only the kernel class and launches no process, so the registry shows an empty service. A personality that uses another kernel class, such as `AppleUSBMergeNub`, does not need the key.',
	fix: 'Add `IOUserServerName` with the identifier of the dext.',
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
					"error: Missing 'IOUserServerName'. The kernel treats the personality as a kext's and never launches the dext.",
				],
				fixes: ["Add 'IOUserServerName'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: '[|IOUserSerial|]',
					IOUserServerName: undefined,
				}),
				fixed: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
				}),
				findings: [
					"error: Missing 'IOUserServerName'. The kernel treats the personality as a kext's and never launches the dext.",
				],
				fixes: ["Add 'IOUserServerName'"],
			},
			{
				text: dextExample({ IOUserServerName: '[|<integer>1</integer>|]' }),
				findings: [
					"error: 'IOUserServerName' must be a string. The kernel ignores it and never launches the dext.",
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

const messages = defineMessages('missing-io-user-server-name', {
	missing:
		"Missing 'IOUserServerName'. The kernel treats the personality as a kext's and never launches the dext.",
	notAString:
		"'IOUserServerName' must be a string. The kernel ignores it and never launches the dext.",
});

export const missingIoUserServerName = defineRule({
	code: 'missing-io-user-server-name',
	severity: 'error',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	*check({ owner, value: kernelClass }) {
		if (!owner.needsProcess) return;
		const { dict } = owner;
		const value = owner.value('IOUserServerName');
		const state = { dict, value };
		if (value && value.type !== 'string' && value.type !== 'invalid') {
			yield { at: atValue(value), message: messages.notAString(), state };
		}
		if (!owner.isMissing('IOUserServerName')) return;
		yield { at: atContent(kernelClass), message: messages.missing(), state };
	},
	fixes({ dict, value }, { plist }) {
		const name = insertableIdentifier(plist);
		if (name === undefined) return [];
		return value
			? replaceValueFixes(value, name, name, true)
			: [addEntryFix(dict, 'IOUserServerName', name, true)];
	},
});
