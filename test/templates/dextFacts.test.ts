/** The code of dexts, held against the facts about their superclasses. Requires no compiler. */
import { describe, expect, it } from 'vitest';
import { readDriverCode } from '../../scripts/iig/driverCode.js';
import { newestFact } from '../../scripts/iig/newestFact.js';
import { firstSystemWith } from '../../server/src/service/platform/driverKit.js';
import { conductFaults, sessionFaults } from './code/conduct.js';
import { signatureFaults } from './code/signatures.js';
import { allRenderings, type Rendering } from './renderings.js';

const dexts = allRenderings(['default'])
	.filter(({ files }) => files.some(({ path }) => path.endsWith('.iig')))
	.map((rendering) => [rendering.title, rendering, readDriverCode(rendering.files)] as const);

describe('the code of a dext', () => {
	it.each(dexts)('%s declares and defines what its superclasses require', (_title, _, code) => {
		expect(signatureFaults(code)).toEqual([]);
	});

	it.each(dexts)('%s calls what its superclasses require', (_title, _, code) => {
		expect(conductFaults(code)).toEqual([]);
	});

	it.each(dexts)('%s opens its device, and closes it on every path', (_title, _, code) => {
		expect(sessionFaults(code)).toEqual([]);
	});
});

/** SwiftUI, which the app uses, requires macOS 11, which has DriverKit 20.0. */
const oldest = 20;

function promised(rendering: Rendering): { readonly target: string; readonly readme: string } {
	const textOf = (path: RegExp): string =>
		rendering.files.find((file) => path.test(file.path))?.text ?? '';
	const [, target = ''] =
		/DRIVERKIT_DEPLOYMENT_TARGET = "?([\d.]+)/.exec(textOf(/\.pbxproj$/)) ?? [];
	return { target, readme: textOf(/README\.md$/) };
}

describe('the smallest system of a dext', () => {
	it.each(dexts)('%s follows from the facts in use', (_title, rendering, code) => {
		const newest = newestFact(code);
		const since = Math.max(newest?.since ?? 0, oldest);
		const { target, readme } = promised(rendering);
		const system = firstSystemWith(since);
		expect(`${target}, because of ${newest?.fact}`).toBe(
			`${system?.DriverKit}, because of ${newest?.fact}`,
		);
		expect(readme).toContain(`macOS ${system?.macOS} or later (DriverKit ${system?.DriverKit})`);
		expect(rendering.files.some(({ path }) => path.endsWith('.pbxproj'))).toBe(true);
	});
});
