/** What a template says where DriverKit covers the hardware of a kext. */

import type { PromptOption } from '../../server/src/scaffold/template.js';
import { replacedFamilies } from '../../server/src/service/platform/kextFamilies.js';

/**
 * What is shown beside the option, and the holes `replacement` and, where macOS 11 and later do not load such kexts, `refused`;
 * `name` is a `family` of `schemas/facts/replacedKextFamilies.json`.
 */
export function replacementOf(name: string): Pick<PromptOption, 'description' | 'values'> {
	const family = replacedFamilies.find((each) => each.family === name);
	if (!family?.since) throw new Error(`nothing replaces the kext family '${name}'`);
	const replacement = `${family.replacement}, since macOS ${family.since.macOS}`;
	const refused = family.state === 'refused';
	return {
		description: `DriverKit covers it: ${replacement}${refused ? '; macOS 11 and later do not load such kexts' : ''}`,
		values: { replacement, ...(refused && { refused: 'yes' }) },
	};
}
