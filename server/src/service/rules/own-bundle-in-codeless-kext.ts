/** A personality of a kext without code that looks for its class in that very kext. */

import type { DriverPlist } from '../document/driverPlist.js';
import { atContent, type Finding, message } from '../document/finding.js';
import { entryOf, ownIdentifier, personalityText } from '../document/personalityText.js';
import { ownerOf } from '../platform/classes.js';
import type { Dict } from '../value/plistValue.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample } from './shared/examplePersonality.js';

const identifier = '<key>CFBundleIdentifier</key>\n<string>com.example.kext.Widget</string>\n';

export const ownBundleInCodelessKextDocs: RuleDocs = {
	what: 'A personality of a codeless kext whose `CFBundleIdentifier` is that of the kext itself, or is missing, which means the same.',
	why: 'The kernel loads the bundle that the personality names before it creates the class. A kext without code has no classes, so the kext that has the class is not loaded on demand, and the personality works only while another driver keeps it loaded. The kext tools warn of it.',
	fix: 'Name the kext that owns `IOClass`.',
	references: [
		'xnu IOCatalogue.cpp:isModuleLoaded',
		'IOKitUser OSKext.c:__OSKextValidateIOKitPersonalityApplierFunction',
	],
	examples: () => ({
		bad: [
			{
				text:
					identifier + codelessKextExample({ CFBundleIdentifier: '[|com.example.kext.Widget|]' }),
				fixed: identifier + codelessKextExample(),
				findings: [
					"warning: 'com.example.kext.Widget' is this kext, which has no code; the kext that has IOHIDEventDriver is not loaded on demand.",
				],
				fixes: ["Change to 'com.apple.iokit.IOHIDFamily'"],
			},
			{
				text:
					identifier +
					codelessKextExample({
						CFBundleIdentifier: undefined,
						IOClass: '[|IOHIDEventDriver|]',
					}),
				fixed: identifier + codelessKextExample(),
				findings: [
					'warning: CFBundleIdentifier is missing and means this kext, which has no code; the kext that has IOHIDEventDriver is not loaded on demand.',
				],
				fixes: ["Insert CFBundleIdentifier 'com.apple.iokit.IOHIDFamily'"],
			},
			{
				text:
					identifier +
					codelessKextExample({
						CFBundleIdentifier: '[|com.example.kext.Widget|]',
						IOClass: 'com_example_Nub',
					}),
				findings: [
					"warning: 'com.example.kext.Widget' is this kext, which has no code; the kext that has com_example_Nub is not loaded on demand.",
				],
			},
		],
		good: [
			{ text: identifier + codelessKextExample() },
			{
				text:
					identifier +
					codelessKextExample({
						CFBundleIdentifier: 'com.example.kext.Widget',
						CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
					}),
			},
			{
				text:
					identifier +
					codelessKextExample({
						CFBundleIdentifier: 'com.example.kext.Widget',
						IOClass: 'IOService',
					}),
			},
		],
	}),
};

export const ownBundleInCodelessKext = definePlistRule({
	code: 'own-bundle-in-codeless-kext',
	severity: 'warning',
	kinds: ['codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const own = ownIdentifier(plist);
		for (const { dict } of plist.personalities) {
			const kernelClass = dict.get('IOClass');
			if (!kernelClass || dict.get('CFBundleIdentifierKernel') || isInKernel(plist, dict)) continue;
			const entry = dict.get('CFBundleIdentifier');
			if (entry && (entry.value.type !== 'string' || entry.value.value !== own)) continue;
			yield {
				at: atContent((entry ?? kernelClass).value),
				message: message(
					entry
						? "'{0}' is this kext, which has no code; the kext that has {1} is not loaded on demand."
						: 'CFBundleIdentifier is missing and means this kext, which has no code; the kext that has {1} is not loaded on demand.',
					own ?? '',
					personalityText(plist, dict, 'IOClass') ?? 'IOClass',
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const into = entryOf(plist, at)?.dict;
		const owner = into && ownerOf(personalityText(plist, into, 'IOClass') ?? '');
		const entry = into?.get('CFBundleIdentifier');
		if (!into || owner === undefined) return [];
		if (entry) return [changeContentFix(entry.value, owner, true)];
		return [
			{
				title: message("Insert CFBundleIdentifier '{0}'", owner),
				edits: [{ kind: 'insertEntry', into, key: 'CFBundleIdentifier', value: owner }],
				preferred: true,
			},
		];
	},
});

/** Whether the class is there whatever the personality names. */
function isInKernel(plist: DriverPlist, dict: Dict): boolean {
	const owner = ownerOf(personalityText(plist, dict, 'IOClass') ?? '');
	return owner === 'com.apple.kpi.iokit';
}
