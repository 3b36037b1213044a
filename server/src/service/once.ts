/** Tables that are made when somebody first asks for them, so that loading the service takes no time. */

/** A function that gives what `make` gives; `make` runs at the first call. */
export function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
