/** A DriverKit personality without the class of the dext to create. */
import { type Anchor, atContent, atKey, atValue } from '../document/finding.js';
import { inferValue } from '../document/inferValue.js';
import type { PreparedPersonality } from '../matching/matchingDictionary.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { fixTitles, replaceValueFixes } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { insteadFixes } from './shared/insteadFixes.js';

export const missingIoUserClassDocs: RuleDocs = {
	what: 'A personality that launches the dext without `IOUserClass`, or with one that is empty or not a string.',
	why: 'The process of the dext starts, but the kernel does not know which class to create. `IOUserServer::objectInstantiate` returns kIOReturnError, the log contains “no IOUserClass defined for” the service, and the driver never starts.',
	fix: 'Add `IOUserClass` with the name of the class that the `.iig` file declares.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iouserclass',
		'xnu IOUserServer.cpp:objectInstantiate',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({
					IOUserClass: undefined,
					IOUserServerName: undefined,
					'[|IOUserServerName|]': '$(PRODUCT_BUNDLE_IDENTIFIER)',
				}),
				findings: [
					"error: Missing 'IOUserClass'. The kernel launches the dext but has no class to create, so the driver never starts.",
				],
				fixes: ["Add 'IOUserClass' with value 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|<string></string>|]' }),
				findings: [
					"error: 'IOUserClass' is empty. The kernel launches the dext but has no class to create, so the driver never starts.",
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|<integer>3</integer>|]' }),
				findings: [
					"error: 'IOUserClass' must be a string. The kernel launches the dext but has no class to create, so the driver never starts.",
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({
					IOUserClass: '[|<array>\n\t\t\t<string>WidgetDriver</string>\n\t\t</array>|]',
				}),
				findings: [
					"error: 'IOUserClass' must be a string. The kernel launches the dext but has no class to create, so the driver never starts.",
				],
			},
		],
		good: [
			{ text: dextExample() },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.AppleUSBMergeNub',
					IOClass: 'AppleUSBMergeNub',
					IOProviderMergeProperties: '<dict/>',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
			},
		],
	}),
};

const messages = defineMessages('missing-io-user-class', {
	empty:
		"'IOUserClass' is empty. The kernel launches the dext but has no class to create, so the driver never starts.",
	missing:
		"Missing 'IOUserClass'. The kernel launches the dext but has no class to create, so the driver never starts.",
	notAString:
		"'IOUserClass' must be a string. The kernel launches the dext but has no class to create, so the driver never starts.",
});

export const missingIoUserClass = defineRule({
	code: 'missing-io-user-class',
	severity: 'error',
	kinds: ['dext'],
	messages,
	visit: 'personality',
	*check(personality) {
		const value = personality.value('IOUserClass');
		// The kernel ignores a value that is not a string.
		if (value?.type === 'invalid' || !personality.isDextPersonality) return;
		const { dict } = personality;
		const state = { dict, value };
		if (value?.type === 'string') {
			if (value.value.trim() !== '') return;
			yield { at: atContent(value), message: messages.empty(), state };
		} else if (value) {
			yield { at: atValue(value), message: messages.notAString(), state };
		} else if (personality.isMissing('IOUserClass')) {
			const at = launchingKey(personality);
			if (at) yield { at, message: messages.missing(), state };
		}
	},
	fixes({ dict, value }, { plist }) {
		const key = 'IOUserClass';
		const name = inferValue(plist, dict, key);
		if (name === undefined) return value ? [] : insteadFixes(plist, dict, key);
		if (value) return replaceValueFixes(value, name, name);
		return [
			{
				title: fixTitles.addWithValue({ key, value: name }),
				edits: [{ kind: 'insertEntry', into: dict, key, value: name }],
			},
		];
	},
});

/** The key that makes the kernel launch the dext, or would with the others. */
function launchingKey(personality: PreparedPersonality): Anchor | undefined {
	const server = personality.get('IOUserServerName');
	const kernelClass = personality.value('IOClass');
	return server ? atKey(server) : kernelClass && atContent(kernelClass);
}
