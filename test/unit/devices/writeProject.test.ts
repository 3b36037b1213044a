/** Writing a project: all files or none, in case of any failure. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { URI, Utils } from 'vscode-uri';

const disk = vi.hoisted(() => ({
	files: new Map<string, string>(),
	folders: new Set<string>(['/', '/disk']),
	refuses: '',
}));

vi.mock('vscode', () => {
	class FileSystemError extends Error {
		readonly code = 'FileNotFound';
	}
	const fs = {
		isWritableFileSystem: (scheme: string) => scheme === 'file',
		stat: async ({ path }: { path: string }) => {
			if (disk.files.has(path)) return { type: 1 };
			if (disk.folders.has(path)) return { type: 2 };
			throw new FileSystemError();
		},
		readFile: async ({ path }: { path: string }) =>
			new TextEncoder().encode(disk.files.get(path) ?? ''),
		writeFile: async ({ path }: { path: string }, bytes: Uint8Array) => {
			if (path.endsWith(disk.refuses) && disk.refuses !== '') throw new Error('disk full');
			disk.files.set(path, new TextDecoder().decode(bytes));
		},
		createDirectory: async ({ path }: { path: string }) => void disk.folders.add(path),
		readDirectory: async ({ path }: { path: string }) =>
			[...disk.files.keys(), ...disk.folders].filter((each) => each.startsWith(`${path}/`)),
		delete: async ({ path }: { path: string }) => {
			disk.files.delete(path);
			disk.folders.delete(path);
		},
	};
	return {
		FileSystemError,
		FileType: { File: 1, Directory: 2 },
		Uri: { joinPath: Utils.joinPath },
		workspace: { fs },
	};
});

const { obstaclesTo, writeProject } = await import('../../../client/src/pick/writeProject.js');

const folder = URI.parse('file:///disk/Pedal') as never;
const files = [
	{ path: 'a.txt', text: 'A' },
	{ path: 'inner/deep/b.txt', text: 'B' },
];

beforeEach(() => {
	disk.files.clear();
	disk.folders = new Set(['/', '/disk']);
	disk.refuses = '';
});

describe('writing a project', () => {
	it('creates missing folders', async () => {
		await writeProject(folder, files, []);
		expect([...disk.files]).toEqual([
			['/disk/Pedal/a.txt', 'A'],
			['/disk/Pedal/inner/deep/b.txt', 'B'],
		]);
	});

	it('removes all files if one cannot be written', async () => {
		disk.refuses = 'b.txt';
		await expect(writeProject(folder, files, [])).rejects.toThrow('disk full');
		expect([...disk.files]).toEqual([]);
		expect([...disk.folders]).toEqual(['/', '/disk']);
	});

	it('restores overwritten files, and keeps other files', async () => {
		disk.folders.add('/disk/Pedal');
		disk.files.set('/disk/Pedal/a.txt', 'mine').set('/disk/Pedal/c.txt', 'too');
		disk.refuses = 'b.txt';
		await expect(writeProject(folder, files, ['a.txt'])).rejects.toThrow('disk full');
		expect(Object.fromEntries(disk.files)).toEqual({
			'/disk/Pedal/a.txt': 'mine',
			'/disk/Pedal/c.txt': 'too',
		});
	});
});

describe('a file that the user did not agree to overwrite', () => {
	it('stays, and nothing is written', async () => {
		disk.files.set('/disk/Pedal/inner/deep/b.txt', 'new since the question');
		disk.folders.add('/disk/Pedal').add('/disk/Pedal/inner').add('/disk/Pedal/inner/deep');
		const before = [...disk.files];
		await expect(writeProject(folder, files, ['a.txt'])).rejects.toThrow(
			"'inner/deep/b.txt' already exists.",
		);
		expect([...disk.files]).toEqual(before);
	});
});

describe('obstacles', () => {
	it('are files of the same paths', async () => {
		disk.files.set('/disk/Pedal/inner/deep/b.txt', 'mine');
		expect(await obstaclesTo(folder, files)).toEqual({
			fault: undefined,
			existing: ['inner/deep/b.txt'],
		});
	});

	it('are a file instead of the folder, or a read-only file system', async () => {
		disk.files.set('/disk/Pedal', 'a file');
		expect((await obstaclesTo(folder, files)).fault).toMatch(/is a file/);
		const virtual = URI.parse('vscode-vfs://github/x/y') as never;
		expect((await obstaclesTo(virtual, files)).fault).toMatch(/vscode-vfs/);
	});
});
