/** Superclasses of kernel classes, some of which are not known, or differ between systems. */
import { describe, expect, it } from 'vitest';
import observed from '../../../schemas/facts/observedClasses.json' with { type: 'json' };
import {
	isKindOf,
	isLineageKnown,
	lineageOf,
} from '../../../server/src/service/platform/classes.js';

describe('the superclasses of a class', () => {
	it.each<readonly [string, string, boolean | undefined]>([
		['IOPCIDevice', 'IOService', true],
		['IOPCIDevice', 'IOPCIDevice', true],
		['IOPCIDevice', 'IOMedia', false],
		// Observed, although the source is not public.
		['AppleACPICPU', 'IOCPU', true],
		['AppleACPICPU', 'IOPCIDevice', false],
		// An ancestor is known.
		['AppleUSBDevice', 'IOUSBDevice', true],
		['AppleUSBDevice', 'IOPCIDevice', false],
		// They differ between systems.
		['IOUSBHostDevice', 'IOService', true],
		['IOUSBHostDevice', 'IOUSBDevice', undefined],
		['IOUSBHostDevice', 'IOUSBHostInterface', false],
		// Nothing is known.
		['AcmeDevice', 'IOService', undefined],
		['AcmeDevice', 'AcmeDevice', true],
	])('of %s include %s: %s', (name, ancestor, answer) => {
		expect(isKindOf(name, ancestor)).toBe(answer);
	});

	it('are complete, or not', () => {
		expect(
			['IOPCIDevice', 'AppleACPICPU', 'AppleUSBDevice', 'IOUSBHostDevice', 'AcmeDevice'].filter(
				isLineageKnown,
			),
		).toEqual(['IOPCIDevice', 'AppleACPICPU']);
	});

	it('have no cycles, and end at the root', () => {
		const names = [observed.subclasses, observed.descendants]
			.flatMap((groups) => Object.values(groups))
			.flatMap((group) => group.split(' '));
		const all = [...names, ...Object.keys(observed.alternatives)];
		expect(all.length).toBeGreaterThan(900);
		const ends = all.map((name) => lineageOf(name).at(-1));
		const roots = new Set(ends);
		expect(new Set(all).size).toBe(all.length);
		for (const root of roots) expect(all).not.toContain(root);
	});
});
