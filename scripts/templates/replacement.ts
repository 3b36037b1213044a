/** The remarks of a kext template on devices that DriverKit supports. */

import type { PromptOption } from '../../server/src/scaffold/template.js';
import { replacedFamilies } from '../../server/src/service/platform/kextFamilies.js';

/**
 * The description of the option, and the placeholders `replacement` and, if macOS 11 and later do not load such kexts, `refused`;
 * `name` is a `family` of `schemas/facts/kextFamilies.json`.
 */
export function replacementOf(name: string): Pick<PromptOption, 'description' | 'values'> {
	const family = replacedFamilies.find((each) => each.family === name);
	if (!family?.since) throw new Error(`Nothing replaces the kext family '${name}'.`);
	const replacement = `${family.replacement}, since macOS ${family.since.macOS}`;
	const refused = family.state === 'refused';
	return {
		description: `Supported by DriverKit: ${replacement}${refused ? '; macOS 11 and later do not load such kexts' : ''}`,
		values: { replacement, ...(refused && { refused: 'yes' }) },
	};
}
