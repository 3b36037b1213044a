/** A provider class that nothing is known to publish, or that cannot be a class. */

import { classIn, isIdentifierOfProduct, isImpossibleClass } from '../document/classOfCode.js';
import { atContent, type Severity } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import type { MatchingDictionary } from '../matching/matchingDictionary.js';
import { defineMessages, type Message } from '../messages/message.js';
import { isObservedClass, isOfNoService, lineageOf } from '../platform/classes.js';
import { isKnownClass } from '../platform/classNames.js';
import {
	familyNear,
	kextNamed,
	providersIn,
	providersOfFramework,
} from '../platform/kextAsClass.js';
import { lastPartOf } from '../text/spelling.js';
import type { PlistValue, Str } from '../value/plistValue.js';
import { isTokenInTemplate } from '../value/tokens.js';
import type { CheckContext } from './checkContext.js';
import { defineRule, type RuleDocs } from './rule.js';
import { correctNameFix } from './shared/correctionFixes.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';

export const unknownProviderClassDocs: RuleDocs = {
	what: 'An `IOProviderClass` that cannot be the name of a class or that is the name of a kext or a framework, such as `IOPCIFamily`, or like that of a family, or a class that is not an `IOService`; in a dext, also one that is not a known class of macOS.',
	why: 'The driver catalog of the kernel looks up personalities by the kernel class of a service. No class has a name with quotes or spaces. A class of a third-party kext exists only while that kext is loaded, and the services of a dext are `IOUserService` in the kernel. Without such a kext the dext never matches, and nothing is logged.',
	otherSeverities: { information: 'in a built dext.' },
	fix: 'Correct the spelling, or match a class that macOS publishes: the nub of the hardware, `IOUserService` for a service of another dext, or `IOUserResources` without hardware.',
	references: ['xnu IOCatalogue.cpp:findDrivers'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOProviderClass: '[|WidgetBusAdapter|]' }),
				findings: [
					"warning: Unknown provider class 'WidgetBusAdapter'. The dext matches only if a kext publishes this class.",
				],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOWidgetAdapter|]' }),
				findings: [
					"warning: Unknown provider class 'IOWidgetAdapter'. The dext matches only if a kext publishes this class.",
				],
			},
			{
				text: dextExample({ IOProviderClass: '[|USBHostDevice|]' }),
				findings: [
					"warning: Unknown provider class 'USBHostDevice'. Did you mean 'IOUSBHostDevice'? The dext matches only if a kext publishes this class.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOUSBDeviceHost|]' }),
				findings: [
					"warning: Unknown provider class 'IOUSBDeviceHost'. Did you mean 'IOUSBHostDevice'? The dext matches only if a kext publishes this class.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|IOUSBHostFamily|]' }),
				findings: [
					"warning: 'IOUSBHostFamily' is a kext, not a class. Did you mean 'IOUSBHostInterface' or 'IOUSBHostDevice'? The personality never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: kextExample({ IOProviderClass: '[|IOAHCIFamiliy|]' }),
				kind: 'kext',
				findings: [
					"warning: Unknown provider class 'IOAHCIFamiliy'. Did you mean 'IOAHCIDevice'? 'IOAHCIFamily' is a kext, not a class.",
				],
				fixes: ["Change to 'IOAHCIDevice'"],
			},
			{
				text: kextExample({ IOProviderClass: '[|com.apple.iokit.IOSerialFamily|]' }),
				kind: 'kext',
				findings: [
					"warning: 'com.apple.iokit.IOSerialFamily' is a kext, not a class. Did you mean 'IOSerialStreamSync'? The personality never matches.",
				],
				fixes: ["Change to 'IOSerialStreamSync'"],
			},
			{
				text: kextExample({ IOProviderClass: '[|IOHIDEventService;|]' }),
				kind: 'kext',
				findings: [
					"warning: 'IOHIDEventService;' cannot be the name of a class. Did you mean 'IOHIDEventService'? The personality never matches.",
				],
				fixes: ["Change to 'IOHIDEventService'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|USBDriverKit|]' }),
				findings: [
					"warning: 'USBDriverKit' is a framework, not a class. Did you mean 'IOUSBHostInterface' or 'IOUSBHostDevice'? The personality never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|"IOUSBHostDevise"|]' }),
				findings: [
					"warning: '\"IOUSBHostDevise\"' cannot be the name of a class. Did you mean 'IOUSBHostDevice'? The personality never matches.",
				],
				fixes: ["Change to 'IOUSBHostDevice'"],
			},
			{
				text: dextExample({ IOProviderClass: '[|"$(WIDGET_PROVIDER)"|]' }),
				findings: [
					"warning: '\"$(WIDGET_PROVIDER)\"' cannot be the name of a class. Did you mean '$(WIDGET_PROVIDER)'? The personality never matches.",
				],
				fixes: ["Change to '$(WIDGET_PROVIDER)'"],
			},
			{
				text: kextExample({ IOProviderClass: '[|IOWorkLoop|]' }),
				kind: 'kext',
				findings: [
					"warning: 'IOWorkLoop' is not a subclass of 'IOService'. The personality never matches.",
				],
			},
			{
				text: dextExample({ IOProviderClass: '[|com.example.nub|]' }),
				findings: [
					"warning: 'com.example.nub' cannot be the name of a class. The personality never matches.",
				],
			},
			{
				text: dextExample({ IOProviderClass: '[|$(PRODUCT_BUNDLE_IDENTIFIER)|]' }),
				findings: [
					"warning: '$(PRODUCT_BUNDLE_IDENTIFIER)' cannot be the name of a class. The personality never matches.",
				],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: dextExample({ IOProviderClass: '$(PRODUCT_BUNDLE_IDENTIFIER:c99extidentifier)' }) },
			{ text: kextExample({ IOProviderClass: 'AppleSMCFamily' }), kind: 'kext' },
			{ text: kextExample({ IOProviderClass: 'IOWidgetFamily' }), kind: 'kext' },
			{ text: kextExample({ IOProviderClass: 'example::Nub' }), kind: 'kext' },
			{ text: kextExample({ IOProviderClass: '@{provider}' }), kind: 'kext' },
			{ text: dextExample({ IOProviderClass: '$(WIDGET_PROVIDER)' }) },
			{ text: dextExample({ IOProviderClass: '%(provider)s' }) },
			{ text: dextExample({ IOProviderClass: '_PROVIDER_' }) },
			{ text: dextExample({ IOProviderClass: 'AppleWidgetController' }) },
			{ text: dextExample({ IOProviderClass: 'com_example_WidgetNub' }) },
			{
				text: dextExample({
					IOProviderClass: 'IOSDBlockStorageDevice',
					idProduct: undefined,
					idVendor: undefined,
				}),
			},
		],
	}),
};

const messages = defineMessages('unknown-provider-class', {
	framework:
		"'{provider}' is a framework, not a class. Did you mean {suggestions}? The personality never matches.",
	kext: "'{provider}' is a kext, not a class. The personality never matches.",
	kextOf:
		"'{provider}' is a kext, not a class. Did you mean {suggestions}? The personality never matches.",
	likeKext: "Unknown provider class '{provider}'. '{family}' is a kext, not a class.",
	likeKextOf:
		"Unknown provider class '{provider}'. Did you mean {suggestions}? '{family}' is a kext, not a class.",
	notAClass: "'{provider}' cannot be the name of a class. The personality never matches.",
	notAClassBut:
		"'{provider}' cannot be the name of a class. Did you mean {suggestions}? The personality never matches.",
	notAService: "'{provider}' is not a subclass of 'IOService'. The personality never matches.",
	unknown:
		"Unknown provider class '{provider}'. The dext matches only if a kext publishes this class.",
	similar:
		"Unknown provider class '{provider}'. Did you mean {suggestions}? The dext matches only if a kext publishes this class.",
});

export const unknownProviderClass = defineRule({
	code: 'unknown-provider-class',
	severity: 'warning',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingKey',
	keys: ['IOProviderClass'],
	*check({ owner, value }, context) {
		const { providerClass: provider } = owner;
		// `misspelled-class` reports a misspelling.
		if (provider !== undefined && context.suggestClass(provider) !== undefined) return;
		const fault =
			impossibleIn(value, context) ??
			notAServiceIn(provider, owner) ??
			unknownIn(provider, owner, context) ??
			misspelledKextIn(provider, context);
		if (fault) yield { at: atContent(value), ...fault, state: { value, names: fault.names } };
	},
	fixes: ({ value, names }) => names.map((name) => correctNameFix(value, name)),
});

interface Fault {
	readonly message: Message;
	readonly severity?: Severity;
	/** Classes that are suggested, the most likely first. */
	readonly names: readonly string[];
}

/** A text that no class has as its name. */
function impossibleIn(value: PlistValue, context: CheckContext): Fault | undefined {
	if (value.type !== 'string') return undefined;
	const { plist } = context;
	const provider = value.value;
	const literal = literalText(value, plist.form) ?? '';
	const kext = kextNamed(literal);
	if (kext !== undefined) {
		const names = providersIn(kext, plist.kind);
		return { message: messageFor(provider, names, messages.kext, messages.kextOf), names };
	}
	const ofFramework = providersOfFramework(literal);
	if (ofFramework.length > 0) {
		const suggestions = suggestionsOf(ofFramework);
		return { message: messages.framework({ provider, suggestions }), names: ofFramework };
	}
	const isVariable = isIdentifierOfProduct(value);
	if (!isVariable && !isImpossibleClass(value, plist)) return undefined;
	const names = isVariable ? [] : namesIn(value, context);
	return { message: messageFor(provider, names, messages.notAClass, messages.notAClassBut), names };
}

/** The classes in a text with other characters, or else those that are near it. */
function namesIn(value: Str, { suggestClass, similarProviders }: CheckContext): readonly string[] {
	const words = value.value.match(/[\p{L}\p{N}_]+/gu) ?? [];
	const known = [...new Set(words.filter(isKnownClass))].slice(0, 3);
	if (known.length > 0) return known;
	const name = classIn(value);
	const spelling = name === undefined ? undefined : suggestClass(name);
	if (spelling !== undefined) return [spelling];
	const similar = value.variables.length === 0 ? similarProviders(name ?? value.value) : [];
	return similar.length === 0 && name !== undefined ? [name] : similar;
}

/** A class whose objects the kernel does not match: it looks up the classes of a service up to `IOService`. */
function notAServiceIn(
	provider: string | undefined,
	{ isForAncestor }: MatchingDictionary,
): Fault | undefined {
	if (provider === undefined || isForAncestor) return undefined;
	if (!isOfNoService(provider)) return undefined;
	return { message: messages.notAService({ provider }), names: [] };
}

/** A class of a dext's provider that nothing is known to publish. */
function unknownIn(
	provider: string | undefined,
	{ isForAncestor }: MatchingDictionary,
	{ plist, projectClasses, similarProviders }: CheckContext,
): Fault | undefined {
	if (!provider?.trim() || plist.kind !== 'dext' || isForAncestor || mayExist(provider)) {
		return undefined;
	}
	if (isTokenInTemplate(provider)) return undefined;
	if (projectClasses().has(provider)) return undefined;
	const names = similarProviders(provider);
	return {
		message: messageFor(provider, names, messages.unknown, messages.similar),
		// A dext that was built was tried, and its vendor may have the kext.
		...(plist.form === 'built' && { severity: 'information' }),
		names,
	};
}

/** A misspelled kext in a kext, whose provider can be a class of any other kext: none is named like a family of Apple. */
function misspelledKextIn(
	provider: string | undefined,
	{ plist, projectClasses }: CheckContext,
): Fault | undefined {
	if (provider === undefined || plist.kind === 'dext' || projectClasses().has(provider)) {
		return undefined;
	}
	const kext = familyNear(provider);
	if (kext === undefined) return undefined;
	const names = providersIn(kext, plist.kind);
	const parameters = { provider, family: lastPartOf(kext) };
	const suggestions = suggestionsOf(names);
	return {
		message:
			names.length > 0
				? messages.likeKextOf({ ...parameters, suggestions })
				: messages.likeKext(parameters),
		names,
	};
}

/** The message with the classes that are suggested, or the one without. */
function messageFor(
	provider: string,
	names: readonly string[],
	plain: typeof messages.unknown,
	withNames: typeof messages.similar,
): Message {
	return names.length > 0
		? withNames({ provider, suggestions: suggestionsOf(names) })
		: plain({ provider });
}

function suggestionsOf(names: readonly string[]): { readonly anyOf: readonly string[] } {
	return { anyOf: names.map((name) => `'${name}'`) };
}

/** Apple has classes that are not public, and a name like `com_example_Nub` is that of a kext. */
function mayExist(name: string): boolean {
	return (
		isKnownClass(name) ||
		lineageOf(name).length > 1 ||
		isObservedClass(name.trim()) ||
		/^(?:Apple|[a-z]+_)/.test(name.trim())
	);
}
