/** The templates that come with the extension and the command line. */
/// <reference path="./bundledTemplates.d.ts" />
export { templates } from 'driver-plist:templates';
