/** Build variables of Xcode. */
import buildVariablesFile from '../../../../schemas/facts/buildVariables.json' with {
	type: 'json',
};
import type { DocumentKind } from './documentKind.js';

export interface BuildVariable {
	readonly name: string;
	/** What it always expands to; absent for parts of identifiers and paths. */
	readonly contents?: 'name' | 'version' | 'packageType' | 'language';
	/** A phrase that completes "expands to". */
	readonly expandsTo: string;
	/** Keys whose usual value is the variable. */
	readonly usedIn: readonly string[];
	readonly example: string;
	readonly kinds?: readonly DocumentKind[];
}

/** Most useful first. */
export const buildVariables = buildVariablesFile.variables as readonly BuildVariable[];
/** Operators after a colon, such as `rfc1034identifier`. */
export const buildVariableModifiers: readonly {
	readonly name: string;
	readonly meaning: string;
}[] = buildVariablesFile.modifiers;
