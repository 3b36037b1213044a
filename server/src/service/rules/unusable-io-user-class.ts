/** An IOUserClass that cannot be the name of a class. */

import { classIn, isIdentifierOfProduct, isImpossibleClass } from '../document/classOfCode.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { inferValue } from '../document/inferValue.js';
import { defineMessages, type Message } from '../messages/message.js';
import { driverKitClasses, kernelClasses } from '../platform/classes.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import { isClassName } from '../text/className.js';
import type { Dict, Str } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix, exchangeFix } from './shared/entryFixes.js';
import { clientOf, dextExample, dextExamples } from './shared/examplePersonality.js';
import { type OwnClassFault, ownClassFault } from './shared/ownClassFault.js';
import { childServiceDicts } from './shared/userClientDicts.js';

const declared =
	'class WidgetDriver : public IOService {\n};\nclass WidgetUserClient : public IOUserClient {\n};';

export const unusableIoUserClassDocs: RuleDocs = {
	what: 'An `IOUserClass` that cannot be the name of a class, such as the identifier of the bundle, or that is a class of the kernel only, in a personality that launches the dext. Also one that the `.iig` files in the folder declare with another name, or as a user client.',
	why: 'The process of the dext registers its classes with the kernel under their names in the code (`IOUserServer::registerClass`). The kernel looks up `IOUserClass` among them. A name with a dot or a hyphen cannot be one of them, so the driver never starts.',
	otherSeverities: {
		warning:
			'for `$(PRODUCT_BUNDLE_IDENTIFIER)`, which usually has a dot, but need not, for a misspelled class, for a service that the dext creates, and for one that is not an `IOService`.',
		information:
			'where only the `.iig` files in the folder do not declare the class, or for a user client next to a driver that nothing names.',
	},
	fix: 'Use the name of the class that the `.iig` file declares.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/iouserclass',
		'xnu IOUserServer.cpp:registerClass',
		'xnu IOUserServer.cpp:objectInstantiate',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOClass: 'WidgetDriver', IOUserClass: '[|IOUserService|]' }),
				fixed: dextExample({ IOClass: 'IOUserService', IOUserClass: 'WidgetDriver' }),
				findings: [
					"error: 'IOUserService' is a class of the kernel only. The kernel launches the dext but finds no such class in it.",
				],
				fixes: ["Change 'IOClass' to 'IOUserService' and 'IOUserClass' to 'WidgetDriver'"],
			},
			{
				text: dextExample({ IOUserClass: '[|com.example.driver|]' }),
				findings: [
					"error: 'com.example.driver' cannot be the name of a class. The kernel launches the dext but finds no such class in it.",
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({
					WidgetNubProperties: clientOf('IOUserService', '[|com.example.nub|]'),
				}),
				findings: [
					"warning: 'com.example.nub' cannot be the name of a class. The driver cannot create the service.",
				],
			},
			{
				text: dextExample({ IOUserClass: '[|Widget-Driver|]' }),
				findings: [
					"error: 'Widget-Driver' cannot be the name of a class. The kernel launches the dext but finds no such class in it.",
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|"WidgetDriver"|]' }),
				findings: [
					'error: \'"WidgetDriver"\' cannot be the name of a class. The kernel launches the dext but finds no such class in it.',
				],
				fixes: ["Change to 'WidgetDriver'"],
			},
			{
				text: dextExample({ IOUserClass: '[|"$(PRODUCT_NAME)"|]' }),
				findings: [
					'error: \'"$(PRODUCT_NAME)"\' cannot be the name of a class. The kernel launches the dext but finds no such class in it.',
				],
				fixes: ["Change to '$(PRODUCT_NAME)'"],
			},
			{
				text: dextExample({ IOUserClass: '[|com.example.$(PRODUCT_NAME)|]' }),
				findings: [
					"error: 'com.example.$(PRODUCT_NAME)' cannot be the name of a class. The kernel launches the dext but finds no such class in it.",
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|$(PRODUCT_BUNDLE_IDENTIFIER)|]' }),
				findings: [
					"warning: '$(PRODUCT_BUNDLE_IDENTIFIER)' cannot be the name of a class. The kernel launches the dext but finds no such class in it.",
				],
				fixes: ["Change to 'Widget'"],
			},
			{
				text: dextExample({ IOUserClass: '[|WidgetDrivr|]' }),
				fixed: dextExample(),
				neighbors: { 'WidgetDriver.iig': declared },
				findings: [
					"warning: Unknown class 'WidgetDrivr'. Did you mean 'WidgetDriver'? The kernel finds no such class in the dext.",
				],
				fixes: ["Change to 'WidgetDriver'"],
			},
			{
				text: dextExample({ IOUserClass: '[|WidgetUserClient|]' }),
				neighbors: { 'WidgetDriver.iig': declared },
				findings: [
					"information: 'WidgetUserClient' is a user client. Did you mean 'WidgetDriver'? The kernel does not start that driver.",
				],
				fixes: ["Change to 'WidgetDriver'"],
			},
			{
				text: dextExample({ IOUserClass: '[|WidgetQueue|]' }),
				neighbors: { 'WidgetQueue.iig': 'class WidgetQueue : public OSObject {\n};' },
				findings: [
					"warning: 'WidgetQueue' is a subclass of 'OSObject', not a driver. The driver does not start.",
				],
			},
			{
				text: dextExample({ IOUserClass: '[|Gadget|]' }),
				neighbors: { 'WidgetDriver.iig': declared },
				findings: [
					"information: No '.iig' file in the folder declares 'Gadget'. The driver starts only if another file does.",
				],
				fixes: ["Change to 'WidgetDriver'"],
			},
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.iokit.IOHIDFamily',
					IOClass: 'IOHIDEventDriver',
					IOUserClass: '[|IOUserService|]',
				}),
				findings: [
					"error: 'IOUserService' is a class of the kernel only. The kernel launches the dext but finds no such class in it.",
				],
			},
		],
		good: [
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.driverkit.serial',
					IOClass: 'IOUserSerial',
					IOUserClass: 'IOUserSerial',
				}),
			},
			{ text: dextExample() },
			{
				text: dextExample({ IOUserClass: 'WidgetUserClient' }),
				neighbors: {
					'WidgetUserClient.iig': 'class WidgetUserClient : public IOUserClient {\n};',
				},
			},
			{
				text: dextExamples({
					Gadget: { IOUserClass: 'WidgetDriver2', idProduct: '<integer>2</integer>' },
					Widget: {},
				}),
				neighbors: { 'WidgetDriver.iig': declared },
			},
			{ text: dextExample({ IOUserClass: 'PREFIX/**/Driver' }) },
			{ text: dextExample({ IOUserClass: 'CLASS_NAME(Driver)' }) },
			{ text: dextExample({ IOUserClass: '___VARIABLE_productName:identifier___' }) },
			{ text: dextExample({ IOUserClass: '$(PRODUCT_NAME)' }) },
			{ text: dextExample({ IOUserClass: '$(PRODUCT_BUNDLE_IDENTIFIER:c99extidentifier)' }) },
			{ text: dextExample({ IOUserClass: '%CLASS_NAME%' }) },
			{ text: dextExample({ IOUserClass: 'widget::Driver' }) },
			{ text: dextExample({ IOUserClass: '@{name}-Driver' }) },
			{
				text: dextExample({
					CFBundleIdentifierKernel: 'com.apple.driver.AppleUSBMergeNub',
					IOClass: 'AppleUSBMergeNub',
					IOProviderMergeProperties: '<dict/>',
					IOUserClass: 'com.example.override',
					IOUserServerName: undefined,
				}),
			},
		],
	}),
};

const messages = defineMessages('unusable-io-user-class', {
	exchange: "Change 'IOClass' to '{kernel}' and 'IOUserClass' to '{own}'",
	kernelOnly:
		"'{name}' is a class of the kernel only. The kernel launches the dext but finds no such class in it.",
	notAClass:
		"'{name}' cannot be the name of a class. The kernel launches the dext but finds no such class in it.",
	notOfService: "'{name}' cannot be the name of a class. The driver cannot create the service.",
	misspelled:
		"Unknown class '{name}'. Did you mean '{suggestion}'? The kernel finds no such class in the dext.",
	otherSuperclass:
		"'{name}' is a subclass of '{superclass}', not a driver. The driver does not start.",
	userClient:
		"'{name}' is a user client. Did you mean '{suggestion}'? The kernel does not start that driver.",
	undeclared:
		"No '.iig' file in the folder declares '{name}'. The driver starts only if another file does.",
});

export const unusableIoUserClass = defineRule({
	code: 'unusable-io-user-class',
	severity: 'error',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOUserClass'],
	*check({ owner, key, value }, { plist }): Iterable<FoundWith<State>> {
		if (value.type !== 'string' || !owner.isDextPersonality) return;
		const text = owner.text(key);
		const at = atContent(value);
		const state = { dict: owner.dict, value };
		const isVariable = isIdentifierOfProduct(value);
		const isImpossible = isImpossibleClass(value, plist);
		if (text !== undefined && isOfKernelOnly(text)) {
			yield { at, message: messages.kernelOnly({ name: text }), state };
		} else if (isImpossible || isVariable) {
			const severity = isImpossible ? 'error' : 'warning';
			yield { severity, at, message: messages.notAClass({ name: value.value }), state };
		} else {
			yield* differentClass(owner.dict, value, plist);
		}
		for (const child of childServiceDicts(owner.dict)) {
			const own = child.get(key)?.value;
			if (own?.type !== 'string') continue;
			if (isImpossibleClass(own, plist)) {
				const message = messages.notOfService({ name: own.value });
				yield {
					severity: 'warning',
					at: atContent(own),
					message,
					state: { dict: child, value: own },
				};
			} else {
				yield* differentClass(child, own, plist);
			}
		}
	},
	fixes({ dict, value, fault }, { plist }) {
		if (fault) {
			const { use } = fault;
			return use === undefined ? [] : [changeContentFix(value, use, fault.fault === 'misspelled')];
		}
		if (isOfKernelOnly(value.value)) return exchangeFixes(dict, value);
		const name = classIn(value) ?? inferValue(plist, dict, 'IOUserClass');
		return name === undefined ? [] : [changeContentFix(value, name)];
	},
});

interface State {
	readonly dict: Dict;
	readonly value: Str;
	/** Of a class that is not a driver of the interfaces. */
	readonly fault?: OwnClassFault;
}

function* differentClass(dict: Dict, value: Str, plist: PlistContents): Iterable<FoundWith<State>> {
	const fault = ownClassFault(value, plist);
	if (!fault) return;
	const mayBeRight = fault.fault === 'undeclared' || fault.fault === 'userClient';
	yield {
		severity: mayBeRight ? 'information' : 'warning',
		at: atContent(value),
		message: messageOf(fault),
		state: { dict, value, fault },
	};
}

function messageOf(found: OwnClassFault): Message {
	const { name } = found;
	switch (found.fault) {
		case 'misspelled':
			return messages.misspelled({ name, suggestion: found.use });
		case 'otherSuperclass':
			return messages.otherSuperclass({ name, superclass: found.superclass });
		case 'userClient':
			return messages.userClient({ name, suggestion: found.use });
		case 'undeclared':
			return messages.undeclared({ name });
	}
}

/** Whether a class represents dexts in the kernel, and DriverKit has none of its name. */
function isOfKernelOnly(name: string): boolean {
	return isDriverKitProxy(name) && !driverKitClasses.has(name);
}

/** The classes of the kernel and of the dext, which were exchanged. */
function exchangeFixes(dict: Dict, userClass: Str): readonly Fix[] {
	const kernel = userClass.value;
	const ioClass = dict.get('IOClass')?.value;
	if (ioClass?.type !== 'string' || ioClass.variables.length > 0) return [];
	const own = ioClass.value;
	if (!isClassName(own) || kernelClasses.has(own) || isDriverKitProxy(own)) return [];
	return [exchangeFix(messages.exchange({ kernel, own }), ioClass, userClass)];
}
