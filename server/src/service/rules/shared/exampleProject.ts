/** Projects of XcodeGen for the examples of rules. */

/** The settings of a target by their names. */
export type Settings = Readonly<Record<string, string>>;

/** A project with one target, whose settings are in their order; `exampleTarget` adds others at its end. */
export function exampleProject(name: string, type: string, settings: Settings): string {
	return `targets:\n${exampleTarget(name, type, settings)}`;
}

/** The lines of a target; a dext names its entitlements, unless the type is in quotes. */
export function exampleTarget(name: string, type: string, settings: Settings): string {
	const entitlements: Settings =
		type === 'driver-extension' ? { CODE_SIGN_ENTITLEMENTS: `${name}/${name}.entitlements` } : {};
	const lines = Object.entries({ ...entitlements, ...settings }).map(
		([key, value]) => `      ${key}: ${value}\n`,
	);
	return `  ${name}:\n    type: ${type}\n    settings:\n${lines.join('')}`;
}

/** The setting with which Xcode names an extension by its identifier, as it does without XcodeGen. */
export const usualName: Settings = { PRODUCT_NAME: '$(PRODUCT_BUNDLE_IDENTIFIER)' };
