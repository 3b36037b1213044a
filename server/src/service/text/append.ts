/**
 * Adds items at the end of a list. As arguments of `push`, more than about a hundred thousand exceed the stack.
 */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
	for (const item of items) list.push(item);
}
