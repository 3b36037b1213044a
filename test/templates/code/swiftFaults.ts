/** Whether Swift code matches the facts about the types of macOS that it uses. */
import {
	type SwiftMembers,
	swiftFunctions,
	swiftTypes,
} from '../../../server/src/service/platform/swiftTypes.js';
import {
	parseSwiftFunction,
	type SwiftCall,
	type SwiftCode,
	type SwiftDeclaration,
	type SwiftFunction,
} from './swiftCode.js';

interface KnownFunction extends SwiftFunction {
	/** The version of macOS that introduced it. */
	readonly since: string;
}

function read(members: SwiftMembers): readonly KnownFunction[] {
	return Object.entries(members).flatMap(([since, declarations]) =>
		declarations.flatMap((text) => {
			const found = parseSwiftFunction(text);
			return found ? [{ ...found, since }] : [];
		}),
	);
}

const knownTypes = new Map(
	[...swiftTypes].map(([name, type]) => [name, { ...type, functions: read(type.members) }]),
);
const knownFunctions = [...swiftFunctions.values()].flatMap(({ members }) => read(members));

/** The functions of a type and of its superclasses. */
function functionsOf(name: string): readonly KnownFunction[] {
	const type = knownTypes.get(name);
	return type ? [...type.functions, ...functionsOf(type.superclass ?? '')] : [];
}

/** Names of frameworks whose types have facts. */
const ofFacts = /^(?:NE[A-Z]|OSSystemExtension|es_[a-z])/;

/** `files` are those of one project. */
export function swiftFaults(files: readonly SwiftCode[]): readonly string[] {
	const declarations = files.flatMap((file) => file.declarations);
	const own = new Set(declarations.flatMap((each) => each.functions.map(({ name }) => name)));
	return [
		...files.flatMap(({ errors }) => errors.map((error) => `syntax: ${error}`)),
		...declarations.flatMap(declarationFaults),
		...files.flatMap(({ calls }) => calls.flatMap((call) => callFaults(call, own))),
	];
}

function declarationFaults({ name, inherits, functions }: SwiftDeclaration): readonly string[] {
	const missing = inherits.filter((each) => ofFacts.test(each) && !knownTypes.has(each));
	const known = inherits.filter((each) => knownTypes.has(each));
	const inherited = known.flatMap(functionsOf);
	const required = known
		.filter((each) => knownTypes.get(each)?.kind === 'protocol')
		.flatMap((each) => functionsOf(each).filter(({ isOptional }) => !isOptional));
	return [
		...missing.map((each) => `Missing fact: the type ${each} in schemas/facts/swiftTypes.json.`),
		...functions
			.filter(({ isOverride }) => isOverride && known.length > 0)
			.filter((each) => !inherited.some((other) => overrides(each, other)))
			.map((each) => `${name}.${titleOf(each)} does not override a method.`),
		...required
			.filter((each) => !functions.some((other) => overrides(other, each)))
			.map((each) => `${name} does not implement ${titleOf(each)}.`),
	];
}

function overrides(own: SwiftFunction, known: SwiftFunction): boolean {
	return (
		titleOf(own) === titleOf(known) &&
		own.returns === known.returns &&
		own.parameters.every(({ type }, index) => type === known.parameters[index]?.type)
	);
}

/** As Swift names functions: `request(_:didFailWithError:)`. */
function titleOf({ name, parameters }: SwiftFunction): string {
	return `${name}(${parameters.map(({ label }) => `${label}:`).join('')})`;
}

function callFaults(call: SwiftCall, own: ReadonlySet<string>): readonly string[] {
	const { name, labels } = call;
	if (own.has(name)) return [];
	const isType = knownTypes.has(name);
	const candidates = isType
		? functionsOf(name).filter((each) => each.name === 'init')
		: [...knownFunctions, ...[...knownTypes.values()].flatMap(({ functions }) => functions)].filter(
				(each) => each.name === name,
			);
	if (candidates.length === 0) {
		const isMissing = !isType && ofFacts.test(name);
		return isMissing ? [`Missing fact: ${name} in schemas/facts/swiftTypes.json.`] : [];
	}
	// Every class has the initializer of NSObject.
	if (isType && labels.length === 0) return [];
	if (candidates.some((each) => accepts(each, call))) return [];
	return [
		`${name}(${labels.map((label) => `${label}:`).join('')}) is not ${candidates.map(titleOf).join(' or ')}.`,
	];
}

/** An asynchronous call has no completion handler. */
function accepts(
	{ parameters }: SwiftFunction,
	{ labels, hasTrailingClosure }: SwiftCall,
): boolean {
	let at = 0;
	for (const [index, { label, hasDefault, type }] of parameters.entries()) {
		const isLast = index === parameters.length - 1;
		if (at < labels.length && labels[at] === label) at++;
		else if (isLast && (hasTrailingClosure || /completionHandler/.test(label))) continue;
		else if (!hasDefault || (isLast && type === '')) return false;
	}
	return at === labels.length;
}

/** The newest version of macOS that the code requires. */
export function newestSwiftFact(
	files: readonly SwiftCode[],
): { readonly since: string; readonly fact: string } | undefined {
	const used = files.flatMap(({ declarations, calls }) => [
		...declarations.flatMap(({ inherits, functions }) =>
			inherits.flatMap((each) =>
				functionsOf(each)
					.filter((known) => functions.some((own) => overrides(own, known)))
					.map((known) => ({ since: known.since, fact: `${each}.${titleOf(known)}` })),
			),
		),
		...calls.flatMap((call) =>
			[...knownFunctions, ...functionsOf(call.name).filter((each) => each.name === 'init')]
				.filter((known) => known.name === call.name || knownTypes.has(call.name))
				.filter((known) => accepts(known, call))
				.map((known) => ({ since: known.since, fact: `${call.name} ${titleOf(known)}` })),
		),
	]);
	return used.sort((a, b) => numberOf(b.since) - numberOf(a.since))[0];
}

/** 10.15.4 as 10.1504, 11.0 as 11. */
export function numberOf(version: string): number {
	const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
	return major + minor / 100 + patch / 10_000;
}
