/** The code of all dext templates compiles, with every choice, against headers rendered from the facts. */
import { afterAll, describe, expect, it } from 'vitest';
import { allRenderings } from '../templates/renderings.js';
import { DextCompiler } from './compileDext.js';
import { compiler, withoutCompiler } from './compiler.js';

const dextCompiler = new DextCompiler();
afterAll(() => dextCompiler.remove());

const dexts = allRenderings(['default']).filter(({ files }) =>
	files.some(({ path }) => path.endsWith('.iig')),
);

describe.skipIf(compiler === undefined)(`dexts compile${withoutCompiler}`, () => {
	it.concurrent.each(dexts.map(({ title, files }) => [title, files] as const))(
		'%s',
		async (_title, files) => {
			expect(await dextCompiler.check(files)).toEqual([]);
		},
	);
});

/** Each changes the code of a template so that it no longer compiles. The faults are in the words of g++ and of Clang. */
const mutations: readonly (readonly [
	title: string,
	template: string,
	file: RegExp,
	written: string | RegExp,
	changed: string,
	fault: RegExp,
])[] = [
	[
		'a parameter of another type',
		'serial',
		/\.iig$/,
		'HwProgramBaudRate(uint32_t baudRate)',
		'HwProgramBaudRate(uint64_t baudRate)',
		/'HwProgramBaudRate' is marked 'override', but does not override any method/,
	],
	[
		'another type of result',
		'ethernet',
		/\.iig$/,
		/virtual IOReturn setInterfaceEnable/,
		'virtual bool setInterfaceEnable',
		/error: .*setInterfaceEnable/,
	],
	[
		'a misspelled method',
		'usb-device',
		/MyDriver\.iig$/,
		'Stop(IOService * provider) override',
		'Stopp(IOService * provider) override',
		/'Stopp' is marked 'override', but does not override any method/,
	],
	[
		'a superclass that does not exist',
		'scsi-peripheral',
		/\.iig$/,
		/: public IOUserSCSIPeripheralDeviceType00/,
		': public IOUserSCSIPeripheralDeviceType0',
		/'IOUserSCSIPeripheralDeviceType0', the superclass of 'MyDriver', is unknown/,
	],
	[
		'a missing override of a pure method',
		'block-storage',
		/\.iig$/,
		/\tvirtual kern_return_t DoAsyncUnmapPriv\([^;]*;/,
		'',
		/error: .*(?:DoAsyncUnmapPriv|abstract)/,
	],
	[
		'an implementation that is not declared',
		'pci',
		/MyDriver\.iig$/,
		/\tvirtual kern_return_t Stop.*/,
		'',
		/error: .*Stop_/,
	],
	[
		'too few arguments',
		'usb-interface',
		/MyDriver\.cpp$/,
		/Close\((\w+), 0\)/,
		'Close($1)',
		/error: .*(?:Close|too few arguments)/,
	],
	[
		'a method that the superclass does not have',
		'audio',
		/\.cpp$/,
		'super::StartDevice(',
		'super::StartDevices(',
		/error: .*StartDevices/,
	],
	[
		'an unknown constant',
		'scsi-controller',
		/\.cpp$/,
		/kSCSIServiceResponse_FUNCTION_REJECTED/,
		'kSCSIServiceResponse_REJECTED',
		/error: .*'kSCSIServiceResponse_REJECTED'/,
	],
	[
		'an unknown field',
		'block-storage',
		/\.cpp$/,
		/deviceParams->blockSize/,
		'deviceParams->sizeOfBlock',
		/error: .*'sizeOfBlock'/,
	],
	[
		'a header that does not exist',
		'midi',
		/\.iig$/,
		'MIDIDriverKit/IOUserMIDIDriver.iig',
		'MIDIDriverKit/IOUserMIDI.iig',
		/error: .*MIDIDriverKit\/IOUserMIDI\.h/,
	],
	[
		'an argument of another class',
		'virtual',
		/MyDriver\.cpp$/,
		/super::init\(\)/,
		'super::init(this)',
		/error: .*(?:init|arguments)/,
	],
	[
		'a format that does not suit its argument',
		'usb-device',
		/MyDriver\.cpp$/,
		/0x%08x"/,
		'%s"',
		/warning: format/,
	],
];

describe.skipIf(compiler === undefined)(`faults in code are found${withoutCompiler}`, () => {
	it.concurrent.each(mutations)('%s', async (_title, id, file, written, changed, fault) => {
		const { files } = dexts.find(({ template }) => template.id === id) ?? { files: [] };
		const [target] = files.filter(({ path }) => file.test(path));
		expect(target?.text).toMatch(written);
		const mutated = files.map((each) =>
			each === target ? { ...each, text: each.text.replace(written, changed) } : each,
		);
		expect((await dextCompiler.check(mutated)).join('\n')).toMatch(fault);
	});
});
