/** White space around a name that is compared character by character. */
import { atContent, type Severity } from '../document/finding.js';
import { variantsIn } from '../document/rootEntries.js';
import { defineMessages, type Message } from '../messages/message.js';
import { appGroups, userClientAccess } from '../platform/entitlements.js';
import { networkExtension } from '../platform/extensionEntitlements.js';
import { keysNaming } from '../platform/nameKeys.js';
import { providerPrefix } from '../platform/networkExtensions.js';
import { keyOf } from '../value/keyOf.js';
import type { Dict, PlistValue, Str } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import {
	clientOf,
	codelessKextExample,
	dextExample,
	virtualDextExample,
} from './shared/examplePersonality.js';
import { childServiceDicts, userClientDicts } from './shared/userClientDicts.js';

const rootNames = keysNaming('existing', 'root');
/** The level for each key of a matching dictionary. A name that only has to agree with other values may be intended. */
const levels: ReadonlyMap<string, Severity> = new Map<string, Severity>([
	...keysNaming('any', 'personality').map((key) => [key, 'warning'] as const),
	['Transport', 'warning'],
	...keysNaming('existing', 'personality').map((key) => [key, 'error'] as const),
]);

export const extraWhitespaceDocs: RuleDocs = {
	what: 'Whitespace before or after the name of a bundle, a class, an executable, or another value that is compared by its name.',
	why: 'Whitespace is part of a string in a property list, and names are compared character by character. The kernel looks for a class whose name ends with a space, finds none, and skips the personality.',
	otherSeverities: {
		warning:
			'in a name that only has to equal another one, such as `IOMatchCategory`, in `Transport`, and in names of services, app groups, and kinds and classes of network extensions.',
	},
	fix: 'Remove the whitespace. Write the name directly between the tags.',
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
					"error: '$(PRODUCT_BUNDLE_IDENTIFIER) ' has whitespace around it, which is part of the name. Nothing has that name.",
				],
				fixes: ['Remove the whitespace'],
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
				fixed: `<key>IOKitPersonalities</key>
<dict>
	<key>Widget</key>
	<dict>
		<key>CFBundleIdentifier</key>
		<string>com.apple.iokit.IOHIDFamily</string>
		<key>IOClass</key>
		<string>IOHIDEventDriver</string>
		<key>IOProviderClass</key>
		<string> IOHIDInterface</string>
		<key>VendorID</key>
		<integer>4660</integer>
		<key>ProductID</key>
		<integer>22136</integer>
	</dict>
</dict>`,
				kind: 'codelessKext',
				findings: [
					"error: '\\n\\t\\t\\tIOHIDEventDriver\\n\\t\\t' has whitespace around it, which is part of the name. Nothing has that name.",
					"error: ' IOHIDInterface' has whitespace around it, which is part of the name. Nothing has that name.",
				],
				fixes: ['Remove the whitespace'],
			},
			{
				text: '<key>CFBundleIdentifier</key>\n<string>[|\n\t|]</string>',
				findings: ["error: 'CFBundleIdentifier' is only whitespace. Nothing has that name."],
			},
			{
				text: '<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.packet-tunnel</key>\n\t\t<string>[|WidgetTunnel |]</string>\n\t</dict>\n</dict>',
				fixed:
					'<key>NetworkExtension</key>\n<dict>\n\t<key>NEProviderClasses</key>\n\t<dict>\n\t\t<key>com.apple.networkextension.packet-tunnel</key>\n\t\t<string>WidgetTunnel</string>\n\t</dict>\n</dict>',
				kind: 'systemExtension',
				findings: [
					"warning: 'WidgetTunnel ' is not 'WidgetTunnel' because of whitespace. It matches only values with the same whitespace.",
				],
				fixes: ['Remove the whitespace'],
			},
			{
				text: '<key>com.apple.security.application-groups</key>\n<array>\n\t<string>[|$(TeamIdentifierPrefix)widget |]</string>\n</array>',
				fixed:
					'<key>com.apple.security.application-groups</key>\n<array>\n\t<string>$(TeamIdentifierPrefix)widget</string>\n</array>',
				kind: 'entitlements',
				findings: [
					"warning: '$(TeamIdentifierPrefix)widget ' is not '$(TeamIdentifierPrefix)widget' because of whitespace. It matches only values with the same whitespace.",
				],
				fixes: ['Remove the whitespace'],
			},
			{
				text: '<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>[|dns-proxy |]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.networking.networkextension</key>\n<array>\n\t<string>dns-proxy</string>\n</array>',
				kind: 'entitlements',
				findings: [
					"warning: 'dns-proxy ' is not 'dns-proxy' because of whitespace. It matches only values with the same whitespace.",
				],
				fixes: ['Remove the whitespace'],
			},
			{
				text: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', '[|WidgetUserClient |]'),
				}),
				fixed: dextExample({
					UserClientProperties: clientOf('IOUserUserClient', 'WidgetUserClient'),
				}),
				findings: [
					"error: 'WidgetUserClient ' has whitespace around it, which is part of the name. Nothing has that name.",
				],
				fixes: ['Remove the whitespace'],
			},
			{
				text: virtualDextExample({ IOResourceMatch: '[|IOBSD |]' }),
				fixed: virtualDextExample({ IOResourceMatch: 'IOBSD' }),
				findings: [
					"warning: 'IOBSD ' is not 'IOBSD' because of whitespace. The driver waits for it and never starts.",
				],
				fixes: ['Remove the whitespace'],
			},
			{
				text: codelessKextExample({ Transport: '[|USB |]' }),
				fixed: codelessKextExample({ Transport: 'USB' }),
				kind: 'codelessKext',
				findings: [
					"warning: 'USB ' is not 'USB' because of whitespace. No device has this transport.",
				],
				fixes: ['Remove the whitespace'],
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>[|com.example.widget.driver |]</string>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.widget.driver</string>\n</array>',
				kind: 'entitlements',
				findings: [
					"warning: 'com.example.widget.driver ' is not 'com.example.widget.driver' because of whitespace. The app cannot open the dext.",
				],
				fixes: ['Remove the whitespace'],
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

const messages = defineMessages('extra-whitespace', {
	nameMatch:
		"'{text}' is not '{name}' because of whitespace. The personality does not match that name.",
	noName: "'{text}' has whitespace around it, which is part of the name. Nothing has that name.",
	noText: "'{key}' is only whitespace. Nothing has that name.",
	otherName:
		"'{text}' is not '{name}' because of whitespace. It matches only values with the same whitespace.",
	remove: 'Remove the whitespace',
	resource:
		"'{text}' is not '{name}' because of whitespace. The driver waits for it and never starts.",
	transport: "'{text}' is not '{name}' because of whitespace. No device has this transport.",
	userClient: "'{text}' is not '{name}' because of whitespace. The app cannot open the dext.",
});

/** What follows where nothing is likely to have the name with white space. */
const consequences: ReadonlyMap<string, 'nameMatch' | 'resource' | 'transport' | 'userClient'> =
	new Map([
		['IONameMatch', 'nameMatch'],
		['IOResourceMatch', 'resource'],
		['Transport', 'transport'],
		[userClientAccess, 'userClient'],
	] as const);

export const extraWhitespace = defineRule({
	code: 'extra-whitespace',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'entitlements'],
	messages,
	visit: 'root',
	*check(root, { matchingDictionaries, personalities, plist }) {
		for (const key of rootNames) {
			for (const { entry } of variantsIn(root, key)) yield* untrimmed(entry.value, 'error');
		}
		for (const value of namesOfServices(root)) yield* untrimmed(value, 'warning');
		for (const { dict, provider } of matchingDictionaries) {
			for (const { key, value } of dict.entries) {
				const severity = key === 'Transport' && !provider.isHid ? undefined : levels.get(key);
				if (severity) yield* untrimmed(value, severity);
			}
		}
		const services = personalities.flatMap((each) =>
			plist.kind === 'dext' ? [...userClientDicts(each), ...childServiceDicts(each.dict)] : [],
		);
		for (const service of services) {
			for (const key of ['IOClass', 'IOUserClass'])
				yield* untrimmed(service.get(key)?.value, 'error');
		}
	},
	fixes: ({ value, name }) =>
		name === ''
			? []
			: [
					{
						title: messages.remove(),
						edits: [{ kind: 'replaceContent', value, by: name }],
						preferred: true,
					},
				],
});

const comparedAtRoot = [
	userClientAccess,
	appGroups,
	networkExtension,
	'NSEndpointSecurityMachServiceName',
];

/** The names of services and app groups of entitlements and system extensions, and the classes of network extensions. */
function* namesOfServices(root: Dict): Iterable<PlistValue | undefined> {
	for (const key of comparedAtRoot) yield root.get(key)?.value;
	const network = dictAt(root, 'NetworkExtension');
	yield network?.get('NEMachServiceName')?.value;
	for (const { value } of dictAt(network, 'NEProviderClasses')?.entries ?? []) yield value;
	yield dictAt(root, 'CMIOExtension')?.get('CMIOExtensionMachServiceName')?.value;
}

function dictAt(dict: Dict | undefined, key: string): Dict | undefined {
	const value = dict?.get(key)?.value;
	return value?.type === 'dict' ? value : undefined;
}

/** Keys whose value of whitespace only is reported as an empty one (`missing-io-user-class`, `wrong-package-type`). */
const reportedAsEmpty: ReadonlySet<string> = new Set(['IOUserClass', 'CFBundlePackageType']);

function isReportedAsEmpty(key: string, severity: Severity): boolean {
	if (key.startsWith(providerPrefix)) return false;
	return severity !== 'error' || reportedAsEmpty.has(key);
}

/** A string with white space around a name. */
interface Untrimmed {
	readonly value: Str;
	readonly name: string;
}

function* untrimmed(
	value: PlistValue | undefined,
	severity: Severity,
): Iterable<FoundWith<Untrimmed>> {
	if (value?.type === 'array') {
		for (const item of value.items) yield* untrimmed(item, severity);
	}
	if (value?.type !== 'string') return;
	const name = value.value.trim();
	if (name.length === value.value.length) return;
	if (name === '' && isReportedAsEmpty(keyOf(value), severity)) return;
	const message = messageFor(value, name, severity);
	yield { severity, at: atContent(value), message, state: { value, name } };
}

function messageFor(value: Str, name: string, severity: Severity): Message {
	const text = value.value;
	if (name === '') return messages.noText({ key: keyOf(value) });
	return severity === 'error'
		? messages.noName({ text })
		: messages[consequences.get(keyOf(value)) ?? 'otherName']({ text, name });
}
