/** A name of a class that no class can have. */
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages, type Message } from '../messages/message.js';
import { isClassName } from '../text/className.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { codelessKextExample, dextExample, kextExample } from './shared/examplePersonality.js';
import { userClientDicts } from './shared/userClientDicts.js';

const client = (name: string): string =>
	`<dict>\n\t\t\t<key>IOClass</key>\n\t\t\t<string>IOUserUserClient</string>\n\t\t\t<key>IOUserClass</key>\n\t\t\t<string>${name}</string>\n\t\t</dict>`;

export const malformedClassNameDocs: RuleDocs = {
	what: 'An `IOClass`, an `IOProviderClass` of a kext, or an `IOUserClass` of a user client that cannot be the name of a class: it has quotation marks, spaces, or dots, such as the identifier of the bundle.',
	why: 'The kernel finds classes by their names in the code (`OSMetaClass::allocClassWithName`), which consist of letters, digits, and underscores. A class with another name does not exist.',
	fix: 'Write the name of the class alone.',
	references: [
		'xnu OSMetaClass.cpp:allocClassWithName',
		'xnu IOService.cpp:probeCandidates',
		'xnu IOUserServer.cpp:Create_Impl',
	],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOClass: '[|"IOUserService"|]' }),
				findings: [
					'error: \'"IOUserService"\' cannot be the name of a class. The kernel cannot create it and skips the personality.',
				],
				fixes: ["Change to 'IOUserService'"],
			},
			{
				text: kextExample({ IOClass: '[|com.example.Widget|]' }),
				kind: 'kext',
				findings: [
					"error: 'com.example.Widget' cannot be the name of a class. The kernel cannot create it and skips the personality.",
				],
			},
			{
				text: codelessKextExample({ IOProviderClass: '[|"WidgetNub"|]' }),
				kind: 'codelessKext',
				findings: [
					'error: \'"WidgetNub"\' cannot be the name of a class. The personality never matches.',
				],
				fixes: ["Change to 'WidgetNub'"],
			},
			{
				text: dextExample({ UserClientProperties: client('[|“WidgetUserClient”|]') }),
				findings: [
					"error: '“WidgetUserClient”' cannot be the name of a class. Apps cannot open the driver.",
				],
				fixes: ["Change to 'WidgetUserClient'"],
			},
		],
		good: [
			{ text: dextExample() },
			{ text: kextExample({ IOClass: 'com_example_Widget' }), kind: 'kext' },
			{ text: kextExample({ IOClass: '$(PRODUCT_NAME:c99extidentifier)' }), kind: 'kext' },
		],
	}),
};

const messages = defineMessages('malformed-class-name', {
	IOClass:
		"'{name}' cannot be the name of a class. The kernel cannot create it and skips the personality.",
	IOProviderClass: "'{name}' cannot be the name of a class. The personality never matches.",
	userClient: "'{name}' cannot be the name of a class. Apps cannot open the driver.",
});

interface State {
	readonly value: PlistValue;
	/** The name without the punctuation around it; undefined if that is not one either. */
	readonly plain: string | undefined;
}

export const malformedClassName = defineRule({
	code: 'malformed-class-name',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'personality',
	*check(personality, { plist, suggestClass }): Iterable<FoundWith<State>> {
		const { kind, form } = plist;
		const kernelClass = personality.value('IOClass');
		// The rule for misspelled classes knows a better name; the IOClass of a kext is its own.
		const name = literalText(kernelClass, form);
		const isReported = kind !== 'kext' && name !== undefined && suggestClass(name) !== undefined;
		if (!isReported) yield* malformed(kernelClass, name, messages.IOClass);
		if (kind === 'dext') {
			for (const dict of userClientDicts(personality)) {
				const value = dict.get('IOUserClass')?.value;
				yield* malformed(value, literalText(value, form), messages.userClient);
			}
		} else {
			const provider = personality.value('IOProviderClass');
			const text = literalText(provider, form);
			if (text !== undefined && suggestClass(text) === undefined)
				yield* malformed(provider, text, messages.IOProviderClass);
		}
	},
	fixes: ({ value, plain }) => (plain === undefined ? [] : [changeContentFix(value, plain)]),
});

/** Other rules report white space around a name, and an empty one. */
function* malformed(
	value: PlistValue | undefined,
	text: string | undefined,
	message: (named: { readonly name: string }) => Message,
): Iterable<FoundWith<State>> {
	const name = text?.trim() ?? '';
	if (!value || name === '' || isClassName(name)) return;
	const plain = name.replace(/^\p{P}+|\p{P}+$/gu, '');
	const state = { value, plain: isClassName(plain) ? plain : undefined };
	yield { at: atContent(value), message: message({ name }), state };
}
