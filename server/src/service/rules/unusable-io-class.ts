/** An IOClass that the kernel cannot create. */

import { classIn, isIdentifierOfProduct, isImpossibleClass } from '../document/classOfCode.js';
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { isOfKernel, unusableAs } from '../platform/classes.js';
import { kextNamed } from '../platform/kextAsClass.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import {
	clientOf,
	codelessKextExample,
	dextExample,
	kextExample,
} from './shared/examplePersonality.js';
import { ioClassSpelling } from './shared/ioClassSpelling.js';
import { childServiceDicts } from './shared/userClientDicts.js';

export const unusableIoClassDocs: RuleDocs = {
	what: 'An `IOClass` that is abstract, that is not an `IOService`, that is the name of a kext of macOS, or that cannot be the name of a class, such as the identifier of the bundle.',
	why: 'The kernel creates the class by its name in the code. It cannot create an abstract class or one whose name has a dot, a space, or a quote, and it discards an object that is not an `IOService` (`probeCandidates`). Either way the personality leaves only a line in the log.',
	otherSeverities: {
		warning:
			'for classes that other kexts define, for services that a dext creates, for `$(PRODUCT_BUNDLE_IDENTIFIER)`, which usually has a dot, but need not, and in a kext for a text that cannot be a name.',
	},
	fix: 'Use a concrete subclass.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu OSMetaClass.cpp:allocClassWithName'],
	examples: () => ({
		bad: [
			{
				text: codelessKextExample({ IOClass: '[|IOHIDDevice|]' }),
				kind: 'codelessKext',
				findings: [
					"warning: 'IOHIDDevice' is an abstract class. The kernel cannot create it and skips the personality.",
				],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOMemoryDescriptor|]',
				}),
				findings: [
					"error: 'IOMemoryDescriptor' is an abstract class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOUserClient|]',
				}),
				findings: [
					"error: 'IOUserClient' is an abstract class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
					IOClass: '[|IOEthernetController|]',
				}),
				findings: [
					"warning: 'IOEthernetController' is an abstract class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|"IOUserService"|]' }),
				findings: [
					'error: \'"IOUserService"\' cannot be the name of a class. The kernel cannot create it and skips the personality.',
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|“IOUserService”|]' }),
				findings: [
					"error: '“IOUserService”' cannot be the name of a class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|com.example.driver|]' }),
				findings: [
					"error: 'com.example.driver' cannot be the name of a class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: dextExample({ IOClass: '[|$(PRODUCT_BUNDLE_IDENTIFIER)|]' }),
				findings: [
					"warning: '$(PRODUCT_BUNDLE_IDENTIFIER)' cannot be the name of a class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: kextExample({
					IOClass: '[|$(PRODUCT_BUNDLE_IDENTIFIER)|]',
					IOMatchCategory: 'com_example_Widget',
				}),
				kind: 'kext',
				findings: [
					"warning: '$(PRODUCT_BUNDLE_IDENTIFIER)' cannot be the name of a class. The kernel cannot create it and skips the personality.",
				],
			},
			{
				text: dextExample({ IOClass: '[|IOUSBHostFamily|]' }),
				findings: [
					"warning: 'IOUSBHostFamily' is a kext, not a class. The kernel cannot create it and skips the personality.",
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: kextExample({
					IOClass: '[|com.example.Widget|]',
					IOMatchCategory: 'com.example.Widget',
				}),
				kind: 'kext',
				findings: [
					"warning: 'com.example.Widget' cannot be the name of a class. The kernel cannot create it and skips the personality.",
				],
			},
			{
				text: kextExample({ IOClass: '[|$(PRODUCT_NAME)-Class|]' }),
				kind: 'kext',
				findings: [
					"warning: '$(PRODUCT_NAME)-Class' cannot be the name of a class. The kernel cannot create it and skips the personality.",
				],
			},
			{
				text: dextExample({
					WidgetNubProperties: clientOf('[|com.example.nub|]', 'WidgetNub'),
				}),
				findings: [
					"warning: 'com.example.nub' cannot be the name of a class. The driver cannot create the service.",
				],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: undefined,
					IOClass: '[|Widget-Driver|]',
					IOUserClass: undefined,
					IOUserServerName: undefined,
				}),
				findings: [
					"error: 'Widget-Driver' cannot be the name of a class. The kernel cannot create it and skips the personality.",
				],
			},
		],
		good: [
			{ text: codelessKextExample({ IOClass: 'AppleSMCFamily' }), kind: 'codelessKext' },
			{
				text: kextExample({
					IOClass: 'com_example::Widget',
					IOMatchCategory: 'com_example::Widget',
				}),
				kind: 'kext',
			},
			{
				text: kextExample({ IOClass: 'Widget&lt;4&gt;', IOMatchCategory: 'Widget&lt;4&gt;' }),
				kind: 'kext',
			},
			{ text: kextExample({ IOClass: '@WIDGET_CLASS@' }), kind: 'kext' },
			{
				text: kextExample({ IOClass: '[[widget-class]]', IOMatchCategory: '[[widget-class]]' }),
				kind: 'kext',
			},
			{ text: kextExample({ IOClass: '$(PRODUCT_NAME)_Class' }), kind: 'kext' },
			{
				text: kextExample({ IOClass: '$(PRODUCT_BUNDLE_IDENTIFIER:c99extidentifier)' }),
				kind: 'kext',
			},
			{ text: codelessKextExample(), kind: 'codelessKext' },
			{ text: dextExample() },
			{ text: codelessKextExample({ IOClass: 'com_example_Nub' }), kind: 'codelessKext' },
		],
	}),
};

const messages = defineMessages('unusable-io-class', {
	kext: "'{name}' is a kext, not a class. The kernel cannot create it and skips the personality.",
	abstract: "'{name}' is an abstract class. The kernel cannot create it and skips the personality.",
	notAClass:
		"'{name}' cannot be the name of a class. The kernel cannot create it and skips the personality.",
	notOfService: "'{name}' cannot be the name of a class. The driver cannot create the service.",
	notAService: "'{name}' is not an IOService. The kernel discards it and skips the personality.",
});

/** The value, with the class to use instead if it is known. */
interface Correction {
	readonly value: PlistValue;
	readonly use: string | undefined;
}

export const unusableIoClass = defineRule({
	code: 'unusable-io-class',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOClass'],
	*check({ owner, key, value }, context): Iterable<FoundWith<Correction>> {
		const { plist } = context;
		for (const child of plist.kind === 'dext' ? childServiceDicts(owner.dict) : []) {
			const ofService = child.get(key)?.value;
			if (ofService?.type !== 'string' || !isImpossibleClass(ofService, plist)) continue;
			yield {
				severity: 'warning',
				at: atContent(ofService),
				message: messages.notOfService({ name: ofService.value }),
				state: { value: ofService, use: classIn(ofService) },
			};
		}
		const launches = owner.get('IOUserServerName') !== undefined;
		const name = owner.text(key);
		const isVariable = isIdentifierOfProduct(value);
		if (isVariable || isImpossibleClass(value, plist)) {
			// `misspelled-class` reports a name that is similar to a known one, except in kexts.
			const isReported =
				plist.kind !== 'kext' && ioClassSpelling(name ?? '', context) !== undefined;
			if (isReported) return;
			const severity = plist.kind === 'dext' && !isVariable ? 'error' : 'warning';
			const state = { value, use: classIn(value) ?? (launches ? 'IOUserService' : undefined) };
			const message = messages.notAClass({ name: value.value });
			yield { severity, at: atContent(value), message, state };
			return;
		}
		if (name === undefined) return;
		const fault = kextNamed(name) === undefined ? unusableAs(name) : 'kext';
		if (!fault) return;
		yield {
			severity: isOfKernel(name) ? 'error' : 'warning',
			at: atContent(value),
			message: messages[fault]({ name }),
			state: { value, use: launches ? 'IOUserService' : undefined },
		};
	},
	fixes: ({ value, use }) => (use === undefined ? [] : [changeContentFix(value, use)]),
});
