/** The keywords that check one value; those about keys and other schemas are in `validate.ts`. */

import type { Keyword } from '../schemaNode.js';
import { constKeyword } from './const.js';
import { enumKeyword } from './enum.js';
import { maximum } from './maximum.js';
import { maxLength } from './maxLength.js';
import { minItems } from './minItems.js';
import { minimum } from './minimum.js';
import { minLength } from './minLength.js';
import { pattern } from './pattern.js';
import { type } from './type.js';

/** In the order in which they are reported: a wrong type before its consequences. */
export const keywords: readonly Keyword[] = [
	type,
	enumKeyword,
	constKeyword,
	minimum,
	maximum,
	minLength,
	maxLength,
	pattern,
	minItems,
];
