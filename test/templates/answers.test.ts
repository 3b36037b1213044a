/** Invalid answers are rejected with a sentence, at their question. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf, numberIn } from '../../server/src/scaffold/answerFaults.js';
import { completeAnswers, defaultOf } from '../../server/src/scaffold/answers.js';
import { codeNameFault } from '../../server/src/scaffold/codeNames.js';
import type { Prompt, Template } from '../../server/src/scaffold/template.js';
import { templates } from '../../server/src/scaffold/templates.js';

const virtual = templates.find(({ id }) => id === 'virtual') as Template;

function ask(kind: Prompt['kind'], answer: string, more: Partial<Prompt> = {}): string | undefined {
	const prompt: Prompt = { key: 'it', title: '', kind, default: '', ...more };
	return faultOf(prompt, answer, { appIdentifier: 'com.example.app' });
}

describe('invalid names', () => {
	it.each([
		['', 'A value is required.'],
		['../evil', "'/'"],
		['a\\b', "'/', '\\'"],
		['a..b', "'..'"],
		['9lives', 'start with a letter'],
		['my driver', "not ' '"],
		['Größe', "not 'ö'"],
		['smile😀', "not '😀'"],
		['_private', 'reserved in C++'],
		['a__b', 'reserved in C++'],
		['class', 'reserved word in C++'],
		['co_await', 'reserved word in C++'],
		['guard', 'reserved word in Swift'],
		['ivars', 'reserved word in DriverKit'],
		['NUL', 'reserved word in Windows'],
		['IOService', 'reserved for classes of Apple'],
		['IOUSBHostDevice', 'reserved for classes of Apple'],
		['IOTADriver', 'reserved for classes of Apple'],
		['OSCReceiver', 'reserved for classes of Apple'],
		['DigitizerTransducer', 'is a class of Apple'],
		['std', 'reserved word in C++'],
		['AppleUserHIDDevice', 'reserved for classes of Apple'],
		['IO', 'reserved for classes of Apple'],
		['Start', 'a method of driver classes'],
		['Create', 'a method of driver classes'],
		['stop', 'a method of driver classes'],
		['free', 'a method of driver classes'],
		['build', 'a file or folder of every project'],
		['Makefile', 'a file or folder of every project'],
		['NULL', 'the C headers'],
		['EOF', 'the C headers'],
		['errno', 'the C headers'],
		['INT_MAX', 'the C headers'],
		['UINT64_MAX', 'the C headers'],
		['uint32_t', 'the C headers'],
		['kern_return_t', 'the C headers'],
		['DEBUG', 'the C headers'],
		['main', 'reserved word in C++'],
		['a'.repeat(64), 'The limit is 63'],
	])('name %j', (answer, sentence) => {
		expect(ask('identifier', answer)).toContain(sentence);
	});

	it.each([
		['NetworkExtension', 'an Apple module'],
		['Foundation', 'an Apple module'],
		['Network', 'an Apple module'],
		['os', 'an Apple module'],
		['Swift', 'an Apple module'],
		['class', 'reserved word in'],
		['my module', "not ' '"],
	])('module %j', (answer, sentence) => {
		expect(ask('module', answer)).toContain(sentence);
	});
});

describe('names in the code of a template', () => {
	it.each([
		['usb-device', 'provider'],
		['usb-device', 'driver'],
		['usb-device', 'OpenDevice'],
		['hid', 'KeyboardReport'],
		['scsi-controller', 'blockSize'],
		['audio', 'sampleRate'],
		['ethernet', 'CloseDevice'],
		['kext', 'provider'],
	])('%s %s', (id, name) => {
		const template = templates.find((each) => each.id === id) as Template;
		expect(completeAnswers(template, { name }).faults).toEqual([
			{ key: 'name', fault: expect.stringContaining(`'${name}' is a name in the code`) },
		]);
	});

	it.each(['Device', 'open', 'Disk', 'Retain', 'USBDriverKit', 'Driver'])('not %s', (name) => {
		const template = templates.find(({ id }) => id === 'usb-device') as Template;
		const { faults } = completeAnswers(template, { name });
		expect(faults.filter(({ fault }) => fault.includes('in the code'))).toEqual([]);
	});
});

describe('invalid answers', () => {
	it.each(['PNP0C0', 'PNP0C0AA1', 'pnp0c0a', 'PNP0C0G', 'PN00C0A', 'ACPI-003'])(
		'hardware id %j',
		(answer) => {
			expect(ask('acpiId', answer)).toMatch(/^A hardware ID is .*ACPI0003\.$/);
		},
	);

	it.each(['AB12CD34E', 'AB12CD34EFG', 'ab12cd34ef', 'AB12-D34EF', 'Example Inc'])(
		'team %j',
		(answer) => {
			expect(ask('teamId', answer)).toMatch(/^A team ID is ten capital letters and digits/);
		},
	);

	it.each([
		['com.example.my driver', "not ' '"],
		['com.-x', "can't start with a hyphen"],
		['-com.example', "can't start with a hyphen"],
		['com.example.my_driver', "not '_'"],
		['driver', 'two or more parts'],
		['com..example', 'two or more parts'],
		['.com.example', 'two or more parts'],
		['com.apple.driver', 'reserved for Apple'],
		[`com.${'a'.repeat(60)}`, 'The limit is 63'],
	])('bundle identifier %j', (answer, sentence) => {
		expect(ask('bundleId', answer)).toContain(sentence);
	});

	it('the identifier of the app as that of its extension', () => {
		expect(ask('bundleId', ' com.example.app', { differsFrom: 'appIdentifier' })).toBe(
			"'com.example.app' is the identifier of the app. Each bundle requires one of its own.",
		);
	});

	it.each(['$(PRODUCT_NAME)', '\u0024{NAME}', '{{name}}'])('text %j', (answer) => {
		expect(ask('text', answer)).toBeDefined();
	});

	it('characters that a device cannot report', () => {
		expect(ask('text', 'Größe', { ascii: true })).toContain('ASCII');
		expect(ask('text', 'A&B <~>', { ascii: true })).toBeUndefined();
	});

	it.each([
		'two\nlines',
		'right \u202e to left',
		'isolate \u2067',
		'nul\0',
		'half \ud83d',
		'no\uffffcharacter',
	])('text %j', (answer) => {
		expect(ask('text', answer)).toContain('not allowed');
	});

	it('an unknown option', () => {
		const options = [{ value: 'no', title: 'No' }];
		expect(ask('choice', 'maybe', { options })).toBe("'maybe' is not one of no.");
	});
});

describe('the IDs of devices', () => {
	it.each([
		['0x10000', 'maximum is 65535 (0xffff)'],
		['65536', 'The maximum is'],
		['-1', "'-1' is not an ID. Write it in hexadecimal, such as 0x05ac."],
		['12345a', 'is not an ID'],
		[
			'1209',
			"'1209' is hexadecimal in the output of lsusb, and decimal in that of ioreg. Write 0x1209, or 0x04b9 for the decimal number.",
		],
		['0010', 'Write 0x0010, or 0x000a for the decimal number.'],
		['1209:0002', 'Enter one of them, such as 0x1209.'],
		['0x46d:0x2', 'Enter one of them, such as 0x046d.'],
		['0x', 'is not an ID'],
		['1e3', 'is not an ID'],
		['046g', 'is not an ID'],
	])('reject %j', (answer, sentence) => {
		expect(ask('id16', answer)).toContain(sentence);
	});

	it.each([
		['046d', 0x046d],
		['c216', 0xc216],
		['C52B', 0xc52b],
		['46d', 0x46d],
		['12e4', 0x12e4],
		['0x1e3', 0x1e3],
		['452', 452],
		['0009', 9],
	])('accept %j', (answer, id) => {
		expect(ask('id16', answer)).toBeUndefined();
		expect(numberIn(answer)).toBe(id);
	});

	it('reject a number beyond the maximum of the question', () => {
		expect(ask('id16', '256', { maximum: 255 })).toContain('255 (0xff)');
		expect(ask('id16', '1209:1', { maximum: 255 })).toContain('Use decimal digits, such as 12,');
	});
});

describe('valid answers', () => {
	it.each<[Prompt['kind'], string]>([
		['identifier', 'MyDriver'],
		['identifier', 'IotaDriver'],
		['identifier', 'OscReceiver'],
		['identifier', 'a'.repeat(63)],
		['identifier', 'Foundation'],
		['identifier', 'StartDriver'],
		['module', 'Start'],
		['teamId', 'AB12CD34EF'],
		['teamId', '1234567890'],
		['acpiId', 'PNP0C0A'],
		['acpiId', 'INT33A1'],
		['acpiId', 'ACPI0003'],
		['acpiId', '80860F14'],
		['bundleId', 'com.example-1.app.driver'],
		['id16', '0xFFFF'],
		['id16', ' 0x05ac '],
		['text', '"Tom & Jerry" <ünïcødé> 日本語 😀 -->'],
	])('%s %j', (kind, answer) => {
		expect(ask(kind, answer)).toBeUndefined();
	});

	it('an identifier that does not start with that of its app', () => {
		const answer = 'com.example.other';
		expect(ask('bundleId', answer, { differsFrom: 'appIdentifier' })).toBeUndefined();
	});
});

describe('defaults', () => {
	it('follow from earlier answers', () => {
		const { answers } = completeAnswers(virtual, { name: 'Lamp_Driver' });
		expect(answers).toMatchObject({
			appIdentifier: 'com.example.Lamp-DriverApp',
			driverIdentifier: 'com.example.Lamp-DriverApp.driver',
			displayName: 'Lamp_Driver',
		});
	});

	it.each([
		['Fábric mouse 2', 'FabricMouse2Driver'],
		['3-D Printer', 'My3DPrinterDriver'],
		['Apple TV', 'MyAppleTVDriver'],
		['日本', 'MyDriver'],
		['USB Driver', 'USBDriver'],
		['430MX - 82371MX Mobile PCI I/O IDE Xcelerator (MPIIX)', 'My430MX82371MXMobilePCIIODriver'],
		['Donaudampfschifffahrtselektrizitätenwerk', 'DonaudampfschifffahrtselekDriver'],
		['OSD Monitor', 'MyOSDMonitorDriver'],
		['', 'MyDriver'],
	])('turn %j into a class name', (productName, name) => {
		const prompt = virtual.prompts.find(({ key }) => key === 'name') as Prompt;
		const previous = { key: 'productName', title: '', kind: 'text', default: '' } as const;
		const template = { ...virtual, prompts: [previous, prompt] };
		expect(defaultOf(template, prompt, { productName })).toBe(name);
	});

	it.each(templates.map((template) => [template.id, template] as const))(
		'of %s are valid after any valid answers',
		(_id, template) => {
			const usual = completeAnswers(template, {}).answers;
			const word = fc.string({ unit: 'grapheme', maxLength: 90 });
			const letters = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,62}$/);
			fc.assert(
				fc.property(word, fc.option(letters, { nil: undefined }), (productName, name) => {
					const given = { productName, ...(name !== undefined && { name }) };
					const prompts = template.prompts.filter(
						({ key }) => Object.hasOwn(given, key) && Object.hasOwn(usual, key),
					);
					const valid = prompts.every((prompt) => {
						const answer = given[prompt.key as keyof typeof given] ?? '';
						const fault = faultOf(prompt, answer, {}) ?? codeNameFault(template, prompt, answer);
						return fault === undefined;
					});
					fc.pre(valid);
					const answers = Object.fromEntries(
						prompts.map(({ key }) => [key, given[key as keyof typeof given] ?? '']),
					);
					expect(completeAnswers(template, answers).faults).toEqual([]);
				}),
				{ numRuns: 60 },
			);
		},
	);

	it('an invalid answer is reported without its consequences', () => {
		const { faults } = completeAnswers(virtual, { name: 'a'.repeat(64) });
		expect(faults.map(({ key }) => key)).toEqual(['name']);
		const both = completeAnswers(virtual, { name: '9', displayName: '{{name}}' });
		expect(both.faults.map(({ key }) => key)).toEqual(['name', 'displayName']);
	});
});

describe('faults', () => {
	it('an answer to a question that does not apply is rejected, with the choice that excludes it', () => {
		const kext = templates.find(({ id }) => id === 'kext') as Template;
		const ids = { vendorId: '0x1209', productId: '2' };
		expect(completeAnswers(kext, ids).faults).toEqual([
			{
				key: 'vendorId',
				fault:
					"'vendorId' and 'productId' do not apply when 'bus' is 'acpi'. Set 'bus' to 'pci' or 'usb'.",
				namesKey: true,
			},
		]);
		expect(completeAnswers(kext, { ...ids, bus: 'usb' }).faults).toEqual([]);
		expect(completeAnswers(kext, { bus: 'usb', acpiName: 'PNP0C0A' }).faults).toMatchObject([
			{ fault: "'acpiName' does not apply when 'bus' is 'usb'. Set 'bus' to 'acpi'." },
		]);
	});

	it('an unknown key is rejected', () => {
		expect(completeAnswers(virtual, { nmae: 'X' }).faults).toMatchObject([{ key: 'nmae' }]);
	});
});
