/** A driver without hardware in a bundle for iPadOS. */
import { atContent } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { virtualDextExample } from './shared/examplePersonality.js';

export const userResourcesOnIpadosDocs: RuleDocs = {
	what: 'A personality on `IOUserResources` in a dext whose deployment target, as set in `driverPlist.deploymentTarget` or `.driver-plist.json`, includes iPadOS.',
	why: 'On systems other than macOS, the kernel lets the dexts of third parties match only real hardware, except during development (`IOService::startCandidate`). The driver never starts on the iPads of customers.',
	fix: 'Match the hardware that the driver is for, or remove iPadOS from the deployment target.',
	references: ['xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: virtualDextExample({ IOProviderClass: '<string>[|IOUserResources|]</string>' }),
				deploymentTarget: { macOS: '13.0', iPadOS: '16.0' },
				findings: [
					"hint: 'IOUserResources' is not hardware. iPadOS starts a driver on it during development only.",
				],
			},
		],
		good: [
			{ text: virtualDextExample() },
			{ text: virtualDextExample(), deploymentTarget: { macOS: '13.0' } },
		],
	}),
};

const messages = defineMessages('user-resources-on-ipados', {
	notHardware:
		"'{provider}' is not hardware. iPadOS starts a driver on it during development only.",
});

export const userResourcesOnIpados = defineRule({
	code: 'user-resources-on-ipados',
	severity: 'hint',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOProviderClass'],
	*check({ owner, value }, { deploymentTarget }) {
		if (deploymentTarget.iPadOS === undefined) return;
		const provider = owner.providerClass;
		if (provider !== 'IOUserResources' || !owner.get('IOUserServerName')) return;
		yield { at: atContent(value), message: messages.notHardware({ provider }) };
	},
});
