/** A bundle identifier that is too long for the kernel. */
import { identifiersByBuild } from '../document/bundleIdentifiers.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atContent } from '../document/finding.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import { productIdentifier } from '../value/buildVariables.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type RuleDocs } from './rule.js';
import { givenByProject } from './shared/givenByProject.js';
import { isSentence, maxIdentifierLength } from './shared/identifierText.js';

export const identifierTooLongDocs: RuleDocs = {
	what: 'A `CFBundleIdentifier` of a kext or dext with more than 63 characters.',
	why: 'The kernel stores the name of a loaded bundle in 64 bytes, including the final NUL. OSKext and the kernel (`setInfoDictionaryAndPath`) reject a longer one.',
	otherSeverities: {
		warning: 'for an identifier in a project file, which a command of the build can replace.',
	},
	fix: 'Choose a shorter identifier.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu OSKext.cpp:setInfoDictionaryAndPath',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|com.example.organization.department.drivers.widget.interface.usb|]</string>',
				findings: [
					"error: 'com.example.organization.department.drivers.widget.interface.usb' has 64 characters. The kernel rejects bundle identifiers of more than 63.",
				],
			},
		],
		good: [
			{
				text: '<!-- driver-plist-disable sentence-as-identifier -->\n<key>CFBundleIdentifier</key>\n<string>This driver makes the widget appear as a keyboard and as a mouse.</string>',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.organization.department.drivers.widget.interface.us</string>',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER).organization.department.drivers.widget.interface.usb</string>',
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>com.example.organization.department.drivers.widget.interface.usb</string>',
				kind: 'systemExtension',
			},
		],
	}),
};

const messages = defineMessages('identifier-too-long', {
	tooLong:
		"'{identifier}' has {length} characters. The kernel rejects bundle identifiers of more than {longest}.",
});

export const identifierTooLong = defineRule({
	code: 'identifier-too-long',
	severity: 'error',
	kinds: ['kext', 'codelessKext', 'dext'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleIdentifier'],
	*check({ entry: { value } }, { plist }) {
		const literal = literalText(value, plist.form);
		const [identifier] = literal === undefined ? tooLongInProject(value, plist) : [literal];
		if (identifier === undefined || isSentence(identifier)) return;
		if (identifier.length <= maxIdentifierLength) return;
		const { length } = identifier;
		const message = messages.tooLong({ identifier, length, longest: maxIdentifierLength });
		const at = atContent(value);
		if (literal !== undefined) {
			yield { at, message };
			return;
		}
		// A command of the build can replace that of the project.
		const given = givenByProject(message, identifier, plist.neighbors, productIdentifier);
		yield { severity: 'warning', at, message: given };
	},
});

/** The identifiers of the first build that has no other ones than those that are too long. */
function tooLongInProject(value: PlistValue, plist: PlistContents): readonly string[] {
	const builds = value.type === 'string' ? identifiersByBuild(value, plist) : [];
	const isTooLong = ({ length }: string): boolean => length > maxIdentifierLength;
	return builds.find((all) => all.every(isTooLong)) ?? [];
}
