/** Whether the code of a dext declares and defines what its superclasses require. */
import {
	type CodeFunction,
	type DriverCode,
	implementationOf,
} from '../../../scripts/iig/driverCode.js';
import { frameworkInterfaces } from '../../../scripts/iig/frameworkInterfaces.js';
import {
	isLocalOnly,
	originOf,
	sameSignature,
	sameType,
	superclassesOf,
} from '../../../scripts/iig/lineage.js';
import {
	type InterfaceClass,
	type InterfaceMethod,
	parseDeclaration,
} from '../../../scripts/iig/parseInterface.js';
import { frameworkClasses } from '../../../server/src/service/platform/frameworkClasses.js';

export function signatureFaults(code: DriverCode): readonly string[] {
	return [...declaredFaults(code), ...callsWithoutFacts(code)];
}

function declaredFaults(code: DriverCode): readonly string[] {
	return [...code.classes.values()].flatMap((owner) => {
		const above = superclassesOf(owner, code.classes);
		if (above.at(-1)?.name !== 'OSObject') {
			const missing = above.at(-1)?.superclass ?? owner.superclass;
			return [`Missing fact: the class ${missing} in schemas/facts/frameworks/.`];
		}
		return [
			...owner.methods.flatMap((method) => declarationFaults(owner, method, code)),
			...owner.methods.flatMap((method) => definitionFaults(owner, method, code)),
			...strayDefinitions(owner, code),
			...missingOverrides(owner, code),
		];
	});
}

function declarationFaults(
	owner: InterfaceClass,
	method: InterfaceMethod,
	{ classes }: DriverCode,
): readonly string[] {
	const title = `${owner.name}::${method.name}`;
	const origin = originOf(owner, method, classes);
	const above = superclassesOf(owner, classes);
	if (origin.owner === owner) {
		const hidden = above.find((each) => each.methods.some(({ name }) => name === method.name));
		if (method.isOverride) {
			return [`Missing fact: ${title} overrides a method that no superclass declares.`];
		}
		return hidden ? [`${title} hides ${hidden.name}::${method.name}.`] : [];
	}
	if (!method.isOverride) return [`${title} is not marked 'override'.`];
	if (!sameType(method.returns, origin.method.returns)) {
		return [`${title} returns ${method.returns}, not ${origin.method.returns}.`];
	}
	return [];
}

function definitionFaults(
	owner: InterfaceClass,
	method: InterfaceMethod,
	code: DriverCode,
): readonly string[] {
	if (method.isPure) return [];
	const title = `${owner.name}::${method.name}`;
	const found = implementationOf(code, owner.name, method.name);
	if (!found) return [`${title} is declared, but not defined.`];
	const isLocal = isLocalOnly(owner, method, code.classes);
	if (isLocal === found.isImpl) {
		return [
			isLocal ? `${title} is LOCALONLY, but defined by IMPL.` : `${title} is not defined by IMPL.`,
		];
	}
	return isLocal && !definesSame(method, found)
		? [`${title} has other parameters where it is defined.`]
		: [];
}

function definesSame(method: InterfaceMethod, { parameters }: CodeFunction): boolean {
	const defined = parseDeclaration(`void ${method.name}(${parameters})`);
	return defined !== undefined && sameSignature({ ...defined, isConst: method.isConst }, method);
}

function strayDefinitions(owner: InterfaceClass, { functions }: DriverCode): readonly string[] {
	const declared = new Set(owner.methods.map(({ name }) => name));
	return functions
		.filter((each) => each.owner === owner.name && !declared.has(each.name))
		.map(({ name }) => `${owner.name}::${name} is defined, but not declared.`);
}

/** Pure methods without an override. A class without code has none: its superclass does everything. */
function missingOverrides(owner: InterfaceClass, { classes }: DriverCode): readonly string[] {
	if (owner.methods.length === 0) return [];
	const lineage = [owner, ...superclassesOf(owner, classes)];
	return lineage.flatMap((each, index) =>
		each.methods
			.filter((method) => isRequired(each.name, method))
			.filter((method) =>
				lineage
					.slice(0, index)
					.every((below) => !below.methods.some((other) => sameSignature(other, method))),
			)
			.map((method) => `${owner.name} does not override ${each.name}::${method.name}.`),
	);
}

/** The pure methods that complete an action are types of callbacks. */
function isRequired(
	owner: string,
	{ name, isPure, isStatic, parameters }: InterfaceMethod,
): boolean {
	const conduct = frameworkClasses.get(owner)?.conduct ?? [];
	const isOptional = conduct.some((each) => each.rule === 'isOptional' && each.name === name);
	return isPure && !isStatic && !isOptional && !parameters.some(({ isTarget }) => isTarget);
}

/** The methods of the root class, which has no facts. */
const ofRoot: readonly string[] = ['retain', 'release', 'isEqualTo', 'getMetaClass'];

/** Calls of static methods and of methods of other objects that no class declares. */
function callsWithoutFacts({ classes, text }: DriverCode): readonly string[] {
	const known = new Set([
		...ofRoot,
		...[...frameworkInterfaces.values(), ...classes.values()].flatMap(({ methods }) =>
			methods.flatMap(({ name, handles }) => (handles ? [name, `CreateAction${name}`] : [name])),
		),
	]);
	const missing = new Set<string>();
	for (const [, owner, name = ''] of text.matchAll(/(?:\b((?:IO|OS)\w+)::|->)(\w+)\(/g)) {
		if (owner !== undefined && !frameworkInterfaces.has(owner)) missing.add(`the class ${owner}`);
		else if (!known.has(name)) missing.add(`${owner === undefined ? '' : `${owner}::`}${name}`);
	}
	return [...missing].map((each) => `Missing fact: ${each} in schemas/facts/frameworks/.`);
}
