/** Debugging that was switched on and stayed. */
import { atKey, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { kextExample } from './shared/examplePersonality.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const leftoverIokitDebugDocs: RuleDocs = {
	what: 'A personality with `IOKitDebug` other than 0.',
	why: 'The kernel logs what it does with the driver, on the Mac of every user.',
	fix: 'Delete the key before release.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu IOKitDebug.h'],
	examples: () => ({
		bad: [
			{
				text: kextExample({ '[|IOKitDebug|]': '<integer>65535</integer>' }),
				findings: [
					'information: IOKitDebug 65535 makes the kernel log what it does with the driver, for every user.',
				],
				fixes: ["Remove 'IOKitDebug'"],
			},
		],
		good: [{ text: kextExample({ IOKitDebug: '<integer>0</integer>' }) }, { text: kextExample() }],
	}),
};

export const leftoverIokitDebug = definePlistRule({
	code: 'leftover-iokit-debug',
	severity: 'information',
	kinds: ['kext', 'codelessKext', 'dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const entry = dict.get('IOKitDebug');
			if (entry?.value.type !== 'integer' || !entry.value.value) continue;
			yield {
				at: atKey(entry),
				message: message(
					'IOKitDebug {0} makes the kernel log what it does with the driver, for every user.',
					entry.value.written.trim(),
				),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
