/** Dumps of real Macs, where they are present: each has the entries that other readers found in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRegistry } from '../../server/src/service/registry/readRegistry.js';
import { sharedFolder } from '../support/shared.js';

interface Dump {
	readonly file: string;
	readonly format: string;
	/** Those of the I/O Registry only. */
	readonly nodes?: number;
	readonly nodesWithProperties?: number;
}

const folder = join(sharedFolder, 'dumps');
const index = join(folder, 'index.json');
const dumps = existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as Dump[]) : [];

/** How many more entries we read than the index has, all and with properties, and why. */
const differences: Readonly<
	Record<string, readonly [entries: number, withProperties: number, why: string]>
> = {
	'MacBook2_1.zip.ioreg.gz': [-20, -20, 'devices that are gone'],
	'MacBookPro7_1.zip.ioreg.gz': [-38, -38, 'devices that are gone'],
	'MacBookPro5_2.zip.txt.gz': [436, 248, 'entries whose line is clipped'],
};

describe('a dump of a real Mac (skipped without ../shared)', () => {
	it.skipIf(dumps.length === 0)('is present', () => {
		expect(dumps.length).toBeGreaterThan(100);
	});

	it.each(dumps.filter(({ nodes }) => nodes !== undefined))('has all entries: $file', (dump) => {
		const result = readRegistry(gunzipSync(readFileSync(join(folder, dump.file))));
		if ('reason' in result) throw new Error(result.reason);
		const [more, moreWithProperties] = differences[dump.file] ?? [0, 0];
		const withProperties = result.entries.filter(({ properties }) => properties.size > 0);
		expect(result.entries.length).toBe((dump.nodes ?? 0) + more);
		expect(withProperties.length).toBe((dump.nodesWithProperties ?? 0) + moreWithProperties);
	});

	const formats = [
		['lsusb', /^lsusb/],
		['lspci', /^lspci -nnvv/],
		['system_profiler', /^system_profiler/],
	] as const;
	const lists = formats.flatMap(([format, pattern]) =>
		dumps.filter((dump) => pattern.test(dump.format)).map(({ file }) => ({ file, format })),
	);
	it.each(lists)('has devices: $file', ({ file, format }) => {
		expect(readRegistry(gunzipSync(readFileSync(join(folder, file))))).toMatchObject({
			format,
			entries: { 0: { shown: 'some' } },
		});
	});
});
