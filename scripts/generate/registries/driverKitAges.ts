/** Renders `platform/driverKitAges.generated.ts`: since when DriverKit has its classes, and those of their methods that are newer, from `schemas/facts/frameworks/`. */
import { type FrameworkMethod, frameworkInterfaces } from '../../iig/frameworkInterfaces.js';
import { doNotEdit, type Output } from '../output.js';

export function render(): Output {
	const lines = [...frameworkInterfaces.values()].flatMap(({ name, methods }) =>
		agesOf(name, methods).map((age) => `\t'${age}',`),
	);
	const text = [
		`/** Since when DriverKit has its classes, and those of their methods that are newer. ${doNotEdit} */`,
		'export const ages: readonly string[] = [',
		...lines,
		'];',
		'',
	].join('\n');
	return new Map([['server/src/service/platform/driverKitAges.generated.ts', text]]);
}

/** `IOService 19.0` and `IOService::ClientCrashed 20.4`. None for a class of unknown age. */
function agesOf(name: string, methods: readonly FrameworkMethod[]): readonly string[] {
	const known = methods.flatMap(({ since }) => (since === undefined ? [] : [since]));
	const [oldest] = [...known].sort((a, b) => Number(a) - Number(b));
	// A class with a method of unknown age can be older than the others show. DriverKit began with 19.0.
	const isKnown = known.length === methods.length || oldest === '19.0';
	if (oldest === undefined || !isKnown) return [];
	const newer = new Map<string, string>();
	for (const method of methods) {
		const others = methods.filter((each) => each.name === method.name);
		const isNewer = others.every(({ since }) => since !== undefined && since !== oldest);
		const [first] = others.map(({ since = '' }) => since).sort((a, b) => Number(a) - Number(b));
		if (isNewer && first !== undefined) newer.set(method.name, first);
	}
	return [
		`${name} ${oldest}`,
		...Array.from(newer, ([method, since]) => `${name}::${method} ${since}`),
	];
}
