/** A stack of values that a reader has yet to read, so that deep dumps need no recursion. */
import type { RegistryValue } from './registry.js';
import type { EntryDraft } from './registryTree.js';

export interface WaitingValue {
	readonly value: RegistryValue;
	readonly parent: EntryDraft | undefined;
}

/** Adds values to a stack so that the first one is on top. */
export function pushValues(
	stack: WaitingValue[],
	values: readonly RegistryValue[],
	parent: EntryDraft | undefined,
): void {
	for (const value of [...values].reverse()) stack.push({ value, parent });
}
