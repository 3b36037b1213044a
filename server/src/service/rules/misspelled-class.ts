/** An unknown class name that is nearly a known one. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { correctNameFix } from './shared/correctionFixes.js';
import { codelessKextExample, dextExample, kextExample } from './shared/examplePersonality.js';
import { misspelledClassesIn } from './shared/misspelledClasses.js';

export const misspelledClassDocs: RuleDocs = {
	what: 'An `IOProviderClass` or `IOClass` that differs from a known class by one or two letters, a repeated word, a plural, or case, also in a dictionary for an ancestor or for a service that the driver creates.',
	why: 'The kernel finds classes by their exact names. A provider with another name never matches, and a class with another name cannot be created (`probeCandidates` logs that and skips the personality). Many classes are not public, so the name may still be correct.',
	fix: 'Use the name of the known class, if that is the intended one.',
	references: ['xnu IOCatalogue.cpp:findDrivers', 'xnu IOService.cpp:probeCandidates'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|IOUSBHostDevise|]' }),
				findings: [
					"warning: Unknown class 'IOUSBHostDevise'. Did you mean 'IOUSBHostDevice'? A wrong name never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOUSBHOSTDEVICE|]' }),
				findings: [
					"warning: Unknown class 'IOUSBHOSTDEVICE'. Did you mean 'IOUSBHostDevice'? A wrong name never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOUsbHostDevice|]' }),
				findings: [
					"warning: Unknown class 'IOUsbHostDevice'. Did you mean 'IOUSBHostDevice'? A wrong name never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOIOUSBHostDevice|]' }),
				findings: [
					"warning: Unknown class 'IOIOUSBHostDevice'. Did you mean 'IOUSBHostDevice'? A wrong name never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOClass: '[|AppleUserHIDDevices|]' }),
				findings: [
					"warning: Unknown class 'AppleUserHIDDevices'. Did you mean 'AppleUserHIDDevice'? The kernel cannot create an unknown class.",
				],
				fixes: ["Change to 'AppleUserHIDDevice'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserHIDDevices|]' }),
				findings: [
					"warning: Unknown class 'IOUserHIDDevices'. Did you mean 'AppleUserHIDDevice'? The kernel cannot create an unknown class.",
				],
				fixes: ["Change to 'AppleUserHIDDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOUBSHostDevice|]' }),
				findings: [
					"warning: Unknown class 'IOUBSHostDevice'. Did you mean 'IOUSBHostDevice'? A wrong name never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({
					IOParentMatch:
						'<dict>\n\t\t\t<key>IOProviderClass</key>\n\t\t\t<string>[|IOUSBHostDevcie|]</string>\n\t\t</dict>',
				}),
				findings: [
					"warning: Unknown class 'IOUSBHostDevcie'. Did you mean 'IOUSBHostDevice'? A wrong name never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({
					WidgetNubProperties:
						'<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>[|IOUserServce|]</string>\n\t\t\t<key>IOUserClass</key>\n\t\t\t<string>WidgetNub</string>\n\t\t</dict>',
				}),
				findings: [
					"warning: Unknown class 'IOUserServce'. Did you mean 'IOUserService'? The kernel cannot create an unknown class.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUserServce|]' }),
				findings: [
					"warning: Unknown class 'IOUserServce'. Did you mean 'IOUserService'? The kernel cannot create an unknown class.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: codelessKextExample({ IOClass: '[|IOHIDEventDrivr|]' }),
				kind: 'codelessKext',
				findings: [
					"warning: Unknown class 'IOHIDEventDrivr'. Did you mean 'IOHIDEventDriver'? The kernel cannot create an unknown class.",
				],
				fixes: ["Change to 'IOHIDEventDriver'"],
			},
			{
				text: dextExample({ IOClass: '[|IOUser-Service|]' }),
				findings: [
					"warning: Unknown class 'IOUser-Service'. Did you mean 'IOUserService'? The kernel cannot create an unknown class.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
		],
		good: [
			{
				text: dextExample({ IOProviderClass: 'IOUSBHostDevise' }),
				uri: 'file:///Widget/Info.plist',
				neighbors: { '../Nub/Info.plist': kextExample({ IOClass: 'IOUSBHostDevise' }) },
			},
			{ text: dextExample() },
			{ text: kextExample({ IOProviderClass: 'disabled_IOResources' }), kind: 'kext' },
			{ text: codelessKextExample({ IOProviderClass: 'WidgetNub' }), kind: 'codelessKext' },
			{ text: codelessKextExample({ IOProviderClass: 'AppleUSBOHCIPCI' }), kind: 'codelessKext' },
			{ text: codelessKextExample({ IOProviderClass: 'AppleUSBXHCILPT' }), kind: 'codelessKext' },
			{
				text: kextExample({ IOClass: 'IOResourcez', IOMatchCategory: 'IOResourcez' }),
				kind: 'kext',
			},
		],
	}),
};

const messages = defineMessages('misspelled-class', {
	IOClass:
		"Unknown class '{name}'. Did you mean '{suggestion}'? The kernel cannot create an unknown class.",
	IOProviderClass:
		"Unknown class '{name}'. Did you mean '{suggestion}'? A wrong name never matches.",
});

export const misspelledClass = defineRule({
	code: 'misspelled-class',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingDictionary',
	*check(owner, context) {
		for (const { key, value, name, suggestion } of misspelledClassesIn(owner, context)) {
			yield {
				at: atContent(value),
				message: messages[key]({ name, suggestion }),
				state: { value, suggestion },
			};
		}
	},
	fixes: ({ value, suggestion }) => [correctNameFix(value, suggestion)],
});
