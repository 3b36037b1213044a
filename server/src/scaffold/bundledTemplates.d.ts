/** All templates, which are read from their folders when the code is bundled. */
declare module 'driver-plist:templates' {
	export const templates: readonly import('./template.js').Template[];
}
