/** Asks for a personality skeleton and inserts it into the active property list. */
import { skeletonsRequest } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { activePlist } from './activePlist.js';
import { canInsertPersonality, insertSnippet } from './insertSnippet.js';
import { plainLabel } from './plainLabel.js';
import { askSteps, type Step } from './steps.js';

export async function addPersonality(extension: Extension, target: unknown): Promise<void> {
	const active = await activePlist(extension, target);
	if (!active || !(await canInsertPersonality(extension, active))) return;
	const skeletons = await extension.server.request(skeletonsRequest, { plist: active.plist });
	const step: Step = {
		kind: 'pick',
		key: 'skeleton',
		placeholder: 'What does the driver match?',
		choices: skeletons.map(({ title, description }, index) => ({
			value: String(index),
			label: plainLabel(title),
			detail: plainLabel(description),
		})),
	};
	const answers = await askSteps('Add Personality', async () => [step]);
	const chosen = skeletons[Number(answers?.skeleton)];
	if (chosen) await insertSnippet(extension, active, chosen.body);
}
