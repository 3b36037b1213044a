/** Which files near a plist are read, and which are not. */
import { describe, expect, it } from 'vitest';
import { NeighborReader } from '../../../server/src/project/neighborReader.js';
import { noNeighbors } from '../../../server/src/service/index.js';
import { FilesInMemory } from './filesInMemory.js';

const plist = '<plist><dict><key>CFBundleName</key><string>A</string></dict></plist>';

const project = 'file:///project';
const own = `${project}/Driver/Info.plist`;

function filesOf(paths: readonly string[], text: string | undefined = plist): FilesInMemory {
	return new FilesInMemory(new Map(paths.map((path) => [`${project}/${path}`, text])));
}

/** The paths of the neighbors of the plist in `Driver`. */
async function namesOf(
	files: FilesInMemory,
	list: 'inFolder' | 'inProject' | 'ofTarget',
): Promise<readonly string[]> {
	const neighbors = await new NeighborReader(files).of(own);
	return neighbors[list].map(({ uri }) => uri.slice(project.length + 1)).sort();
}

describe('the neighbors of a plist', () => {
	it('are the plists and entitlements in its folder, and those named for the folder', async () => {
		const files = filesOf([
			'Driver/Info.plist',
			'Driver/Driver.entitlements',
			'Driver/Other.plist',
			'Driver/main.cpp',
			'Driver.entitlements',
			'App.entitlements',
		]);
		expect(await namesOf(files, 'inFolder')).toEqual([
			'Driver.entitlements',
			'Driver/Driver.entitlements',
		]);
	});

	it('are those in the folders next to it', async () => {
		const files = filesOf(['Driver/Info.plist', 'App/App.entitlements', 'App/Deep/Info.plist']);
		expect(await namesOf(files, 'inProject')).toEqual(['App/App.entitlements']);
	});

	it('are those of the bundle that contains it, and of the bundles in it', async () => {
		const outer = 'A.kext/Contents/Info.plist';
		const inner = 'A.kext/Contents/PlugIns/B.kext/Contents/Info.plist';
		const innermost = 'A.kext/Contents/PlugIns/B.kext/Contents/PlugIns/C.kext/Contents/Info.plist';
		const reader = new NeighborReader(filesOf([outer, inner, innermost, 'Info.plist']));
		const { inProject } = await reader.of(`${project}/${inner}`);
		expect(inProject.map(({ uri }) => uri.slice(project.length + 1))).toEqual([outer, innermost]);
	});

	it('are without files that are missing or cannot be read', async () => {
		const files = filesOf(['Driver/Info.plist']);
		files.texts.set(`${project}/Driver/Driver.entitlements`, undefined);
		expect(await namesOf(files, 'inFolder')).toEqual([]);
	});

	it('include broken files', async () => {
		const files = filesOf(['Driver/Info.plist', 'Driver/Driver.entitlements'], '<plist><dict');
		const [file] = (await new NeighborReader(files).of(own)).inFolder;
		expect(file?.hasFaults).toBe(true);
	});

	it('name the products of project files', async () => {
		const files = filesOf(['Driver/Info.plist']);
		files.texts.set(
			`${project}/project.yml`,
			'targets:\n  Driver:\n    type: driver-extension\n    info:\n      path: Driver/Info.plist\n',
		);
		const { products } = await new NeighborReader(files).of(own);
		expect(products).toMatchObject([{ project: 'project.yml', target: 'Driver', kind: 'dext' }]);
	});

	it('are none outside of the project', async () => {
		const files = filesOf(['Info.plist', 'A.entitlements']);
		const outside = new FilesInMemory(files.texts, 'file:///elsewhere');
		expect(await new NeighborReader(outside).of(own)).toEqual(noNeighbors);
		expect([...outside.listed, ...outside.opened]).toEqual([]);
	});

	it('are not searched above the project', async () => {
		const files = filesOf(['Info.plist', 'A.entitlements', 'Driver/Info.plist']);
		const top = new FilesInMemory(files.texts, `${project}/Driver`);
		await new NeighborReader(top).of(own);
		expect(new Set(top.listed)).toEqual(new Set([`${project}/Driver`]));
	});

	it('are none if the host fails', async () => {
		const files = filesOf(['Driver/Info.plist']);
		files.list = async () => Promise.reject(new Error('no access'));
		expect(await new NeighborReader(files).of(own)).toEqual(noNeighbors);
	});
});

describe('the neighbors of a plist that a project file names', () => {
	it('are the entitlements of its target, wherever they are in the project', async () => {
		const top = 'file:///work/project';
		const named = ['Config/A%20B.entitlements', 'Deep/Down/B.entitlements'];
		const paths = ['Driver/Info.plist', ...named, 'Config/C.entitlements', '../E.entitlements'];
		const texts = new Map(paths.map((path) => [new URL(path, `${top}/`).href, plist]));
		texts.set(
			`${top}/project.yml`,
			[
				'targets:',
				'  Driver:',
				'    info:',
				'      path: Driver/Info.plist',
				'    configs:',
				'      Debug:',
				'        CODE_SIGN_ENTITLEMENTS: Config/A B.entitlements',
				'      Release:',
				'        CODE_SIGN_ENTITLEMENTS: Driver/../Deep/Down/B.entitlements',
				'      Other:',
				'        CODE_SIGN_ENTITLEMENTS: ../E.entitlements',
				'  App:',
				'    CODE_SIGN_ENTITLEMENTS: Config/C.entitlements',
			].join('\n'),
		);
		const files = new FilesInMemory(texts, top);
		const { ofTarget } = await new NeighborReader(files).of(`${top}/Driver/Info.plist`);
		expect(ofTarget.map(({ uri }) => uri.slice(top.length + 1))).toEqual(named);
		expect(files.opened).not.toContain('file:///work/E.entitlements');
	});

	it('are known together with the other targets that have the same entitlements', async () => {
		const files = filesOf(['A/Info.plist', 'B/Info.plist', 'C/Info.plist', 'Both.entitlements']);
		const targets = [
			['A', 'Both.entitlements'],
			['B', 'both.entitlements'],
			['C', 'C/C.entitlements'],
		].map(
			([folder, entitlements]) =>
				`  ${folder}:\n    info:\n      path: ${folder}/Info.plist\n    settings:\n      CODE_SIGN_ENTITLEMENTS: ${entitlements}\n`,
		);
		files.texts.set(`${project}/project.yml`, `targets:\n${targets.join('')}`);
		const neighbors = await new NeighborReader(files).of(`${project}/A/Info.plist`);
		expect(
			neighbors.targets
				.flatMap(({ files: named }) => named)
				.map((uri) => uri.slice(project.length + 1)),
		).toEqual(['A/Info.plist', 'Both.entitlements', 'B/Info.plist', 'both.entitlements']);
	});
});

describe('the neighbors of a plist on a disk that distinguishes the case', () => {
	it.each([
		['Driver/info.plist', 'Config/A.entitlements'],
		['driver/Info.plist', 'config/a.Entitlements'],
		['Driver/Info.plist', 'CONFIG/A.entitlements'],
	])(
		'are files whose names differ from those on disk in their case: %s, %s',
		async (info, signed) => {
			const files = filesOf(['Driver/Info.plist', 'Config/A.entitlements', 'Config/a.plist']);
			files.texts.set(
				`${project}/project.yml`,
				`targets:\n  Driver:\n    info:\n      path: ${info}\n    settings:\n      CODE_SIGN_ENTITLEMENTS: ${signed}\n`,
			);
			const reader = new NeighborReader(files);
			const ofInfo = await reader.of(own);
			expect(ofInfo.ofTarget.map(({ uri }) => uri)).toEqual([`${project}/Config/A.entitlements`]);
			const ofSigned = await reader.of(`${project}/Config/A.entitlements`);
			expect(ofSigned.ofTarget.map(({ uri }) => uri)).toEqual([own]);
		},
	);
});

describe('the neighbors of a plist in a large project', () => {
	it('are limited to 32 folders and 64 files', async () => {
		const folders = Array.from({ length: 100 }, (_, index) => `Part${index}`);
		const paths = folders.flatMap((each) => [`${each}/Info.plist`, `${each}/A.entitlements`]);
		const files = filesOf(['Driver/Info.plist', ...paths]);
		expect(await namesOf(files, 'inProject')).toHaveLength(64);
		expect(files.listed.length).toBeLessThan(40);
	});

	it.each([
		[64, 64],
		[1500, 1],
	])('in a folder of %i files are %i', async (count, expected) => {
		const others = Array.from({ length: count }, (_, index) => `Driver/A${index}.entitlements`);
		const files = filesOf(['Driver/Info.plist', ...others.slice(1), 'Driver.entitlements']);
		expect(await namesOf(files, 'inFolder')).toHaveLength(expected);
	});

	it('in a folder of many files are those with the same name', async () => {
		const names = Array.from({ length: 40 }, (_, index) => `Driver/Part${index}`);
		const files = filesOf([
			'Driver/Widget-Info.plist',
			'Driver/Widget.entitlements',
			...names.flatMap((name) => [`${name}-Info.plist`, `${name}.entitlements`]),
		]);
		const widget = `${project}/Driver/Widget-Info.plist`;
		const { inFolder } = await new NeighborReader(files).of(widget);
		expect(inFolder.map(({ uri }) => uri)).toEqual([`${project}/Driver/Widget.entitlements`]);
	});
});

describe('a reader', () => {
	it('reads the classes of interfaces, and again after they changed', async () => {
		const files = filesOf(['Driver/Info.plist']);
		const file = `${project}/Driver/Widget.iig`;
		files.texts.set(file, 'class Widget : public IOService { };');
		const reader = new NeighborReader(files);
		const classes = [{ name: 'Widget', superclass: 'IOService', overrides: [] }];
		expect((await reader.of(own)).interfaces).toEqual([{ uri: file, classes }]);
		files.texts.set(file, '');
		expect(reader.textChanged(file)).toBe(true);
		expect((await reader.of(own)).interfaces).toEqual([{ uri: file, classes: [] }]);
	});

	it('reads a file once, and again after it changed', async () => {
		const entitlements = `${project}/Driver/Driver.entitlements`;
		const files = filesOf(['Driver/Info.plist', 'Driver/Driver.entitlements']);
		const reader = new NeighborReader(files);
		const before = await reader.of(own);
		expect(await reader.of(own)).toBe(before);
		files.texts.set(entitlements, '<plist><dict/></plist>');
		expect(reader.textChanged(entitlements)).toBe(true);
		const [file] = (await reader.of(own)).inFolder;
		expect(file?.text).toBe('<plist><dict/></plist>');
	});

	it('reads again what changes while it is read', async () => {
		const entitlements = `${project}/Driver/Driver.entitlements`;
		const files = filesOf(['Driver/Info.plist', 'Driver/Driver.entitlements']);
		const reader = new NeighborReader(files);
		const read = files.read.bind(files);
		let isRead = false;
		files.read = async (uri) => {
			const text = await read(uri);
			if (uri === entitlements && !isRead) {
				isRead = true;
				files.texts.set(entitlements, '<plist><dict/></plist>');
				reader.textChanged(entitlements);
			}
			return text;
		};
		const neighbors = await reader.of(own);
		expect(neighbors.inFolder.map(({ text }) => text)).toEqual(['<plist><dict/></plist>']);
		expect(await reader.of(own)).toBe(neighbors);
	});

	it('reads a file that becomes readable', async () => {
		const entitlements = `${project}/Driver/Driver.entitlements`;
		const files = filesOf(['Driver/Info.plist']);
		files.texts.set(entitlements, undefined);
		const reader = new NeighborReader(files);
		await reader.of(own);
		files.texts.set(entitlements, plist);
		reader.textChanged(entitlements);
		expect((await reader.of(own)).inFolder).toHaveLength(1);
	});

	it('keeps neighbors if another file changes', async () => {
		const reader = new NeighborReader(filesOf(['Driver/Info.plist', 'Driver/A.entitlements']));
		const before = await reader.of(own);
		expect(reader.textChanged(`${project}/Other/Info.plist`)).toBe(false);
		expect(await reader.of(own)).toBe(before);
	});

	it('finds new files after it was cleared', async () => {
		const files = filesOf(['Driver/Info.plist']);
		const reader = new NeighborReader(files);
		await reader.of(own);
		files.texts.set(`${project}/Driver/Driver.entitlements`, plist);
		reader.clear();
		expect((await reader.of(own)).inFolder).toHaveLength(1);
	});
});

describe('what is kept', () => {
	it('is nothing of documents that were closed', async () => {
		const names = Array.from({ length: 20 }, (_, index) => `${index}`);
		const files = filesOf(
			names.flatMap((name) => [
				`${name}/A/Info.plist`,
				`${name}/A/A.entitlements`,
				`${name}/A/A.iig`,
				`${name}/B/Info.plist`,
			]),
		);
		const reader = new NeighborReader(files);
		for (const name of names) {
			for (const folder of ['A', 'B']) await reader.of(`${project}/${name}/${folder}/Info.plist`);
			expect(reader.size).toBeGreaterThan(5);
			reader.textChanged(`${project}/${name}/A/Info.plist`);
			for (const folder of ['A', 'B'])
				await reader.closed(`${project}/${name}/${folder}/Info.plist`);
			expect(reader.size).toBe(0);
		}
		reader.textChanged(own);
		expect(reader.size).toBe(0);
	});

	it('is what other documents are near', async () => {
		const files = filesOf(['A/Info.plist', 'A/A.entitlements', 'B/Info.plist']);
		const reader = new NeighborReader(files);
		const [a, b] = [`${project}/A/Info.plist`, `${project}/B/Info.plist`];
		const known = await reader.of(a);
		await reader.of(b);
		const opened = files.opened.length;
		await reader.closed(b);
		expect(await reader.of(a)).toBe(known);
		expect(files.opened).toHaveLength(opened);
		reader.textChanged(`${project}/A/A.entitlements`);
		expect(await reader.of(a)).not.toBe(known);
	});

	it('is nothing of a document that is closed while its neighbors are found', async () => {
		const reader = new NeighborReader(filesOf(['A/Info.plist', 'A/A.entitlements']));
		const found = reader.of(`${project}/A/Info.plist`);
		reader.textChanged(`${project}/A/Info.plist`);
		await Promise.all([found, reader.closed(`${project}/A/Info.plist`)]);
		expect(reader.size).toBe(0);
	});
});
