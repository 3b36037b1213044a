/** The facts about the classes of DriverKit frameworks are declarations, and lead to OSObject. */
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../scripts/iig/parseInterface.js';
import { driverKitClasses } from '../../server/src/service/platform/classes.js';
import { driverKitVersions } from '../../server/src/service/platform/driverKit.js';
import { frameworkClasses } from '../../server/src/service/platform/frameworkClasses.js';
import { pairings } from '../../server/src/service/platform/pairings.js';
import { readJson } from './schemaFiles.js';

const classes = [...frameworkClasses.values()];
const named = classes.map((each) => [each.name, each] as const);

describe('classes of DriverKit frameworks', () => {
	it.each(named)('%s has declarations that can be parsed', (_name, { methods }) => {
		const all = Object.values(methods).flat();
		expect(all.filter((text) => parseDeclaration(text) === undefined)).toEqual([]);
		expect(new Set(all).size).toBe(all.length);
	});

	it.each(named)('%s has a superclass with facts', (name, { superclass, framework }) => {
		if (name === 'OSObject') return;
		expect(frameworkClasses.has(superclass ?? '')).toBe(true);
		const known = driverKitClasses.get(name);
		const { classes: written } = readJson(`facts/frameworks/${framework}.json`) as {
			classes: Record<string, { superclass?: string }>;
		};
		// One place for each fact.
		expect(written[name]?.superclass !== undefined).toBe(known === undefined);
		expect(known?.owner ?? framework).toBe(framework);
	});

	it.each(named)('%s names methods that it or a superclass declares', (name, { conduct }) => {
		const declared = new Set(
			lineage(name).flatMap(({ methods }) =>
				Object.values(methods)
					.flat()
					.map((text) => parseDeclaration(text)?.name),
			),
		);
		const mentioned = conduct.flatMap((rule) => [rule.in, rule.name]);
		expect(mentioned.filter((each) => each !== undefined && !declared.has(each))).toEqual([]);
	});

	it('include every superclass of the pairings', () => {
		const unknown = pairings.filter(({ superclass }) => !frameworkClasses.has(superclass));
		expect(unknown.map(({ superclass }) => superclass)).toEqual([]);
	});

	it.each(pairings.map((each) => [`${each.superclass} of ${each.framework}`, each] as const))(
		'%s are as old as their pairing',
		(_title, { superclass, since }) => {
			const versions = Object.keys(frameworkClasses.get(superclass)?.methods ?? {});
			const known = versions.filter((each) => each !== 'unknown').map(Number);
			expect(Math.min(...known)).toBe(Number(since.DriverKit));
		},
	);

	it('have versions that a system is known for', () => {
		const newest = Number(driverKitVersions.at(-1)?.DriverKit);
		const versions = classes.flatMap(({ methods }) => Object.keys(methods));
		const beyond = versions.filter((each) => each !== 'unknown' && Number(each) > newest);
		expect(beyond).toEqual([]);
	});
});

function lineage(name: string): readonly (typeof classes)[number][] {
	const found = frameworkClasses.get(name);
	return found ? [found, ...lineage(found.superclass ?? '')] : [];
}
