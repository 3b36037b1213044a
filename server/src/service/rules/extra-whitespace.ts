/** Blanks around a name that is compared character by character. */

import { atContent, type Finding, message, type Severity } from '../document/finding.js';
import { valueAt } from '../document/locate.js';
import { matchingTables } from '../document/matchingTables.js';
import { rootEntry, variantsOf } from '../document/rootEntries.js';
import { userClientAccess } from '../platform/entitlements.js';
import { isHidProvider } from '../platform/hid.js';
import { keysNaming } from '../platform/nameKeys.js';
import { shown } from '../schema/wording.js';
import { keyOf } from '../value/keyOf.js';
import type { PlistValue } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { codelessKextExample, virtualDextExample } from './shared/examplePersonality.js';

const rootNames = keysNaming('existing', 'root');
const personalityNames = keysNaming('existing', 'personality');
/** Names that only have to agree with others: with whitespace they are other names, which all of them may share. */
const freeNames = keysNaming('any', 'personality');

/** What follows where nothing is likely to have the other name. */
const consequences: ReadonlyMap<string, string> = new Map([
	['IONameMatch', 'the personality never matches what is named without them'],
	['IOResourceMatch', 'the driver waits for a resource that nobody publishes, and never starts'],
	['Transport', 'no device has that transport, and the personality never matches'],
	[userClientAccess, 'no dext has that identifier, and the app may not open the driver'],
]);

export const extraWhitespaceDocs: RuleDocs = {
	what: 'A blank or a line break before or behind the name of a bundle, a class, an executable or something else that is compared by its name.',
	why: 'Blanks are part of a string in a property list, and names are compared character by character: the kernel looks for a class whose name ends with a blank, finds none, and skips the personality.',
	fix: 'Delete the blanks. Write the name directly between the tags.',
	references: [
		'xnu IOCatalogue.cpp:addPersonality',
		'xnu IOService.cpp:probeCandidates',
		'https://developer.apple.com/forums/thread/797160',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|$(PRODUCT_BUNDLE_IDENTIFIER) |]</string>',
				fixed: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
				findings: [
					"error: '$(PRODUCT_BUNDLE_IDENTIFIER) ' has blanks around it, which are part of the name: nothing has that name.",
				],
				fixes: ['Delete the blanks'],
			},
			{
				text: `<key>IOKitPersonalities</key>
<dict>
	<key>Widget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.apple.iokit.IOHIDFamily</string>
		<key>IOClass</key>
		<string>[|
			IOHIDEventDriver
		|]</string>
		<key>IOProviderClass</key>
		<string>[| IOHIDInterface|]</string>
		<key>VendorID</key>
		<integer>4660</integer>
		<key>ProductID</key>
		<integer>22136</integer>
	</dict>
</dict>`,
				kind: 'codelessKext',
				findings: [
					"error: '\\n\\t\\t\\tIOHIDEventDriver\\n\\t\\t' has blanks around it, which are part of the name: nothing has that name.",
					"error: ' IOHIDInterface' has blanks around it, which are part of the name: nothing has that name.",
				],
				fixes: ['Delete the blanks'],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|IOBSD |]' }),
				fixed: virtualDextExample({ IOResourceMatch: 'IOBSD' }),
				findings: [
					"warning: 'IOBSD ' has blanks around it, and is a different name from 'IOBSD': the driver waits for a resource …ody publishes, and never starts.",
				],
				fixes: ['Delete the blanks'],
			},
			{
				text: codelessKextExample({ Transport: '[|USB |]' }),
				fixed: codelessKextExample({ Transport: 'USB' }),
				kind: 'codelessKext',
				findings: [
					"warning: 'USB ' has blanks around it, and is a different name from 'USB': no device has that transport, and the personality never matches.",
				],
				fixes: ['Delete the blanks'],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.widget.driver |]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.widget.driver</string>\n</array>',
				kind: 'entitlements',
				findings: [
					"warning: 'com.example.widget.driver ' has blanks around it, and is a different name from 'com.example.widget.driver': no dext has that identifier, and the app may not open the driver.",
				],
				fixes: ['Delete the blanks'],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.widget.driver</string>\n</array>',
				kind: 'entitlements',
			},
			{ text: '<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>' },
			{ text: '<key>CFBundleName</key>\n<string>Widget </string>' },
		],
	}),
};

export const extraWhitespace = definePlistRule({
	code: 'extra-whitespace',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { entry } of rootNames.flatMap((key) => variantsOf(plist, key))) {
			yield* findBlanks(entry.value, 'error');
		}
		for (const dict of matchingTables(plist)) {
			for (const key of personalityNames) yield* findBlanks(dict.get(key)?.value, 'error');
			for (const key of freeNames) yield* findBlanks(dict.get(key)?.value, 'warning');
			if (isHidProvider(stringAt(dict, 'IOProviderClass'))) {
				yield* findBlanks(dict.get('Transport')?.value, 'warning');
			}
		}
		yield* findBlanks(rootEntry(plist, userClientAccess)?.value, 'warning');
		const extension = rootEntry(plist, 'NetworkExtension')?.value;
		if (extension?.type === 'dict') {
			yield* findBlanks(extension.get('NEMachServiceName')?.value, 'warning');
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const value = valueAt(plist.root, at.range);
		if (value?.type !== 'string') return [];
		return [
			{
				title: message('Delete the blanks'),
				edits: [{ kind: 'replaceContent', value, by: value.value.trim() }],
				preferred: true,
			},
		];
	},
});

function* findBlanks(value: PlistValue | undefined, severity: Severity): Iterable<RuleFinding> {
	if (value?.type === 'array') {
		for (const item of value.items) yield* findBlanks(item, severity);
	}
	if (value?.type !== 'string') return;
	const name = value.value.trim();
	if (name === '' || name === value.value) return;
	yield {
		severity,
		at: atContent(value),
		message:
			severity === 'error'
				? message(
						"'{0}' has blanks around it, which are part of the name: nothing has that name.",
						shown(value) ?? '',
					)
				: message(
						"'{0}' has blanks around it, and is a different name from '{1}': {2}.",
						value.value,
						name,
						consequences.get(keyOf(value)) ?? 'what is to agree with it must have them too',
					),
	};
}
