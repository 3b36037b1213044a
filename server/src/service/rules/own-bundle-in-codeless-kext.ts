/** A personality of a codeless kext that looks for its class in that kext. */
import { atContent } from '../document/finding.js';
import { ownIdentifier } from '../document/personalityText.js';
import { defineMessages } from '../messages/message.js';
import { ownerOf } from '../platform/classes.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix, fixTitles } from './shared/entryFixes.js';
import { codelessKextExample } from './shared/examplePersonality.js';

const identifier = '<key>CFBundleIdentifier</key>\n<string>com.example.kext.Widget</string>\n';

export const ownBundleInCodelessKextDocs: RuleDocs = {
	what: 'A personality of a codeless kext whose `CFBundleIdentifier` is that of the kext itself, or is missing, which has the same effect.',
	why: 'The kernel loads the bundle that the personality names before it creates the class. A codeless kext has no classes, so the kext with the class is not loaded on demand. The personality works only while another driver keeps that kext loaded. The kext tools warn about this.',
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
					"warning: 'com.example.kext.Widget' is this kext, which has no code. The kernel does not load the kext of 'IOHIDEventDriver' on demand.",
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
					"warning: Missing 'CFBundleIdentifier'. The kernel does not load the kext of 'IOHIDEventDriver' on demand.",
				],
				fixes: ["Add 'CFBundleIdentifier' with value 'com.apple.iokit.IOHIDFamily'"],
			},
			{
				text:
					identifier +
					codelessKextExample({
						CFBundleIdentifier: '[|com.example.kext.Widget|]',
						IOClass: 'com_example_Nub',
					}),
				findings: [
					"warning: 'com.example.kext.Widget' is this kext, which has no code. The kernel does not load the kext of 'com_example_Nub' on demand.",
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

const messages = defineMessages('own-bundle-in-codeless-kext', {
	missing: "Missing 'CFBundleIdentifier'. The kernel does not load the kext of '{name}' on demand.",
	own: "'{own}' is this kext, which has no code. The kernel does not load the kext of '{name}' on demand.",
});

export const ownBundleInCodelessKext = defineRule({
	code: 'own-bundle-in-codeless-kext',
	severity: 'warning',
	kinds: ['codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	*check({ owner: personality, key, value }, { plist }) {
		// The schema reports a value that is not the name of a class.
		if (value.type !== 'string' || value.value.trim() === '') return;
		const name = personality.text(key);
		const owner = ownerOf(name ?? '');
		// The kernel always has these classes.
		if (personality.get('CFBundleIdentifierKernel') || owner === 'com.apple.kpi.iokit') return;
		const own = ownIdentifier(plist);
		const bundle = personality.value('CFBundleIdentifier');
		if (bundle && (bundle.type !== 'string' || bundle.value !== own)) return;
		yield {
			at: atContent(bundle ?? value),
			message: bundle
				? messages.own({ own: own ?? '', name: name ?? key })
				: messages.missing({ name: name ?? key }),
			state: { dict: personality.dict, bundle, owner },
		};
	},
	fixes({ dict, bundle, owner }, { plist }) {
		const key = 'CFBundleIdentifier';
		if (owner === undefined || owner === ownIdentifier(plist)) return [];
		if (bundle) return [changeContentFix(bundle, owner, true)];
		return [
			{
				title: fixTitles.addWithValue({ key, value: owner }),
				edits: [{ kind: 'insertEntry', into: dict, key, value: owner }],
				preferred: true,
			},
		];
	},
});
