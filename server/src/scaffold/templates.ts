/** All templates of the extension and the command line. */
import { templates as bundled } from '#templates';
import type { Template } from './template.js';

export const templates: readonly Template[] = bundled;
