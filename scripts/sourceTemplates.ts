/** All templates where the source runs without a bundle, as in tests. */
import { readTemplates } from './templates.js';

export const templates = readTemplates();
