/** `driver-plist match` with classes that the kernel does not have. */
import { describe, expect, it } from 'vitest';
import { wholePlist } from '../support/wholePlist.js';
import { smallDump } from '../unit/matching/smallDump.js';
import { personality, knobPlist as plist } from './knobPlist.js';
import { makeFolder, runCli } from './runCli.js';

it.each(['IOUserUSBSerial', 'KnobDriver'])(
	'match finds no device for a personality whose class %s the kernel cannot create',
	async (name) => {
		const cwd = await makeFolder({
			'dump.txt': smallDump,
			'Knob.dext/Info.plist': plist.replace('IOUserService', name),
		});
		const args = ['match', 'dump.txt', 'Knob.dext', '--explain', 'Knob'];
		const { status, stdout } = await runCli(args, { cwd });
		expect(stdout).toContain(
			`no match  '${name}' cannot be created. The kernel skips the personality.`,
		);
		expect(stdout).toContain(`    no match  IOClass  ${name}  missing`);
		expect(status).toBe(1);
	},
);

describe('match of a class that is nearly a known one', () => {
	const kext = wholePlist(`<key>CFBundlePackageType</key><string>KEXT</string>
	<key>IOKitPersonalities</key>
	<dict>
		${personality('Nub', '').replace('IOUserService', 'IOUserServic')}
	</dict>`);
	const disabled = '<dict>\n<!-- driver-plist-disable misspelled-class -->';
	const written = plist.replace('IOUserService', 'IOUserServic');
	const unknown =
		"unknown  Unknown class 'IOUserServic'. Did you mean 'IOUserService'? The kernel cannot create an unknown class.";
	it.each([
		['is unknown', { 'Knob.dext/Info.plist': written }, unknown, 1],
		[
			'is unknown in another case',
			{ 'Knob.dext/Info.plist': plist.replace('IOUserService', 'IOuserService') },
			unknown.replace('IOUserServic', 'IOuserService'),
			1,
		],
		[
			'is a match if a kext of the project has it',
			{ 'Knob.dext/Info.plist': written, 'Nub.kext/Contents/Info.plist': kext },
			'match  score 90000, tried first',
			0,
		],
		[
			'is a match if a comment turns the rule off',
			{ 'Knob.dext/Info.plist': written.replace('<dict>', disabled) },
			'match  score 90000, tried first',
			0,
		],
	])('%s', async (_, files, expected, code) => {
		const cwd = await makeFolder({ 'dump.txt': smallDump, ...files });
		const args = ['match', 'dump.txt', '.', '--explain', 'Knob'];
		const { status, stdout } = await runCli(args, { cwd });
		expect(stdout).toContain(expected);
		expect(status).toBe(code);
	});
});

it('match names the known class that a misspelled provider class resembles', async () => {
	const cwd = await makeFolder({
		'dump.txt': smallDump,
		'Knob.dext/Info.plist': plist.replaceAll('IOUSBHostDevice', 'IOUSBHostDevic'),
	});
	const { status, stdout } = await runCli(['match', 'dump.txt', 'Knob.dext'], { cwd });
	expect(stdout).toContain(
		"The dump shows no entry of the class 'IOUSBHostDevic'. Did you mean 'IOUSBHostDevice'?",
	);
	expect(status).toBe(1);
});
