/** Makes tables when they are first used, so that they do not delay the load of the service. */

/** Returns a function that calls `make` once and returns its result each time. */
export function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
