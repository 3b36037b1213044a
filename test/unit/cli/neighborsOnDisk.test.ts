/** Neighbors on disk that prove nothing: links in circles or out of the project, and files that are huge, binary, or broken. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNeighbors } from '../../../server/src/cli/projectFiles.js';
import { wholePlist } from '../../support/wholePlist.js';

const dext = wholePlist('<key>com.apple.developer.driverkit</key><true/>');
const xcodeProject = `{ objects = {
	T = { isa = PBXNativeTarget; name = W; productType = "com.apple.product-type.driver-extension"; buildConfigurationList = L; };
	L = { buildConfigurations = (C, ); };
	C = { buildSettings = { INFOPLIST_FILE = Driver/Info.plist; }; };
}; }`;
let top = '';
let project = '';

beforeEach(() => {
	top = mkdtempSync(join(tmpdir(), 'neighbors-'));
	project = join(top, 'project');
	write('project/Driver/Info.plist', wholePlist('<key>CFBundleName</key><string>W</string>'));
});

afterEach(() => {
	rmSync(top, { recursive: true });
});

function write(path: string, content: string | Uint8Array): void {
	mkdirSync(dirname(join(top, path)), { recursive: true });
	writeFileSync(join(top, path), content);
}

async function neighbors(named = project) {
	const reader = await openNeighbors([named]);
	return reader.of(pathToFileURL(join(project, 'Driver/Info.plist')).href);
}

describe('the neighbors on disk', () => {
	it('are files of the folder and of folders next to it', async () => {
		write('project/Driver/Driver.entitlements', dext);
		write('project/App/App.entitlements', dext);
		const { inFolder, inProject } = await neighbors();
		expect([inFolder.length, inProject.length]).toEqual([1, 1]);
	});

	it.each([
		['the repository', 'project/.git/HEAD'],
		['the folder with a project file', 'project/project.yml'],
	])('are those of %s above a folder that is named, and not of the next one', async (_, path) => {
		write('project/App/App.entitlements', dext);
		write('Next/App.entitlements', dext);
		const driver = join(project, 'Driver');
		expect((await neighbors(driver)).inProject).toEqual([]);
		write(path, 'targets:\n');
		expect((await neighbors(driver)).inProject).toHaveLength(1);
		write('project/Info.plist', dext);
		const reader = await openNeighbors([join(project, 'Info.plist')]);
		const { inProject } = await reader.of(pathToFileURL(join(project, 'Info.plist')).href);
		expect(inProject).toEqual([]);
	});

	it('end where links are a circle', async () => {
		symlinkSync(project, join(project, 'Driver/project'));
		symlinkSync(join(project, 'Circle'), join(project, 'Circle'));
		symlinkSync(
			join(project, 'Driver/Loop.entitlements'),
			join(project, 'Driver/Loop.entitlements'),
		);
		const { inFolder, inProject } = await neighbors();
		expect([inFolder.length, inProject.length]).toEqual([0, 0]);
	});

	it('are not files outside of the project, whatever links to them', async () => {
		write('outside/Secret.entitlements', dext);
		symlinkSync(join(top, 'outside/Secret.entitlements'), join(project, 'Driver/A.entitlements'));
		symlinkSync(join(top, 'outside'), join(project, 'Outside'));
		const { inFolder, inProject } = await neighbors();
		expect([inFolder.length, inProject.length]).toEqual([0, 0]);
	});

	it('include the products of a project file, unless that is a link', async () => {
		const project = 'project/Widget.xcodeproj/project.pbxproj';
		write(project, xcodeProject);
		expect((await neighbors()).products).toHaveLength(1);
		renameSync(join(top, project), join(top, 'outside.pbxproj'));
		symlinkSync(join(top, 'outside.pbxproj'), join(top, project));
		expect((await neighbors()).products).toEqual([]);
	});

	it.each<readonly [title: string, content: string | Uint8Array]>([
		['a huge file', dext.replace('</dict>', `${' '.repeat(1_100_000)}</dict>`)],
		[
			'a binary property list',
			Uint8Array.from(Buffer.from('bplist00\u00d1\u0001\u0002', 'latin1')),
		],
		['bytes that are not text', Uint8Array.from([0xff, 0xfe, 0x00, 0x80, 0xc0])],
	])('are without %s', async (_, content) => {
		write('project/Driver/Driver.entitlements', content);
		const { inFolder } = await neighbors();
		expect(inFolder.filter(({ root }) => root?.type === 'dict')).toEqual([]);
	});

	it('are not evidence if they are broken', async () => {
		write('project/Driver/Driver.entitlements', '<plist><dict><key>com.apple.developer.driver');
		const { inFolder } = await neighbors();
		expect(inFolder.map(({ hasFaults }) => hasFaults)).toEqual([true]);
	});
});
