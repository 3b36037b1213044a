/** A personality of a dext that belongs to another bundle. */

import { ownIdentifiersOf } from '../document/bundleIdentifiers.js';
import { atContent } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { exampleProject, exampleTarget, usualName } from './shared/exampleProject.js';
import { namesForeignBundle } from './shared/foreignBundle.js';
import { hasIdentifierCharacters } from './shared/identifierText.js';

const identifier = '<key>CFBundleIdentifier</key>\n<string>com.example.widget.driver</string>\n';
const variable = '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n';

/** A project of XcodeGen whose dext has an identifier. */
const project = (own: string): string =>
	exampleProject('Driver', 'driver-extension', {
		INFOPLIST_FILE: 'Driver/Info.plist',
		...usualName,
		PRODUCT_BUNDLE_IDENTIFIER: own,
	});

export const foreignBundleInDextDocs: RuleDocs = {
	what: 'A personality that launches the dext, with a `CFBundleIdentifier` that is not that of the dext, and not that of another dext in the project.',
	why: 'The kernel looks for the dext by the `CFBundleIdentifier` of the personality (`launchUserServer`). It finds no such dext, so the driver matches and never starts.',
	fix: 'Use the identifier of the dext, or remove the key. The system then adds it.',
	references: ['xnu IOUserServer.cpp:launchUserServer', 'xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: identifier + dextExample({ CFBundleIdentifier: '[|com.example.gadget.driver|]' }),
				fixed: identifier + dextExample({ CFBundleIdentifier: 'com.example.widget.driver' }),
				findings: [
					"warning: 'com.example.gadget.driver' is not the identifier of this dext. The kernel finds no such dext, so the driver never starts.",
				],
				fixes: ["Change to 'com.example.widget.driver'"],
			},
			{
				text: identifier + dextExample({ CFBundleIdentifier: '[|com.example.gadget driver|]' }),
				fixed: identifier + dextExample({ CFBundleIdentifier: 'com.example.widget.driver' }),
				findings: [
					"warning: 'com.example.gadget driver' is not the identifier of this dext. The kernel finds no such dext, so the driver never starts.",
				],
				fixes: ["Change to 'com.example.widget.driver'"],
			},
			{
				text: identifier + dextExample({ CFBundleIdentifier: '[|com.apple.kpi.iokit|]' }),
				fixed: identifier + dextExample({ CFBundleIdentifier: 'com.example.widget.driver' }),
				findings: [
					"warning: 'com.apple.kpi.iokit' is not the identifier of this dext. The kernel finds no such dext, so the driver never starts.",
				],
				fixes: ["Change to 'com.example.widget.driver'"],
			},
			{
				text: variable + dextExample({ CFBundleIdentifier: '[|com.apple.kpi.iokit|]' }),
				fixed: variable + dextExample({ CFBundleIdentifier: '$(PRODUCT_BUNDLE_IDENTIFIER)' }),
				findings: [
					"warning: 'com.apple.kpi.iokit' is not the identifier of this dext. The kernel finds no such dext, so the driver never starts.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
			{
				text:
					identifier.replace('widget', 'wdget') +
					dextExample({
						CFBundleIdentifier: '[|com.example.widget.driver|]',
						IOUserServerName: 'com.example.widget.driver',
					}),
				findings: [
					"warning: 'com.example.widget.driver' is not the identifier of this dext. The kernel finds no such dext, so the driver never starts.",
				],
				fixes: ["Change to 'com.example.wdget.driver'"],
			},
			{
				uri: 'file:///work/Driver/Info.plist',
				text: variable + dextExample({ CFBundleIdentifier: '[|com.exmaple.widget.driver|]' }),
				neighbors: { '../project.yml': project('com.example.widget.driver') },
				fixed: variable + dextExample({ CFBundleIdentifier: '$(PRODUCT_BUNDLE_IDENTIFIER)' }),
				findings: [
					"warning: 'com.exmaple.widget.driver' is not the identifier of this dext. The kernel finds no such dext, so the driver never starts.",
				],
				fixes: ["Change to '$(PRODUCT_BUNDLE_IDENTIFIER)'"],
			},
		],
		good: [
			{
				uri: 'file:///work/Driver/Info.plist',
				text: variable + dextExample({ CFBundleIdentifier: 'com.example.widget.driver' }),
				neighbors: { '../project.yml': project('com.example.widget.driver') },
			},
			{
				uri: 'file:///work/Driver/Info.plist',
				text: variable + dextExample({ CFBundleIdentifier: 'com.example.gadget.driver' }),
				neighbors: { '../project.yml': project('$(APP_IDENTIFIER).driver') },
			},
			{
				uri: 'file:///work/Driver/Info.plist',
				text: variable + dextExample({ CFBundleIdentifier: 'com.example.gadget.driver' }),
				neighbors: {
					'../project.yml':
						project('com.example.widget.driver') +
						exampleTarget('Gadget', 'driver-extension', {
							PRODUCT_BUNDLE_IDENTIFIER: 'com.example.gadget.driver',
						}),
				},
			},
			{ text: identifier + dextExample() },
			{
				text: identifier + dextExample({ CFBundleIdentifier: 'com.example.gadget.driver' }),
				neighbors: {
					'../Gadget/Info.plist':
						'<key>CFBundleIdentifier</key>\n<string>com.example.gadget.driver</string>\n<key>CFBundlePackageType</key>\n<string>DEXT</string>',
				},
			},
			{ text: identifier + dextExample({ CFBundleIdentifier: 'com.example.widget.driver' }) },
			{ text: identifier + dextExample({ CFBundleIdentifier: undefined }) },
			{
				text:
					identifier +
					dextExample({
						CFBundleIdentifier: 'com.apple.DriverKit.Widget',
						IOUserServerName: 'com.apple.DriverKit.Widget',
					}),
			},
			{
				text:
					identifier +
					dextExample({
						CFBundleIdentifier: 'com.apple.driver.AppleUSBMergeNub',
						CFBundleIdentifierKernel: undefined,
						IOClass: 'AppleUSBMergeNub',
						IOUserServerName: undefined,
					}),
			},
		],
	}),
};

const messages = defineMessages('foreign-bundle-in-dext', {
	foreign:
		"'{named}' is not the identifier of this dext. The kernel finds no such dext, so the driver never starts.",
	own: "The identifier of the dext is '{own}'.",
});

export const foreignBundleInDext = defineRule({
	code: 'foreign-bundle-in-dext',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['CFBundleIdentifier'],
	check({ owner, key, value }, { plist }) {
		const root = rootEntry(plist, key)?.value;
		const named = owner.text(key);
		if (root?.type !== 'string' || !named || !namesForeignBundle(owner, plist)) return undefined;
		const { value: own } = root;
		const [only, ...others] = ownIdentifiersOf(plist);
		const shown = only !== undefined && others.length === 0 ? only : own;
		const kernelBundle = owner.value('CFBundleIdentifierKernel');
		const areExchanged = kernelBundle?.type === 'string' && kernelBundle.value === own;
		// Where two places have the same identifier, that of the dext may be the misspelled one.
		const isAgreed = owner.text('IOUserServerName') === named;
		return [
			{
				at: atContent(value),
				message: messages.foreign({ named }),
				related: [{ at: atContent(root), message: messages.own({ own: shown }) }],
				state: { value, own, certain: !areExchanged && !isAgreed },
			},
		];
	},
	// One of them may be the value of another key.
	fixes: ({ value, own, certain }) => [changeContentFix(value, own, certain && isIdentifier(own))],
});

function isIdentifier(text: string): boolean {
	if (text === '$(PRODUCT_BUNDLE_IDENTIFIER)') return true;
	return hasIdentifierCharacters(text) && text.includes('.') && /[a-z]/i.test(text);
}
