/** Debug output that was left on. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { kextExample } from './shared/examplePersonality.js';

export const leftoverIokitDebugDocs: RuleDocs = {
	what: 'A personality with `IOKitDebug` other than 0.',
	why: 'The kernel logs what it does with the driver, on the Macs of all users.',
	fix: 'Remove the key before release.',
	references: ['xnu IOService.cpp:probeCandidates', 'xnu IOKitDebug.h'],
	examples: () => ({
		bad: [
			{
				text: kextExample({ '[|IOKitDebug|]': '<integer>65535</integer>' }),
				findings: [
					"information: 'IOKitDebug' is set to 65535. The kernel logs what it does with the driver, for all users.",
				],
				fixes: ["Remove 'IOKitDebug'"],
			},
		],
		good: [{ text: kextExample({ IOKitDebug: '<integer>0</integer>' }) }, { text: kextExample() }],
	}),
};

const messages = defineMessages('leftover-iokit-debug', {
	logs: "'IOKitDebug' is set to {value}. The kernel logs what it does with the driver, for all users.",
});

export const leftoverIokitDebug = defineRule({
	code: 'leftover-iokit-debug',
	severity: 'information',
	kinds: ['kext', 'codelessKext', 'dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOKitDebug'],
	*check({ entry, value }) {
		if (value.type !== 'integer' || !value.value) return;
		yield {
			at: atKey(entry),
			message: messages.logs({ value: value.written.trim() }),
			state: entry,
		};
	},
	fixes: (entry) => [removeEntryFix(entry)],
});
