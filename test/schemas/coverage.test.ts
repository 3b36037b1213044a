/** Every key of the reference is described, or omitted for a reason. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedFolder } from '../support/shared.js';
import { allKeys, describedKeys, schemaFiles } from './schemaFiles.js';

const absent = !existsSync(`${sharedFolder}/reference/keys.json`);
const reference = (name: string): unknown =>
	JSON.parse(readFileSync(`${sharedFolder}/reference/${name}`, 'utf8'));

/** Keys of the reference that are not described under their name, with the reason. */
const exceptions: Readonly<Record<string, string>> = {
	'root com.apple.developer.driverkit': 'an entitlement, described in entitlements.schema.json',
	'root com.apple.developer.* (any entitlement)': 'a rule for all entitlements, not a key',
	'root IOKitPersonalities_arm64e': 'never read, because OSKext uses arm64 for arm64e',
	'personality UserClientProperties (and any *Properties name)':
		'a pattern of names, described as UserClientProperties and by pattern',
};

/** `OSBundleLibraries_x86_64` is described as `OSBundleLibraries`. */
const plain = (key: string): string =>
	key.replace(/^((?:OS|IO).*)_(?:x86_64|i386|arm64|ppc)$/, '$1');

const inFile = (test: (file: string) => boolean): ReadonlySet<string> =>
	new Set(allKeys.filter(({ file }) => test(file)).map(({ where }) => where.at(-1) ?? ''));
const personalityKeys = inFile((file) => /^(matching\/|personality|runtime)/.test(file));
const rootKeys = new Set(
	[...schemaFiles]
		.filter(([file]) => !/^(matching\/|personality|entitlements)/.test(file))
		.flatMap(([, schema]) => Object.keys(schema.properties ?? {})),
);
const everywhere = inFile(() => true);
const entitlementKeys = new Set(
	Object.keys(schemaFiles.get('entitlements.schema.json')?.properties ?? {}),
);

function missing(keys: readonly (readonly [where: string, key: string])[]): string[] {
	return keys
		.filter(([where, key]) => !(`${where} ${key}` in exceptions))
		.filter(([where, key]) => {
			if (where === 'root') return !rootKeys.has(plain(key));
			if (where === 'entitlement') return !entitlementKeys.has(key);
			if (where === 'runtime-info') return !rootKeys.has(key);
			return !(where.startsWith('nested') ? everywhere : personalityKeys).has(key);
		})
		.map(([where, key]) => `${where} ${key}`);
}

describe.skipIf(absent)('every known key is described (skipped without ../shared)', () => {
	it('of the sources', () => {
		const keys = reference('keys.json') as { key: string; where: string }[];
		expect(keys.length).toBeGreaterThan(400);
		expect(missing(keys.map(({ where, key }) => [where, key] as const))).toEqual([]);
	});
	it("of Apple's documentation", () => {
		const { keys } = reference('apple-docs-keys.json') as {
			keys: { key: string; nestedIn: string }[];
		};
		const where = (nestedIn: string) =>
			nestedIn === 'top level'
				? 'root'
				: nestedIn.startsWith('IOKitPersonalities')
					? 'personality'
					: `nested:${nestedIn}`;
		expect(missing(keys.map(({ key, nestedIn }) => [where(nestedIn), key] as const))).toEqual([]);
	});
	it('of the entitlements', () => {
		const { entitlements } = reference('entitlements.json') as {
			entitlements: { entitlement: string }[];
		};
		expect(
			missing(entitlements.map(({ entitlement }) => ['entitlement', entitlement] as const)),
		).toEqual([]);
	});
	it("cites Apple's page if there is one", () => {
		const { keys } = reference('apple-docs-keys.json') as {
			keys: { key: string; nestedIn: string; documentedAt?: string }[];
		};
		const pages = new Map<string, string[]>();
		for (const { where, schema } of describedKeys) {
			const key = where.at(-1) ?? '';
			pages.set(key, [...(pages.get(key) ?? []), ...(schema['x-references'] ?? [])]);
		}
		const without = keys.filter(
			({ key, documentedAt }) =>
				documentedAt &&
				pages.has(key) &&
				!pages.get(key)?.some((each) => each.startsWith('https://')),
		);
		expect(without.map(({ key }) => key)).toEqual([]);
	});
});
