/** An Endpoint Security extension that start-up waits for. */
import { atKey, message } from '../document/finding.js';
import { isTrue, rootEntry } from '../document/rootEntries.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const endpointSecurityEarlyBootDocs: RuleDocs = {
	what: '`NSEndpointSecurityEarlyBoot` with `<true/>`.',
	why: 'During start-up programs and volumes of third parties wait until the extension has made its first subscription. One that subscribes late, or crashes before, holds up the start of the Mac.',
	fix: 'Subscribe as the first thing in `main`; leave the key out where events before log-in do not matter.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/information-property-list/nsendpointsecurityearlyboot',
		'https://manp.gs/mac/7/EndpointSecurity',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>NSEndpointSecurityEarlyBoot</key>|]\n<true/>',
				findings: [
					'information: Start-up waits until this extension has made its first subscription.',
				],
				fixes: ["Remove 'NSEndpointSecurityEarlyBoot'"],
			},
		],
		good: [{ text: '<key>NSEndpointSecurityEarlyBoot</key>\n<false/>' }],
	}),
};

export const endpointSecurityEarlyBoot = definePlistRule({
	code: 'endpoint-security-early-boot',
	severity: 'information',
	kinds: ['systemExtension'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		const entry = rootEntry(plist, 'NSEndpointSecurityEarlyBoot');
		if (!entry || !isTrue(entry.dict, entry.key)) return;
		yield {
			at: atKey(entry),
			message: message('Start-up waits until this extension has made its first subscription.'),
		};
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
