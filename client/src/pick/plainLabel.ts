/** Names of devices, folders, and files where the workbench would read icons or links in them. */

/** For labels of quick picks, in which `$(name)` is an icon. */
export function plainLabel(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/\$\(/g, '\\$(');
}

/** For notifications, in which `[text](target)` is a link. */
export function plainMessage(text: string): string {
	return text.replace(/\]\(/g, '] (');
}
