/** What a class inherits: its superclasses, and the first declaration of a method that it overrides. */
import { frameworkInterfaces } from './frameworkInterfaces.js';
import type { InterfaceClass, InterfaceMethod } from './parseInterface.js';

/** A class of a project or of a framework. */
export type AnyClass = Omit<InterfaceClass, 'start' | 'end'>;

/** The classes of a project by name, which can be superclasses of each other. */
export type ProjectClasses = ReadonlyMap<string, AnyClass>;

const none: ProjectClasses = new Map();

/** The superclasses of a class, the nearest first. Ends at a class without facts. */
export function superclassesOf(
	{ superclass }: AnyClass,
	project: ProjectClasses = none,
): readonly AnyClass[] {
	const found = project.get(superclass ?? '') ?? frameworkInterfaces.get(superclass ?? '');
	return found ? [found, ...superclassesOf(found, project)] : [];
}

/** The class that first declared the method, with its declaration: the class itself if it overrides nothing. */
export function originOf<Class extends AnyClass>(
	owner: Class,
	method: InterfaceMethod,
	project: ProjectClasses = none,
): { readonly owner: AnyClass; readonly method: InterfaceMethod } {
	let origin: { owner: AnyClass; method: InterfaceMethod } = { owner, method };
	for (const each of superclassesOf(owner, project)) {
		const found = each.methods.find((other) => sameSignature(other, method));
		if (found) origin = { owner: each, method: found };
	}
	return origin;
}

/** Whether the method is a plain method of C++, here or where it was declared first. */
export function isLocalOnly(
	owner: AnyClass,
	method: InterfaceMethod,
	project: ProjectClasses = none,
): boolean {
	return method.isLocalOnly || originOf(owner, method, project).method.isLocalOnly;
}

/** Whether two methods have the same name and types of parameters, so that one overrides the other. */
export function sameSignature(a: InterfaceMethod, b: InterfaceMethod): boolean {
	return (
		a.name === b.name &&
		a.isConst === b.isConst &&
		a.parameters.length === b.parameters.length &&
		a.parameters.every(({ type }, index) => sameType(type, b.parameters[index]?.type ?? ''))
	);
}

/** Whether two names are of the same type: some types have two. */
export function sameType(a: string, b: string): boolean {
	return canonical(a) === canonical(b);
}

const aliases: Readonly<Record<string, string>> = {
	IOReturn: 'kern_return_t',
	UInt8: 'uint8_t',
	UInt16: 'uint16_t',
	UInt32: 'uint32_t',
	UInt64: 'uint64_t',
};

function canonical(type: string): string {
	return type
		.replace(/\w+/g, (word) => aliases[word] ?? word)
		.replace(/\b(OS\w+)Ptr\b/g, '$1 *')
		.replace(/\s+/g, '');
}
