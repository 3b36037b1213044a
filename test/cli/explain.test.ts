/** `driver-plist explain`: descriptions of rules and of lines of a log, for people and for programs. */
import { describe, expect, it } from 'vitest';
import { cleanKext, makeFolder, plist, runCli } from './runCli.js';

describe('explain', () => {
	it('explains the rule, its reason and its fix', async () => {
		const { status, stdout } = await runCli(['explain', 'duplicate-key']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^duplicate-key \(\w+\)$/m);
		for (const title of ['Why', 'How to fix', 'Sources']) {
			expect(stdout).toMatch(new RegExp(`^${title}$`, 'm'));
		}
	});

	it('shows examples without their markers', async () => {
		const { stdout } = await runCli(['explain', 'duplicate-key']);
		expect(stdout).not.toMatch(/\[\||\|\]/);
	});

	it('shows characters that are not visible as code points', async () => {
		const { stdout } = await runCli(['explain', 'byte-order-mark']);
		expect(stdout).toContain('Example\n  ⟨U+FEFF⟩<plist version="1.0">\n');
		expect(stdout).toContain('Fixed\n  <plist version="1.0">\n');
	});

	it.each([[[]], [['unknown-key']], [['OSSystemExtensionErrorDomain error 9']]])(
		'removes Markdown markup: explain %j',
		async (args) => {
			expect((await runCli(['explain', ...args])).stdout).not.toContain('`');
		},
	);

	it('states when a finding has another severity', async () => {
		const { stdout } = await runCli(['explain', 'user-client-class']);
		expect(stdout).toMatch(
			/^user-client-class \(warning\)$[\s\S]*^Other severities\n {2}error: where the kernel or the dext certainly has no such class\.$/m,
		);
	});

	it('lists all rules, also as JSON', async () => {
		const { stdout } = await runCli(['explain', '--format', 'json']);
		expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ code: 'duplicate-key' }));
		expect((await runCli(['explain'])).stdout).toMatch(/^duplicate-key\s/m);
	});

	it.each([
		['explain', ''],
		['explain', ' \t'],
		['look-up', ''],
	])('%s %j is wrong usage', async (command, name) => {
		const { status, stdout, stderr } = await runCli([command, name]);
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toContain(' is empty.');
	});

	it('suggests the nearest rule', async () => {
		const { status, stderr } = await runCli(['explain', 'duplicate-keys']);
		expect(status).toBe(2);
		expect(stderr).toContain("Did you mean 'duplicate-key'?");
	});
});

it.each([
	[['id-as-strin', 'MyDriver'], "Unknown rule 'id-as-strin'. Did you mean 'id-as-string'?"],
	[
		['idVendor'],
		"'idVendor' is a name, not a rule. 'driver-plist look-up' shows what is known of it.",
	],
	[
		['com.apple.developer.driverkit'],
		"'com.apple.developer.driverkit' is a name, not a rule. 'driver-plist look-up' shows what is known of it.",
	],
	[['999', 'MyDriver'], "Unknown rule '999'."],
	[['id-as-string', 'MyDriver'], 'explain accepts a CODE without other arguments.'],
])('explain %j states what is wrong with the arguments', async (args, sentence) => {
	const { status, stderr } = await runCli(['explain', ...args]);
	expect(stderr.split('\n')[0]).toContain(sentence);
	expect(status).toBe(2);
});

describe('explain a code of IOKit', () => {
	it.each(['0xe00002e2', '-536870174', 'kIOReturnNotPermitted', 'open failed: 0xE00002E2'])(
		'%s',
		async (line) => {
			const { status, stdout } = await runCli(['explain', line]);
			expect(stdout).toContain(
				`${line}\nThe code 0xe00002e2 is 'kIOReturnNotPermitted'. IOReturn.h describes it as "not permitted".\n`,
			);
			expect(stdout).toContain('Sources\n  xnu iokit/IOKit/IOReturn.h\n');
			expect(status).toBe(0);
		},
	);

	it('that the header does not define is unknown', async () => {
		const { status, stdout } = await runCli(['explain', '0xe00002cb']);
		expect(stdout).toContain('This message is not known.');
		expect(status).toBe(1);
	});
});

describe('explain an error of an activation by its name', () => {
	it.each<[name: string, meaning: string]>([
		['OSSystemExtensionErrorCodeSignatureInvalid', 'The signature of the extension is invalid'],
		['OSSystemExtensionError.validationFailed', 'The Info.plist or the entitlements'],
		['failed: OSSystemExtensionErrorUnknownExtensionCategory', 'declares none of the known kinds'],
		['OSSystemExtensionErrorUnknown', 'for a reason that the error does not name'],
	])('%s', async (line, meaning) => {
		const { status, stdout } = await runCli(['explain', line]);
		expect(stdout).toContain(meaning);
		expect(status).toBe(0);
	});

	it('that is not known is a message, and not a rule', async () => {
		const { status, stdout } = await runCli(['explain', 'OSSystemExtensionErrorOther']);
		expect(stdout).toContain('This message is not known.');
		expect(status).toBe(1);
	});

	it('a rule in camel case is a rule', async () => {
		const { status, stderr } = await runCli(['explain', 'duplicateKey']);
		expect(stderr).toContain("Unknown rule 'duplicateKey'. Did you mean 'duplicate-key'?");
		expect(status).toBe(2);
	});
});

const line = 'kernel: Couldn\'t alloc class "Widget"';
const dext = plist(`	<key>CFBundlePackageType</key>
	<string>DEXT</string>
	<key>IOKitPersonalities</key>
	<dict>
		<key>Widget</key>
		<dict>
			<key>IOClass</key>
			<string>Widget</string>
			<key>IOProviderClass</key>
			<string>IOPCIDevice</string>
			<key>IOUserServerName</key>
			<string>com.example.widget</string>
		</dict>
	</dict>`);

describe('explain a line of a log', () => {
	it('shows what it means, what to do, and the rules', async () => {
		const { status, stdout } = await runCli(['explain', line]);
		expect(status).toBe(0);
		expect(stdout.startsWith(`${line}\nThe kernel has no class`)).toBe(true);
		for (const title of ['What to do', 'Rules that find the cause', 'Keys to look at', 'Sources']) {
			expect(stdout).toMatch(new RegExp(`^${title}$`, 'm'));
		}
		expect(stdout).toMatch(/^ {2}user-class-as-io-class /m);
		expect(stdout).not.toContain('In the property lists');
	});

	it('shows the finding in the file that is the cause', async () => {
		const cwd = await makeFolder({ 'Widget/Info.plist': dext });
		const { stdout } = await runCli(['explain', line, 'Widget'], { cwd });
		expect(stdout).toMatch(/^Widget\/Info\.plist:12:12: .*\[user-class-as-io-class\]$/m);
	});

	it('shows the keys where no rule finds the cause', async () => {
		const cwd = await makeFolder({ 'Info.plist': cleanKext });
		const { stdout } = await runCli(['explain', 'Couldn\'t alloc class "X"', 'Info.plist'], {
			cwd,
		});
		expect(stdout).toMatch(
			/No finding of these rules\.\n {2}The keys are here:\n {2}Info\.plist:\d+:\d+ /,
		);
	});

	it('reads lines from standard input, each once', async () => {
		const input = `${line}\nsomething else\n${line}\n`;
		const { status, stdout } = await runCli(['explain', '-'], { input });
		expect(status).toBe(0);
		expect(stdout.match(/^What to do$/gm)).toHaveLength(1);
		expect(stdout).toContain(`${line} (2 times)\n`);
		expect(stdout).toMatch(/^1 other line is not a known message\.$/m);
	});

	it.each([
		['com.example.app.widget', " and the bundle 'com.example.app.widget'."],
		['com.apple.system_extension.driver_extension', '.'],
	])('shows what an unknown line names, with the status 1: %s', async (name, end) => {
		const { status, stdout } = await runCli(['explain', `sysextd: hello ${name}`]);
		expect(status).toBe(1);
		expect(stdout).toContain(`This message is not known. It names the program 'sysextd'${end}\n`);
	});

	it.each([
		['Info.plist', 1, "No cause is known to look for in the files. 'driver-plist check' shows"],
		['Missing.plist', 2, 'Missing.plist: No such file or folder.'],
	])('describes for an unknown line what becomes of %s', async (path, expected, message) => {
		const cwd = await makeFolder({ 'Info.plist': dext });
		const { status, stderr } = await runCli(['explain', 'kernel: hello world', path], { cwd });
		expect(status).toBe(expected);
		expect(stderr).toContain(message);
	});

	it('is JSON for programs', async () => {
		const cwd = await makeFolder({ 'Info.plist': dext });
		const { stdout } = await runCli(['explain', line, 'Info.plist', '--format', 'json'], { cwd });
		expect(JSON.parse(stdout)).toMatchObject({
			explained: [
				{
					program: 'kernel',
					holes: { class: 'Widget' },
					message: { id: 'class-not-allocated' },
					findings: [
						{ file: 'Info.plist', code: 'user-class-as-io-class', line: 11, character: 11 },
					],
					places: [{ file: 'Info.plist', key: 'IOClass', line: 10 }],
				},
			],
			unknown: [],
		});
	});

	it('has the status 2 for a missing file', async () => {
		const { status, stderr } = await runCli(['explain', line, 'gone.plist']);
		expect(status).toBe(2);
		expect(stderr).toBe('gone.plist: No such file or folder.\n');
	});
});

describe('the places in the property lists', () => {
	it('are not those of another driver than the one that a line names', async () => {
		const other = cleanKext.replace(
			/<key>IOClass<\/key>\s*<string>[^<]*/,
			'<key>IOClass</key><string>Widget',
		);
		expect(other).not.toBe(cleanKext);
		const cwd = await makeFolder({
			'Gadget/Info.plist': dext.replace('<string>Widget</string>', '<string>Gadget</string>'),
			'Widget/Info.plist': other,
		});
		const { stdout } = await runCli(['explain', line, '.'], { cwd });
		expect(stdout).toContain('No finding of these rules.');
		expect(stdout).not.toContain('Gadget/Info.plist');
		const unnamed = await runCli(['explain', line.replace('Widget', 'Other'), '.'], { cwd });
		expect(unnamed.stdout).toContain('Gadget/Info.plist');
	});

	it('are not mentioned where no property list was read', async () => {
		const { status, stdout } = await runCli(['explain', line, 'Missing']);
		expect(stdout).not.toContain('In the property lists');
		expect(status).toBe(2);
	});
});

it('states how many other problems the files have', async () => {
	const cwd = await makeFolder({ 'Info.plist': cleanKext.replace('<dict>', '<dict>a') });
	const { stdout } = await runCli(['explain', 'Couldn\'t alloc class "X"', 'Info.plist'], {
		cwd,
	});
	expect(stdout).toContain(
		"No finding of these rules.\n  'driver-plist check' finds 1 other problem.\n",
	);
});

it.each([
	['', 'The property list is empty.'],
	[dext.replace('</plist>', ''), 'No program can read the file.'],
])("states that a file can't be read: %j", async (text, reason) => {
	const cwd = await makeFolder({ 'Widget.dext/Info.plist': text });
	const { status, stderr } = await runCli(['explain', line, '.'], { cwd });
	expect(stderr).toMatch(/^Widget\.dext\/Info\.plist:/m);
	expect(stderr).toContain(reason);
	expect(status).toBe(2);
});

it('states that a line is the name of a file', async () => {
	const cwd = await makeFolder({ 'log 1.txt': line });
	const { status, stdout, stderr } = await runCli(['explain', 'log 1.txt'], { cwd });
	expect([status, stdout]).toEqual([2, '']);
	expect(stderr).toContain("'log 1.txt' is a file. Use: driver-plist explain - < FILE");
});

it('states that a log is empty', async () => {
	const { status, stdout, stderr } = await runCli(['explain', '-'], { input: '\n' });
	expect({ status, stdout, stderr }).toEqual({
		status: 1,
		stdout: '',
		stderr: 'The log is empty.\n',
	});
});
