/** The keywords that look at a value as a whole; those about its keys and other schemas are in `validate.ts`. */

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

/** In the order in which they are reported: a wrong type before what follows from it. */
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
