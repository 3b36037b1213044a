/** Families of kexts, and what replaces them outside the kernel. */
import replacedFile from '../../../../schemas/facts/replacedKextFamilies.json' with {
	type: 'json',
};
import type { Availability } from './availability.js';

export interface ReplacedFamily {
	readonly family: string;
	readonly replacement: string;
	readonly since?: Availability;
	readonly state: 'refused' | 'deprecated' | 'possible' | 'only';
	readonly providers?: readonly string[];
	readonly libraries?: readonly string[];
	readonly source: readonly string[];
}

export const replacedFamilies = replacedFile.families as readonly ReplacedFamily[];
