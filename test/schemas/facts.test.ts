/** The facts about classes, libraries and versions are consistent. */
import { describe, expect, it } from 'vitest';
import { readJson, schemaFiles } from './schemaFiles.js';

interface ClassFact {
	superclass?: string;
	owner?: string;
	aliases?: string[];
	abstract?: boolean;
	closed?: boolean;
}
interface Conditional {
	class?: string;
	name?: string;
	when?: string;
}
interface Pairing {
	superclass: string;
	framework: string;
	IOClass: string;
	providers: Conditional[];
	entitlements: Conditional[];
}

const facts = <Shape>(name: string): Shape => readJson(`facts/${name}.json`) as Shape;
const classes = facts<Record<'kernel' | 'driverkit', Record<string, ClassFact>>>('classes');
const { bundles } = facts<{ bundles: Record<string, { description?: string }> }>('kernelBundles');
const { versions, frameworks } = facts<{
	versions: { DriverKit: string; macOS: string }[];
	frameworks: Record<string, { family: string; basedOn?: string }>;
}>('driverKit');
const { pairings } = facts<{ pairings: Pairing[] }>('pairings');
const entitlements = Object.keys(schemaFiles.get('entitlements.schema.json')?.properties ?? {});

/** A class and its superclasses; throws if they form a cycle. */
function lineage(world: Record<string, ClassFact>, name: string): string[] {
	const line: string[] = [];
	for (let each: string | undefined = name; each !== undefined; each = world[each]?.superclass) {
		if (line.includes(each)) throw new Error(`circle: ${line.join(' < ')} < ${each}`);
		line.push(each);
	}
	return line;
}

describe.each(['kernel', 'driverkit'] as const)('%s classes', (kind) => {
	const world = classes[kind];
	it('descend from OSObject through known classes', () => {
		for (const name of Object.keys(world)) {
			expect(lineage(world, name).at(-1), name).toBe('OSObject');
			for (const each of lineage(world, name)) expect(world[each], each).toBeDefined();
		}
	});
	it('have known owners', () => {
		const known = kind === 'kernel' ? Object.keys(bundles) : Object.keys(frameworks);
		const owners = new Set(Object.values(world).flatMap(({ owner }) => owner ?? []));
		expect([...owners].filter((owner) => !known.includes(owner))).toEqual([]);
	});
});

describe('lineages that matching relies on', () => {
	it.each([
		['IOUSBHostDevice', 'IOService'],
		['IOPCIDevice', 'IOService'],
		['IOCDMedia', 'IOMedia'],
		['IOUserResources', 'IOService'],
		['IOUserUserClient', 'IOUserClient'],
		['AppleUserHIDEventService', 'IOHIDEventService'],
	])('%s is a kind of %s', (name, ancestor) => {
		expect(lineage(classes.kernel, name)).toContain(ancestor);
	});
});

describe('pairings', () => {
	it.each(pairings.map((each) => [each.superclass, each.framework, each] as const))(
		'%s of %s',
		(superclass, framework, pairing) => {
			expect(Object.keys(classes.driverkit)).toContain(superclass);
			expect(Object.keys(frameworks)).toContain(framework);
			expect(classes.kernel[pairing.IOClass]?.owner).toBeDefined();
			for (const provider of pairing.providers) {
				expect(Object.keys(classes.kernel)).toContain(provider.class);
			}
			for (const entitlement of pairing.entitlements) {
				expect(entitlements).toContain(entitlement.name);
			}
		},
	);
	it('exist for every framework that has a class to subclass', () => {
		const paired = new Set(pairings.map(({ framework }) => framework));
		expect(Object.keys(frameworks).filter((each) => !paired.has(each))).toEqual([]);
	});
});

describe('other facts', () => {
	it('no kernel class is listed as another one', () => {
		const { classes: wrong } = facts<{ classes: Record<string, { use: string }> }>(
			'notKernelClasses',
		);
		for (const [name, { use }] of Object.entries(wrong)) {
			const fact = classes.kernel[name];
			expect(fact === undefined || fact.abstract === true, name).toBe(true);
			expect(classes.kernel[use], use).toBeDefined();
		}
	});
	it('providers are known classes', () => {
		const { providers } = facts<{ providers: { class: string }[] }>('providers');
		expect(providers.map((each) => each.class)).toEqual([
			...new Set(providers.map((each) => each.class)),
		]);
		for (const each of providers) expect(Object.keys(classes.kernel)).toContain(each.class);
	});
	it('providers that choose a family are known classes', () => {
		for (const [file, schema] of schemaFiles) {
			for (const provider of schema['x-providers'] ?? []) {
				expect(Object.keys(classes.kernel), file).toContain(provider);
			}
		}
	});
	it('DriverKit versions increase with macOS versions', () => {
		const rank = (version: string) => {
			const [major = 0, minor = 0] = version.split('.').map(Number);
			return major * 100 + minor;
		};
		for (const key of ['DriverKit', 'macOS'] as const) {
			const ranks = versions.map((each) => rank(each[key]));
			expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
		}
	});
	it('libraries of kext families are known bundles, their classes known classes', () => {
		const { purposes, families, uncovered } = facts<{
			purposes: { superclasses: string[]; ancestors: string[]; libraries: string[] }[];
			families: { providers?: string[]; libraries?: string[] }[];
			uncovered: { libraries?: string[] }[];
		}>('kextFamilies');
		for (const { libraries = [] } of [...purposes, ...families, ...uncovered]) {
			for (const library of libraries) expect(Object.keys(bundles)).toContain(library);
		}
		for (const { superclasses, ancestors } of purposes) {
			for (const each of superclasses) expect(Object.keys(classes.driverkit)).toContain(each);
			for (const each of ancestors) expect(Object.keys(classes.kernel)).toContain(each);
		}
		for (const { providers = [] } of families) {
			for (const provider of providers) expect(Object.keys(classes.kernel)).toContain(provider);
		}
	});
	it('bases of frameworks are frameworks', () => {
		for (const { basedOn } of Object.values(frameworks)) {
			if (basedOn !== undefined) expect(Object.keys(frameworks)).toContain(basedOn);
		}
	});
	it('KPI libraries are not rejected libraries', () => {
		const { libraries, refused } = facts<{
			libraries: Record<string, { compatible: string }>;
			refused: Record<string, string>;
		}>('kpiLibraries');
		for (const [name, { compatible }] of Object.entries(libraries)) {
			expect(compatible).toMatch(/^\d+(\.\d+){1,2}([dab]\d+)?$/);
			expect(refused[name]).toBeUndefined();
		}
	});
	it('build variables are names', () => {
		const { variables } = facts<{ variables: { name: string }[] }>('buildVariables');
		for (const { name } of variables) expect(name).toMatch(/^[A-Za-z_]+$/);
	});
});
