/** What the class of a personality tells of its plist before anything else is known of it. */
import classesFile from '../../../../schemas/facts/classes.json';
import pairingsFile from '../../../../schemas/facts/pairings.json';

const owners = new Map(
	Object.entries(classesFile.kernel as Readonly<Record<string, { readonly owner?: string }>>),
);
const proxyOwners: ReadonlyMap<string, string> = new Map(
	[...pairingsFile.pairings]
		.reverse()
		.map(({ IOClass, CFBundleIdentifierKernel }) => [IOClass, CFBundleIdentifierKernel]),
);

/** Whether the kernel class only stands for a class of a dext, so that it needs IOUserClass and IOUserServerName. */
export function isDriverKitProxy(className: string): boolean {
	return proxyOwners.has(className);
}

/** The bundle that a personality names for a class; undefined where nobody knows. */
export function ownerOf(className: string): string | undefined {
	return proxyOwners.get(className) ?? owners.get(className)?.owner;
}
