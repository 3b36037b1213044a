/** A user client that the kernel cannot create from its properties. */

import {
	cannotBeOfCode,
	classIn,
	isIdentifierOfProduct,
	isImpossibleClass,
} from '../document/classOfCode.js';
import { driverClassesOf, driverClassNamed, isUserClient } from '../document/declaredClasses.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { looksLikePersonality } from '../document/personalities.js';
import { literalText } from '../document/unexpanded.js';
import type { PlistEdit } from '../edit/plistEdit.js';
import { defineMessages } from '../messages/message.js';
import { driverKitClasses, kernelClasses, notKernelClasses } from '../platform/classes.js';
import { classNameIn } from '../text/className.js';
import { nearestName } from '../text/spelling.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import type { CheckContext } from './checkContext.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { clientOf, dextExample } from './shared/examplePersonality.js';
import { userClientDicts } from './shared/userClientDicts.js';
import {
	classOfFramework,
	clientClass,
	isClientOfFramework,
	isOtherClass,
	isOtherService,
	ownClassIn,
} from './shared/userClientNames.js';

const clientCode = 'class WidgetUserClient : public IOUserClient\n{\n};';

export const userClientClassDocs: RuleDocs = {
	what: 'A `…UserClientProperties` dictionary whose `IOClass` is not `IOUserUserClient`, the kernel class of every `IOUserClient` in a dext, or whose `IOUserClass` cannot be the name of a class, is nearly the class of the framework that creates the user client, or is another class of DriverKit, such as `IOUserClient`, or of the kernel. Also one that none of the `.iig` files in the folder declares.',
	why: '`Create` makes the kernel create `IOClass`. The kernel cannot create a user-space class, and another service is not a user client. The process of the dext creates `IOUserClass` by its name in the code. The app that opens the driver gets an error.',
	otherSeverities: {
		error: 'where the kernel or the dext certainly has no such class.',
		information: 'where only the `.iig` files in the folder do not declare the class.',
	},
	fix: 'Use `IOUserUserClient` as `IOClass` and the subclass of `IOUserClient` as `IOUserClass`.',
	references: [
		'https://developer.apple.com/documentation/driverkit/iouserclient',
		'xnu IOUserServer.cpp:Create_Impl',
		'xnu IOService.cpp:newUserClient',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ UserClientProperties: clientOf('[|IOUserClient|]') }),
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"error: 'IOUserClient' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ WidgetUserClientProperties: clientOf('[|WidgetUserClient|]') }),
				fixed: dextExample({ WidgetUserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"error: 'WidgetUserClient' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ UserClientProperties: clientOf('[|com_example_UserClient|]') }),
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"warning: 'com_example_UserClient' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: `<!-- driver-plist-disable missing-key -->\n${dextExample({
					UserClientProperties:
						'<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>[|WidgetUserClient|]</string>\n\t\t</dict>',
				})}`,
				fixed: `<!-- driver-plist-disable missing-key -->\n${dextExample({ UserClientProperties: clientOf('IOUserUserClient') })}`,
				findings: [
					"warning: 'WidgetUserClient' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: [
					"Change to 'IOUserUserClient', and add 'IOUserClass' with value 'WidgetUserClient'",
				],
			},
			{
				text: dextExample({ UserClientProperties: clientOf('[|IOUserUserCleint|]') }),
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"warning: Unknown class 'IOUserUserCleint'. Did you mean 'IOUserUserClient'? Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ UserClientProperties: clientOf('[|IOUserService|]') }),
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"warning: 'IOUserService' is not the kernel class of a dext's user client. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({ UserClientProperties: clientOf('[|IOUSERUSERCLIENT|]') }),
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"error: Unknown class 'IOUSERUSERCLIENT'. Did you mean 'IOUserUserClient'? Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|"WidgetUserClient"|]'),
				}),
				findings: [
					'error: \'"WidgetUserClient"\' cannot be the name of a class. Apps cannot open the driver.',
				],
				fixes: ["Change to 'WidgetUserClient'"],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|com.example.client|]'),
				}),
				findings: [
					"error: 'com.example.client' cannot be the name of a class. Apps cannot open the driver.",
				],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|$(PRODUCT_NAME)-Client|]'),
				}),
				findings: [
					"error: '$(PRODUCT_NAME)-Client' cannot be the name of a class. Apps cannot open the driver.",
				],
			},
			{
				text: dextExample({
					IOUserAudioDriverUserClientProperties: clientOf(
						'IOUserUserClient',
						'[|IOUesrAudioDriverUserClient|]',
					),
				}),
				fixed: dextExample({
					IOUserAudioDriverUserClientProperties: clientOf(
						'IOUserUserClient',
						'IOUserAudioDriverUserClient',
					),
				}),
				findings: [
					"warning: Unknown class 'IOUesrAudioDriverUserClient'. Did you mean 'IOUserAudioDriverUserClient'? Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserAudioDriverUserClient'"],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|IOUserClient|]'),
				}),
				findings: [
					"warning: 'IOUserClient' is not a user client that the dext defines in its code. Apps cannot open the driver.",
				],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|IOUserCleint|]'),
				}),
				findings: [
					"warning: 'IOUserCleint' is not a user client that the dext defines in its code. Apps cannot open the driver.",
				],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('[|WidgetUserClient|]', '[|IOUserUserClient|]'),
				}),
				fixed: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', 'IOUserUserClient'),
				}),
				findings: [
					"warning: 'WidgetUserClient' is not the kernel class of a dext's user client. Apps cannot open the driver.",
					"warning: 'IOUserUserClient' is not a user client that the dext defines in its code. Apps cannot open the driver.",
				],
				fixes: ["Change to 'IOUserUserClient'"],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|WidgetUserCleint|]'),
				}),
				neighbors: { 'WidgetUserClient.iig': clientCode },
				fixed: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				findings: [
					"warning: Unknown class 'WidgetUserCleint'. Did you mean 'WidgetUserClient'? Apps cannot open the driver.",
				],
				fixes: ["Change to 'WidgetUserClient'"],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|GadgetClient|]'),
				}),
				neighbors: { 'WidgetUserClient.iig': clientCode },
				findings: [
					"information: No '.iig' file in the folder declares 'GadgetClient'. Apps can open the driver only if another file does.",
				],
				fixes: ["Change to 'WidgetUserClient'"],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|$(PRODUCT_BUNDLE_IDENTIFIER)|]'),
				}),
				findings: [
					"warning: '$(PRODUCT_BUNDLE_IDENTIFIER)' cannot be the name of a class. Apps cannot open the driver.",
				],
			},
		],
		good: [
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserSerial', 'WidgetSerialPort'),
				}),
			},
			{
				text: dextExample({
					IOUserAudioDriverUserClientProperties: clientOf(
						'IOUserUserClient',
						'IOUserAudioDriverUserClient',
					),
				}),
				neighbors: { 'WidgetUserClient.iig': clientCode },
			},
			{
				text: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }),
				neighbors: { 'WidgetUserClient.iig': clientCode },
			},
			{ text: dextExample({ UserClientProperties: clientOf('IOUserUserClient') }) },
			{ text: dextExample({ UserClientProperties: clientOf('$(CLIENT_CLASS)') }) },
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', 'MyUserClient'),
				}),
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', 'IOUserClient2'),
				}),
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '$(PRODUCT_NAME)_Client'),
				}),
			},
			{ text: dextExample({ WidgetNubProperties: clientOf('IOUserService') }) },
			{
				text: dextExample({
					IOUserAudioDriverUserClientProperties: clientOf('IOUserUserClient', 'WidgetUserClient'),
				}),
			},
		],
	}),
};

const messages = defineMessages('user-client-class', {
	changeAndAdd: "Change to '{use}', and add '{key}' with value '{value}'",
	notAClass: "'{name}' cannot be the name of a class. Apps cannot open the driver.",
	notOwn:
		"'{name}' is not a user client that the dext defines in its code. Apps cannot open the driver.",
	misspelled: "Unknown class '{name}'. Did you mean '{suggestion}'? Apps cannot open the driver.",
	undeclared:
		"No '.iig' file in the folder declares '{name}'. Apps can open the driver only if another file does.",
	wrongClass:
		"'{name}' is not the kernel class of a dext's user client. Apps cannot open the driver.",
});

/** A value, with the class to use instead if it is known. */
interface Correction {
	readonly value: PlistValue;
	readonly use: string | undefined;
	readonly certain: boolean;
	/** The user client that lacks the class of the dext, which its kernel class may name. */
	readonly lacking?: Dict | undefined;
}

export const userClientClass = defineRule({
	code: 'user-client-class',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personality',
	*check(personality, { plist, projectClasses, suggestClass }): Iterable<FoundWith<Correction>> {
		for (const client of userClientDicts(personality)) {
			const ioClass = client.get('IOClass')?.value;
			const userClass = client.get('IOUserClass')?.value;
			const userName = literalText(userClass, plist.form);
			const name = literalText(ioClass, plist.form) ?? notMacroIn(ioClass);
			if (ioClass && name && name !== clientClass && !isOtherService(name, userName)) {
				yield {
					severity: isImpossible(name, userName, plist) ? 'error' : 'warning',
					at: atContent(ioClass),
					message: isSpelling(name, suggestClass)
						? messages.misspelled({ name, suggestion: clientClass })
						: messages.wrongClass({ name }),
					state: {
						value: ioClass,
						use: clientClass,
						// A personality that was pasted here needs more than another class.
						certain: !looksLikePersonality(client),
						lacking: userClass || !isOfDext(name, suggestClass) ? undefined : client,
					},
				};
			}
			const isVariable = isIdentifierOfProduct(userClass);
			if (isVariable || isImpossibleClass(userClass, plist)) {
				yield {
					severity: isVariable ? 'warning' : 'error',
					at: atContent(userClass),
					message: messages.notAClass({ name: userClass.value }),
					state: { value: userClass, use: classIn(userClass), certain: false },
				};
			} else if (userClass && userName && !projectClasses().has(userName)) {
				yield* undefinedClass({ value: userClass, name: userName, client, ioClass: name }, plist);
			}
		}
	},
	fixes: ({ value, use, certain, lacking }) => {
		if (use === undefined) return [];
		const change = changeContentFix(value, use, certain);
		if (!lacking || value.type !== 'string') return [change];
		const named = { key: 'IOUserClass', value: value.value };
		const add: PlistEdit = { kind: 'insertEntry', into: lacking, ...named };
		const title = messages.changeAndAdd({ use, ...named });
		return [{ title, edits: [...change.edits, add], preferred: certain }];
	},
});

/** A literal `IOUserClass` of a user client. */
interface NamedClass {
	readonly value: PlistValue;
	readonly name: string;
	readonly client: Dict;
	/** The literal `IOClass` next to it. */
	readonly ioClass: string | undefined;
}

/** A class that the code of the dext does not define, as far as its name and the interfaces near the plist show. */
function* undefinedClass(
	{ value, name, client, ioClass }: NamedClass,
	plist: PlistContents,
): Iterable<FoundWith<Correction>> {
	// No interface of the project declares the classes of frameworks.
	if (driverClassNamed(name, plist) || isClientOfFramework(name)) return;
	const at = atContent(value);
	const clients = driverClassesOf(plist).filter(isUserClient);
	const framework = classOfFramework(client.entry?.key);
	const known = [
		...(framework === undefined ? [] : [framework]),
		...clients.map((each) => each.name),
	];
	const isOfDriverKit = driverKitClasses.has(name);
	const suggestion = isOfDriverKit ? undefined : nearestName(name, known);
	if (suggestion !== undefined) {
		const message = messages.misspelled({ name, suggestion });
		yield { at, message, state: { value, use: suggestion, certain: true } };
	} else if (isOtherClass(name)) {
		const message = messages.notOwn({ name });
		yield { at, message, state: { value, use: ownClassIn(ioClass), certain: true } };
	} else if (clients.length > 0 && !isOfDriverKit) {
		const message = messages.undeclared({ name });
		const use = framework ?? (clients.length === 1 ? clients[0]?.name : undefined);
		yield { severity: 'information', at, message, state: { value, use, certain: false } };
	}
}

/** The class of user clients in capitals, which looks like a macro, and the identifier of the product, which is not a class. */
function notMacroIn(value: PlistValue | undefined): string | undefined {
	if (isIdentifierOfProduct(value)) return value.value;
	if (value?.type !== 'string' || value.replacement !== 'inSource') return undefined;
	return value.value.toLowerCase() === clientClass.toLowerCase() ? value.value : undefined;
}

/** Whether a name is the one of the class with another spelling, or with quotes around it. */
function isSpelling(name: string, suggestClass: CheckContext['suggestClass']): boolean {
	return classNameIn(name) === clientClass || suggestClass(name) === clientClass;
}

/** Whether a class can only be one of the dext. */
function isOfDext(name: string, suggestClass: CheckContext['suggestClass']): boolean {
	return ownClassIn(name) !== undefined && suggestClass(name) === undefined;
}

/** Whether the kernel certainly has no such class. */
function isImpossible(name: string, userClass: string | undefined, plist: PlistContents): boolean {
	return (
		cannotBeOfCode(name, plist) ||
		notKernelClasses.has(name) ||
		name.toLowerCase() === clientClass.toLowerCase() ||
		(!kernelClasses.has(name) && name === userClass)
	);
}
