/** `driver-plist migrate`: what it prints and writes, and what it refuses. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { cleanKext, makeFolder, plist, runCli } from './runCli.js';

const bluetooth = cleanKext
	.replace(
		'com.apple.iokit.IOHIDFamily',
		'com.apple.iokit.BroadcomBluetoothHostControllerUSBTransport',
	)
	.replace('IOHIDEventDriver', 'BroadcomBluetoothHostControllerUSBTransport');

describe('migrate', () => {
	it('prints the plist, and on standard error what remains to be done', async () => {
		const { status, stdout, stderr } = await runCli(['migrate', '-'], { input: cleanKext });
		expect(status).toBe(0);
		expect(parse(stdout)).toMatchObject({
			IOKitPersonalities: {
				Stick: { IOClass: 'AppleUserHIDEventService', ProductID: 3, VendorID: 4617 },
			},
		});
		expect(stderr).toContain('subclass of IOUserHIDEventDriver');
	});

	it('writes the plist and the entitlements, which have no problems', async () => {
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

	it.each(['Info.plist', 'Info.entitlements'])('never overwrites %s', async (name) => {
		const cwd = await makeFolder({ 'kext.plist': cleanKext, [`out/${name}`]: 'mine' });
		const { status, stderr } = await runCli(['migrate', 'kext.plist', '--out', 'out/Info.plist'], {
			cwd,
		});
		expect(status).toBe(2);
		expect(stderr).toBe(`Nothing was written: these are in the way.\n${join('out', name)}\n`);
		expect(await readdir(join(cwd, 'out'))).toEqual([name]);
		expect(await readFile(join(cwd, 'out', name), 'utf8')).toBe('mine');
	});

	it('says why there can be no dext, with status 1', async () => {
		const cwd = await makeFolder({ 'kext.plist': bluetooth });
		const args = ['migrate', 'kext.plist', '--out', 'Info.plist'];
		expect(await runCli(args, { cwd })).toEqual({
			status: 1,
			stdout: '',
			stderr: "kext.plist: 'Stick': DriverKit has no family for Bluetooth.\n",
		});
		expect(await readdir(cwd)).toEqual(['kext.plist']);
	});

	it.each([
		['an app', plist('\t<key>CFBundlePackageType</key>\n\t<string>APPL</string>')],
		['nothing', ''],
		['bytes', new Uint8Array([0xff, 0xfe, 0, 1, 2])],
	])('is not for %s', async (_title, input) => {
		const { status, stdout, stderr } = await runCli(['migrate', '-'], { input });
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
		expect(stderr).toMatch(/^-: This is .*\.\n$/);
	});

	it('can not read binary property lists, and says what can', async () => {
		const { status, stderr } = await runCli(['migrate', '-'], { input: 'bplist00\0\0' });
		expect(status).toBe(2);
		expect(stderr).toContain('plutil -convert xml1');
	});

	it.each([
		[[], 'the property list of a kext is missing'],
		[['a', 'b'], 'migrate takes one property list'],
		[['missing.plist'], 'missing.plist: no such file or folder'],
		[['.'], '.: is a folder'],
		[['-', '--out', 'x.entitlements'], '--out takes the name of the Info.plist'],
	])('is refused with %j', async (args, sentence) => {
		const cwd = await makeFolder();
		const { status, stderr } = await runCli(['migrate', ...args], { cwd, input: cleanKext });
		expect(status).toBe(2);
		expect(stderr).toContain(sentence);
	});
});
