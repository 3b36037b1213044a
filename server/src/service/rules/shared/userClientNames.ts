/** Which class the name in `IOUserClass` of a user client is. */
import type { NewValue } from '../../edit/plistEdit.js';
import { driverKitClasses, driverKitLineageOf, kernelClasses } from '../../platform/classes.js';
import { isDriverKitProxy, pairings } from '../../platform/pairings.js';
import { isClassName } from '../../text/className.js';
import { editDistance } from '../../text/spelling.js';

/** The kernel class of every user client of a dext. */
export const clientClass = 'IOUserUserClient';

/** The properties from which a dext creates a user client of a class. */
export function clientProperties(userClass: string): NewValue {
	return {
		dict: [
			['IOClass', clientClass],
			['IOUserClass', userClass],
		],
	};
}

/** The class of the user client that a framework creates from a dictionary. */
export function classOfFramework(key: string | undefined): string | undefined {
	return pairings.find(({ userClient }) => userClient?.key === key)?.userClient?.IOUserClass;
}

/** Whether a framework declares a class, which no interface of a project does. */
export function isClientOfFramework(name: string): boolean {
	return pairings.some(({ userClient }) => userClient?.IOUserClass === name);
}

/** Whether a name is that of the superclass or of another class, perhaps with a typo, and not of a user client. */
export function isOtherClass(name: string): boolean {
	const bases = [clientClass, 'IOUserClient'];
	if (bases.includes(name)) return true;
	if (driverKitClasses.has(name)) return !driverKitLineageOf(name).includes('IOUserClient');
	return isDriverKitProxy(name) || bases.some((base) => isTypo(name, base));
}

/** Classes of a dext have similar names with a prefix, another word, or a number: `MyUserClient` and `IOUserClient2`. */
function isTypo(name: string, base: string): boolean {
	if (name.toLowerCase() === base.toLowerCase()) return true;
	const hasOwnEnd = name.startsWith(base) && /[A-Z\d]$/.test(name);
	return name.startsWith('IO') && !hasOwnEnd && editDistance(name, base, 1) === 1;
}

/** The class of the dext where `IOClass` and `IOUserClass` were exchanged. */
export function ownClassIn(ioClass: string | undefined): string | undefined {
	if (ioClass === undefined || !isClassName(ioClass) || isOtherClass(ioClass)) return undefined;
	return kernelClasses.has(ioClass) ? undefined : ioClass;
}

/** Whether the dictionary describes a service, such as a serial port, which a driver can create from a dictionary of any name (xnu IOUserServer.cpp:Create_Impl). */
export function isOtherService(name: string, userName: string | undefined): boolean {
	const isOfFamily = isDriverKitProxy(name) && name !== 'IOUserService';
	return isOfFamily && userName !== undefined && !userName.endsWith('UserClient');
}
