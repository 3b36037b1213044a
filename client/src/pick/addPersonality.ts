/** Asks for a personality and puts it into the active property list. */
import { skeletonsFor } from '../scaffold/skeletons.js';
import { activePlist } from './activePlist.js';
import { insertSnippet } from './insertSnippet.js';
import { askSteps } from './steps.js';

export async function addPersonality(target: unknown): Promise<void> {
	const active = await activePlist(target);
	if (!active) return;
	const skeletons = skeletonsFor(active.plist.kind);
	const answers = await askSteps('Add Personality', () => [
		{
			kind: 'pick',
			key: 'skeleton',
			placeholder: 'What does the driver match?',
			choices: skeletons.map(({ id, title, description }) => ({
				value: id,
				label: title,
				detail: description,
			})),
		},
	]);
	const chosen = skeletons.find(({ id }) => id === answers?.skeleton);
	if (chosen) await insertSnippet(active.editor, active.plist, chosen.body);
}
