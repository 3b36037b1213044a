/** Makes tables when they are first used, so that they do not delay the load of the service, and what is known about an object once. */

/** Returns a function that calls `make` once and returns its result each time. */
export function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

/** Returns a function that calls `make` once for each object, and keeps the results as long as the objects exist. */
export function onceFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
	const made = new WeakMap<K, { readonly value: T }>();
	return (of) => {
		let known = made.get(of);
		if (!known) {
			known = { value: make(of) };
			made.set(of, known);
		}
		return known.value;
	};
}
