/** The classes of the DriverKit frameworks as `.iig` files declare them, from the facts. */
import { frameworkClasses } from '../../server/src/service/platform/frameworkClasses.js';
import { type InterfaceClass, type InterfaceMethod, parseDeclaration } from './parseInterface.js';

export interface FrameworkMethod extends InterfaceMethod {
	/** The version of DriverKit that introduced it. Absent if it is unknown. */
	readonly since?: string;
}

export interface FrameworkInterface extends Omit<InterfaceClass, 'methods' | 'start' | 'end'> {
	readonly framework: string;
	readonly methods: readonly FrameworkMethod[];
}

/** By name. */
export const frameworkInterfaces: ReadonlyMap<string, FrameworkInterface> = new Map(
	Array.from(frameworkClasses.values(), ({ name, framework, superclass, methods }) => [
		name,
		{
			name,
			framework,
			...(superclass !== undefined && { superclass }),
			methods: Object.entries(methods).flatMap(([since, declarations]) =>
				declarations.flatMap((text) => {
					const method = parseDeclaration(text);
					return method ? [{ ...method, ...(since !== 'unknown' && { since }) }] : [];
				}),
			),
		},
	]),
);
