/** All templates of the extension and the command line. */
/// <reference path="./bundledTemplates.d.ts" />
import { templates as bundled } from 'driver-plist:templates';
import type { Template } from './template.js';

export const templates: readonly Template[] = bundled;
