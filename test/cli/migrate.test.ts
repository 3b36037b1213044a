/** `driver-plist migrate`: its output, the files it writes, and the files it rejects. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBinary, parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { cleanKext, makeFolder, plist, runCli } from './runCli.js';

const bluetooth = cleanKext
	.replace(
		'com.apple.iokit.IOHIDFamily',
		'com.apple.iokit.BroadcomBluetoothHostControllerUSBTransport',
	)
	.replace('IOHIDEventDriver', 'BroadcomBluetoothHostControllerUSBTransport');

describe('migrate', () => {
	it('prints the property list, and the remaining work on standard error', async () => {
		const { status, stdout, stderr } = await runCli(['migrate', '-'], { input: cleanKext });
		expect(status).toBe(0);
		expect(parse(stdout)).toMatchObject({
			IOKitPersonalities: {
				Stick: { IOClass: 'AppleUserHIDEventService', ProductID: 3, VendorID: 4617 },
			},
		});
		expect(stderr).toContain('subclass of IOUserHIDEventDriver');
	});

	it('writes the property list and the entitlements without problems', async () => {
		const cwd = await makeFolder({ 'Stick.kext/Contents/Info.plist': cleanKext });
		const args = ['Stick.kext/Contents/Info.plist', '--out', 'Stick/Info.plist'];
		const { status, stdout } = await runCli(['migrate', ...args], { cwd });
		expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
		expect((await readdir(join(cwd, 'Stick'))).sort()).toEqual(['Info.entitlements', 'Info.plist']);
		expect(parse(await readFile(join(cwd, 'Stick/Info.entitlements'), 'utf8'))).toMatchObject({
			'com.apple.developer.driverkit.family.hid.eventservice': true,
		});
		const check = await runCli(['check', 'Stick', '--fail-on', 'warning'], { cwd });
		expect(check.status).toBe(0);
	});

	it.each([
		['Stick.kext', 'Contents/Info.plist'],
		['Stick.kext/', 'Info.plist'],
		['Stick', 'Info.plist'],
	])('reads the Info.plist of the bundle %s, %s', async (bundle, path) => {
		const cwd = await makeFolder({ [join(bundle, path)]: cleanKext });
		const { status, stdout } = await runCli(['migrate', bundle], { cwd });
		expect(status).toBe(0);
		expect(stdout).toContain('<string>AppleUserHIDEventService</string>');
	});

	it('names the Info.plist of a bundle that no dext can replace', async () => {
		const cwd = await makeFolder({ 'Stick.kext/Contents/Info.plist': bluetooth });
		const { status, stderr } = await runCli(['migrate', 'Stick.kext'], { cwd });
		expect(status).toBe(1);
		expect(stderr).toContain(
			`${join('Stick.kext', 'Contents', 'Info.plist')}: 'Stick' was left out.`,
		);
	});

	it('fails for a folder without an Info.plist', async () => {
		const cwd = await makeFolder({ 'Stick.kext/Contents/MacOS/Stick': '' });
		expect(await runCli(['migrate', 'Stick.kext'], { cwd })).toEqual({
			status: 2,
			stdout: '',
			stderr: 'Stick.kext: The folder has no Info.plist.\n',
		});
	});

	it.each(['Info.plist', 'Info.entitlements'])('never overwrites %s', async (name) => {
		const cwd = await makeFolder({ 'kext.plist': cleanKext, [`out/${name}`]: 'mine' });
		const { status, stderr } = await runCli(['migrate', 'kext.plist', '--out', 'out/Info.plist'], {
			cwd,
		});
		expect(status).toBe(2);
		expect(stderr).toBe(
			`Nothing was written, because these files exist already:\n${join('out', name)}\n`,
		);
		expect(await readdir(join(cwd, 'out'))).toEqual([name]);
		expect(await readFile(join(cwd, 'out', name), 'utf8')).toBe('mine');
	});

	it('reports why no dext can replace the kext, with status 1', async () => {
		const cwd = await makeFolder({ 'kext.plist': bluetooth });
		const args = ['migrate', 'kext.plist', '--out', 'Info.plist'];
		expect(await runCli(args, { cwd })).toEqual({
			status: 1,
			stdout: '',
			stderr: "kext.plist: 'Stick' was left out. DriverKit has no family for Bluetooth.\n",
		});
		expect(await readdir(cwd)).toEqual(['kext.plist']);
	});
});

describe('what migrate rejects', () => {
	it.each([
		['an app', plist('\t<key>CFBundlePackageType</key>\n\t<string>APPL</string>')],
		['a list', '<plist version="1.0"><array/></plist>'],
	])('is %s', async (_title, input) => {
		const { status, stdout, stderr } = await runCli(['migrate', '-'], { input });
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
		expect(stderr).toMatch(/^-: This is .*\.\n$/);
	});

	it.each([
		['a file that ends too early', cleanKext.slice(0, cleanKext.indexOf('ProductID'))],
		[
			'a name that is not UTF-8',
			Buffer.from(cleanKext.replace('IOHIDE', 'IO\u00ffHIDE'), 'latin1'),
		],
		[
			'a number with a byte that is not UTF-8',
			Buffer.from(cleanKext.replace('4617', '46\u00ff17'), 'latin1'),
		],
	])('is %s, with status 2', async (_title, input) => {
		const { status, stdout, stderr } = await runCli(['migrate', '-'], { input });
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toMatch(
			/^-: The property list has a syntax error in line \d+\. .* Correct it first\.\n$/,
		);
	});

	it.each([
		['nothing', '', 'The property list is empty.'],
		['bytes', new Uint8Array([0xff, 0xfe, 0, 1, 2]), 'The file is not a property list.'],
		[
			'an old-style property list',
			'{ CFBundlePackageType = KEXT; }',
			'The file is an old-style property list. Convert it with plutil -convert xml1 first.',
		],
	])('is %s, with status 2', async (_title, input, reason) => {
		const { status, stdout, stderr } = await runCli(['migrate', '-'], { input });
		expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `-: ${reason}\n` });
	});

	it.each([
		[[], 'Missing KEXT-PLIST.'],
		[['a', 'b'], 'migrate accepts one KEXT-PLIST only.'],
		[['missing.plist'], 'missing.plist: No such file or folder.'],
		[['.'], '.: The folder has no Info.plist.'],
		[['-', '--out', 'x.entitlements'], '--out requires the name of the Info.plist,'],
	])('is named by the arguments %j', async (args, sentence) => {
		const cwd = await makeFolder();
		const { status, stderr } = await runCli(['migrate', ...args], { cwd, input: cleanKext });
		expect(status).toBe(2);
		expect(stderr).toContain(sentence);
	});
});

describe('a binary property list', () => {
	it('is read', async () => {
		const input = Buffer.from(buildBinary(parse(cleanKext)));
		const { status, stdout } = await runCli(['migrate', '-'], { input });
		expect(status).toBe(0);
		expect(parse(stdout)).toMatchObject({ IOKitPersonalities: { Stick: { VendorID: 4617 } } });
	});

	it('that is damaged is rejected', async () => {
		const { status, stderr } = await runCli(['migrate', '-'], { input: 'bplist00\0\0' });
		expect(status).toBe(2);
		expect(stderr).toBe('-: The binary property list is incomplete at byte 10.\n');
	});
});
