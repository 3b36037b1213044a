/** Whether a path is in one of many folders, and the work of a search that starts in them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderSet } from '../../../server/src/cli/folderSet.js';
import { findPlistFiles } from '../../../server/src/cli/plistFiles.js';
import { WorkCounter } from '../../support/workGrowth.js';

it.each([
	['/a/b', '/', ['/a/b'], true],
	['/a/b/c/d', '/', ['/x', '/a/b'], true],
	['/a/bc', '/', ['/a/b'], false],
	['/a', '/', ['/a/b'], false],
	['/a/b', '/', ['/a/b/'], true],
	['/a/b/', '/', ['/a/b'], true],
	['/a', '/', ['/'], true],
	['/', '/', ['/'], true],
	['/', '/', ['/a'], false],
	['/a', '/', [], false],
	['file:///a/b', '/', ['file:///'], true],
	['file:///a/b', '/', ['file:///a'], true],
	['file:///ab', '/', ['file:///a'], false],
	['C:\\a\\b', '\\', ['C:\\'], true],
	['C:\\a\\b', '\\', ['C:\\a'], true],
	['D:\\a', '\\', ['C:\\'], false],
])('%s, with %s, in %j: %s', (path, separator, folders, expected) => {
	expect(new FolderSet(folders, separator).contains(path)).toBe(expected);
});

describe('the work of a search', () => {
	const counter = new WorkCounter();
	let top = '';
	beforeAll(() => {
		top = mkdtempSync(join(tmpdir(), 'folders-'));
		counter.start();
	});
	afterAll(() => {
		counter.stop();
		rmSync(top, { recursive: true });
	});

	it('grows linearly with the folders that are named', () => {
		const faults = counter.overgrown((count) => {
			const paths = Array.from({ length: count }, (_, index) => join(top, `p${index}`));
			for (const path of paths) {
				mkdirSync(join(path, 'q'), { recursive: true });
				writeFileSync(join(path, 'q/Info.plist'), '');
			}
			expect(findPlistFiles(paths, { usesIgnoreFiles: true }).files).toHaveLength(count);
		});
		expect(faults).toEqual([]);
	});
});
