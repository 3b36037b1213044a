/** An Endpoint Security extension that startup waits for. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const endpointSecurityEarlyBootDocs: RuleDocs = {
	what: '`NSEndpointSecurityEarlyBoot` with `<true/>`.',
	why: 'During startup, third-party programs and volumes wait until the extension has made its first subscription. An extension that subscribes late, or crashes before it subscribes, delays the startup of the Mac.',
	fix: 'Subscribe as the first thing in `main`. Remove the key if the extension does not require events before login.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/nsendpointsecurityearlyboot',
		'https://manp.gs/mac/7/EndpointSecurity',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>NSEndpointSecurityEarlyBoot</key>|]\n<true/>',
				findings: [
					"information: 'NSEndpointSecurityEarlyBoot' delays startup. Third-party programs wait until this extension subscribes.",
				],
				fixes: ["Remove 'NSEndpointSecurityEarlyBoot'"],
			},
		],
		good: [{ text: '<key>NSEndpointSecurityEarlyBoot</key>\n<false/>' }],
	}),
};

const messages = defineMessages('endpoint-security-early-boot', {
	waits: "'{key}' delays startup. Third-party programs wait until this extension subscribes.",
});

export const endpointSecurityEarlyBoot = defineRule({
	code: 'endpoint-security-early-boot',
	severity: 'information',
	kinds: ['systemExtension'],
	messages,
	visit: 'rootKey',
	keys: ['NSEndpointSecurityEarlyBoot'],
	*check({ entry }) {
		if (entry.value.type !== 'boolean' || !entry.value.value) return;
		yield { at: atKey(entry), message: messages.waits({ key: entry.key }), state: entry };
	},
	fixes: (entry) => [removeEntryFix(entry)],
});
