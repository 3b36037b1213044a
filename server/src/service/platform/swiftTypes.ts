/** Types and functions of macOS that the Swift code of templates uses. */
import swiftTypesFile from '../../../../schemas/facts/swiftTypes.json' with { type: 'json' };

/** Declarations by the version of macOS that introduced them. */
export type SwiftMembers = Readonly<Record<string, readonly string[]>>;

export interface SwiftType {
	readonly framework: string;
	readonly kind: 'class' | 'protocol';
	readonly superclass?: string;
	readonly source: readonly string[];
	readonly members: SwiftMembers;
}

interface SwiftFunctions {
	readonly source: readonly string[];
	readonly members: SwiftMembers;
}

/** By name. */
export const swiftTypes: ReadonlyMap<string, SwiftType> = new Map<string, SwiftType>(
	Object.entries(swiftTypesFile.types as Readonly<Record<string, SwiftType>>),
);

/** The functions that are not methods, by framework. */
export const swiftFunctions: ReadonlyMap<string, SwiftFunctions> = new Map<string, SwiftFunctions>(
	Object.entries(swiftTypesFile.functions as Readonly<Record<string, SwiftFunctions>>),
);
