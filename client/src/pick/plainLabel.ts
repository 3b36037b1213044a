/** Names of devices, folders, and files where the workbench would read icons or links in them. */

/** An icon. In other text, the workbench shows a backslash before the `$`. */
const icon = /\$\((?=[A-Za-z0-9-]+(?:~[A-Za-z]+)?\))/g;

/** For labels of quick picks, in which `$(name)` is an icon. */
export function plainLabel(text: string): string {
	return text.replace(/\s+/g, ' ').replace(icon, '\\$(');
}

/** For notifications, in which `[text](target)` is a link. */
export function plainMessage(text: string): string {
	return text.replace(/\]\(/g, '] (');
}
