/** `#templates`: all templates, which are read from their folders when the code is bundled. */
import type { Template } from './template.js';

export const templates: readonly Template[];
