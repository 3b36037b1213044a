/** Binary property lists, which `check` reads and `fix` does not change. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBinary } from 'plist';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './runCli.js';

const personality = {
	CFBundleIdentifierKernel: 'com.apple.kpi.iokit',
	IOClass: 'IOUserService',
	IOProviderClass: 'IOUSBHostInterface',
	IOUserClass: 'Widget',
	IOUserServerName: 'com.example.widget',
	bConfigurationValue: 1,
	bInterfaceNumber: 0,
	idProduct: 2,
	idVendor: 0x1209,
};
const dext = {
	CFBundleExecutable: 'com.example.widget',
	CFBundleIdentifier: 'com.example.widget',
	CFBundleInfoDictionaryVersion: '6.0',
	CFBundleName: 'Widget',
	CFBundlePackageType: 'DEXT',
	CFBundleShortVersionString: '1.0',
	CFBundleVersion: '1',
	IOKitPersonalities: { Widget: personality },
	OSBundleUsageDescription: 'Reads the widget.',
};
const faulty = {
	...dext,
	IOKitPersonalities: { Widget: { ...personality, idVendor: '0x1209', IOProbeScore: 5000.5 } },
};
const path = 'com.example.widget.dext/Info.plist';

function folderOf(value: typeof dext | typeof faulty): Promise<string> {
	return makeFolder({ [path]: Buffer.from(buildBinary(value)) });
}

describe('check', () => {
	it('finds nothing in a built dext', async () => {
		const { stdout, status } = await runCli(['check'], { cwd: await folderOf(dext) });
		expect(stdout).toBe(
			'No errors or warnings in 1 file. 1 hint not shown. Use --level hint to show all.\n',
		);
		expect(status).toBe(0);
	});

	it('states the key path of a finding, since the file has no lines', async () => {
		const { stdout, status } = await runCli(['check', path], { cwd: await folderOf(faulty) });
		expect(
			stdout,
		).toBe(`${path}:1:1: error: 'idVendor' must be an integer. The device reports a number, so the string '0x1209' never matches. [id-as-string]
  in IOKitPersonalities/Widget/idVendor
  fix: Convert to '<integer>4617</integer>', after plutil -convert xml1

${path}:1:1: warning: 'IOProbeScore' must be <integer>, not <real> '5000.5'. The kernel uses 0 instead. [wrong-type]
  in IOKitPersonalities/Widget/IOProbeScore

1 error, 1 warning in 1 file. 1 hint not shown. Use --level hint to show all.
`);
		expect(status).toBe(1);
	});

	it('has no edits for programs', async () => {
		const cwd = await folderOf(faulty);
		const json = JSON.parse((await runCli(['check', '--format', 'json'], { cwd })).stdout);
		expect(json.files[0].findings.map((each: { fixes: unknown[] }) => each.fixes)).toEqual([
			[],
			[],
			[],
		]);
		expect(json.summary).toMatchObject({ error: 1, warning: 1, hint: 1, fixable: 0 });
		const sarif = JSON.parse((await runCli(['check', '--format', 'sarif'], { cwd })).stdout);
		const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
		for (const result of sarif.runs[0].results) {
			expect(result.locations[0].physicalLocation.region).toEqual(region);
			expect(result.fixes).toBeUndefined();
		}
	});

	it('warns of a kext, which IOKit does not read', async () => {
		const kext = { ...dext, CFBundlePackageType: 'KEXT' };
		const cwd = await makeFolder({ 'W.kext/Contents/Info.plist': Buffer.from(buildBinary(kext)) });
		const { stdout } = await runCli(['check'], { cwd });
		expect(stdout).toContain(
			'Info.plist:1:1: warning: The file is a binary property list. OSKext and kextutil reject the file. [binary-plist]\n',
		);
	});

	it('reports where a file ends too early', async () => {
		const cwd = await makeFolder({ [path]: Buffer.from(buildBinary(dext)).subarray(0, 100) });
		const { stdout, status } = await runCli(['check'], { cwd });
		expect(stdout).toContain(`${path}:1:1: error: The binary property list is incomplete at byte `);
		expect(status).toBe(1);
	});

	it.each([1, 5, 20, 40, 200])(
		'recognizes a driver in a file that ends %i bytes too early, whatever its place',
		async (missing) => {
			const bytes = Buffer.from(buildBinary(dext));
			const other = Buffer.from(buildBinary({ CFBundleName: 'Widget', Notes: 'x'.repeat(300) }));
			const cwd = await makeFolder({
				'Driver.plist': bytes.subarray(0, bytes.length - missing),
				'Other.plist': other.subarray(0, other.length - missing),
			});
			const { stdout, status } = await runCli(['check'], { cwd });
			expect(stdout).toContain(
				'Driver.plist:1:1: error: The binary property list is incomplete at ',
			);
			expect(stdout).not.toContain('Other.plist');
			expect(status).toBe(1);
		},
	);

	it('ends for a small file that is long in XML', async () => {
		const cwd = await makeFolder({ [path]: Buffer.from(sharedArrays(40)) });
		const { stdout, status } = await runCli(['check'], { cwd });
		expect(stdout).toContain(
			'warning: The binary property list is too long in XML, so it is not checked.',
		);
		expect(status).toBe(0);
	});
});

describe('fix', () => {
	it('states why it does not change the file', async () => {
		const cwd = await folderOf(faulty);
		const before = await readFile(join(cwd, path));
		const { stderr, status } = await runCli(['fix', '.'], { cwd });
		expect(stderr).toBe(
			`${path}: Not changed. It is a binary property list. Convert it with plutil -convert xml1 first.\n0 fixes applied in 0 of 1 file.\n`,
		);
		expect(status).toBe(2);
		expect(await readFile(join(cwd, path))).toEqual(before);
	});

	it('reads a file without fixes', async () => {
		const { stderr, status } = await runCli(['fix', '.'], { cwd: await folderOf(dext) });
		expect({ stderr, status }).toEqual({
			stderr: 'Nothing to fix automatically in 1 file.\n',
			status: 0,
		});
	});
});

/** Arrays of two references to the next one. */
function sharedArrays(depth: number): Uint8Array {
	const objects = Array.from({ length: depth }, (_, at) => [0xa2, at + 1, at + 1]);
	const content = [...objects, [0x09]].flat();
	const offsets = [...objects, []].map((_, at) => 8 + at * 3);
	const numbers = [offsets.length, 0, 8 + content.length];
	const trailer = [
		0,
		0,
		0,
		0,
		0,
		0,
		1,
		1,
		...numbers.flatMap((each) => [0, 0, 0, 0, 0, 0, 0, each]),
	];
	return Uint8Array.from([...Buffer.from('bplist00'), ...content, ...offsets, ...trailer]);
}
