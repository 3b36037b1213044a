/** What the checks of `code/` find: each case changes a correct driver. */
import { describe, expect, it } from 'vitest';
import { readDriverCode } from '../../scripts/iig/driverCode.js';
import { newestFact } from '../../scripts/iig/newestFact.js';
import { conductFaults, sessionFaults } from './code/conduct.js';
import { signatureFaults } from './code/signatures.js';

const interfaceText = `
#include <DriverKit/IOService.iig>

class Lamp : public IOService
{
public:
	virtual bool init() override;
	virtual void free() override;
	virtual kern_return_t Start(IOService * provider) override;
	virtual kern_return_t Stop(IOService * provider) override;

protected:
	kern_return_t SwitchOn(uint32_t level) LOCALONLY;
};
`;

const code = `
#include "Lamp.h"

static kern_return_t OpenDevice(IOService * driver, IOUSBHostDevice ** device)
{
	return (*device)->Open(driver, 0, 0);
}

bool Lamp::init()
{
	return super::init();
}

void Lamp::free()
{
	super::free();
}

kern_return_t IMPL(Lamp, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	result = OpenDevice(this, &ivars->device);
	if (result == kIOReturnSuccess) {
		result = SwitchOn(1);
	}
	if (result != kIOReturnSuccess) {
		ivars->device->Close(this, 0);
		return result;
	}
	return kIOReturnSuccess;
}

kern_return_t IMPL(Lamp, Stop)
{
	if (ivars->device != nullptr) {
		ivars->device->Close(this, 0);
	}
	return Stop(provider, SUPERDISPATCH);
}

/// Also registers the service.
kern_return_t Lamp::SwitchOn(uint32_t level)
{
	return RegisterService();
}
`;

const plist = `
<key>IOProviderClass</key>
<string>IOUSBHostDevice</string>
<key>IOUserClass</key>
<string>Lamp</string>
`;

interface Change {
	/** Replaces the text before it in the `.iig` file, in the `.cpp` file, or in the property list. */
	readonly iig?: readonly [string | RegExp, string];
	readonly cpp?: readonly [string | RegExp, string];
	readonly plist?: readonly [string | RegExp, string];
}

function read({ iig, cpp, plist: info }: Change) {
	const changed = (text: string, [from, to]: readonly [string | RegExp, string] = ['', '']) => {
		expect(text).toMatch(from);
		return text.replace(from, to);
	};
	return readDriverCode([
		{ path: 'Lamp/Lamp.iig', text: changed(interfaceText, iig) },
		{ path: 'Lamp/Lamp.cpp', text: changed(code, cpp) },
		{ path: 'Lamp/Info.plist', text: changed(plist, info) },
	]);
}

function faultsOf(change: Change): readonly string[] {
	const driver = read(change);
	return [...signatureFaults(driver), ...conductFaults(driver), ...sessionFaults(driver)];
}

it('a correct driver has no faults', () => {
	expect(faultsOf({})).toEqual([]);
});

const cases: readonly (readonly [title: string, change: Change, fault: string])[] = [
	[
		'a superclass without facts',
		{ iig: ['public IOService', 'public IOUserLamp'] },
		'Missing fact: the class IOUserLamp in schemas/facts/frameworks/.',
	],
	[
		'a method that no superclass has',
		{
			iig: ['Stop(IOService * provider) override', 'Stop(IOService * provider, int how) override'],
		},
		'Missing fact: Lamp::Stop overrides a method that no superclass declares.',
	],
	[
		'an override without the word',
		{ iig: ['Stop(IOService * provider) override', 'Stop(IOService * provider)'] },
		"Lamp::Stop is not marked 'override'.",
	],
	[
		'an override with another type',
		{ iig: ['virtual bool init() override', 'virtual int init() override'] },
		'Lamp::init returns int, not bool.',
	],
	[
		'a name of the superclass',
		{ iig: ['SwitchOn(uint32_t level)', 'SetName(uint32_t level)'] },
		'Lamp::SetName hides IOService::SetName.',
	],
	[
		'a declaration without definition',
		{ iig: ['protected:', 'protected:\n\tvoid Blink() LOCALONLY;'] },
		'Lamp::Blink is declared, but not defined.',
	],
	[
		'a definition without declaration',
		{ iig: ['\tvirtual bool init() override;\n', ''] },
		'Lamp::init is defined, but not declared.',
	],
	[
		'IMPL of a local method',
		{ cpp: ['Lamp::SwitchOn(uint32_t level)', 'IMPL(Lamp, SwitchOn)'] },
		'Lamp::SwitchOn is LOCALONLY, but defined by IMPL.',
	],
	[
		'a dispatched method without IMPL',
		{ cpp: ['IMPL(Lamp, Stop)', 'Lamp::Stop(IOService * provider)'] },
		'Lamp::Stop is not defined by IMPL.',
	],
	[
		'other parameters where it is defined',
		{ cpp: ['SwitchOn(uint32_t level)', 'SwitchOn(uint64_t level)'] },
		'Lamp::SwitchOn has other parameters where it is defined.',
	],
	[
		'a call of a method without facts',
		{ cpp: ['return RegisterService();', 'ivars->device->Blink(); return RegisterService();'] },
		'Missing fact: Blink in schemas/facts/frameworks/.',
	],
	[
		'a call of a class without facts',
		{ cpp: ['return RegisterService();', 'IOLamp::Create(); return RegisterService();'] },
		'Missing fact: the class IOLamp in schemas/facts/frameworks/.',
	],
	[
		'no call of the superclass',
		{ cpp: ['super::free();', ''] },
		'Lamp::free does not call the superclass. The superclass frees the memory of the object.',
	],
	[
		'no registration',
		{ cpp: ['RegisterService()', 'kIOReturnSuccess'] },
		'Lamp::Start does not call RegisterService. Until then, no app and no other driver can find the service.',
	],
	[
		'a registration in a comment',
		{ cpp: ['return RegisterService();', '// RegisterService();'] },
		'Lamp::Start does not call RegisterService. Until then, no app and no other driver can find the service.',
	],
	[
		'a device that is never opened',
		{ cpp: ['(*device)->Open(driver, 0, 0)', 'kIOReturnSuccess'] },
		'Lamp does not open IOUSBHostDevice.',
	],
	[
		'a device that is left open',
		{ cpp: ['\t\tivars->device->Close(this, 0);\n\t\treturn result;', '\t\treturn result;'] },
		"Lamp::Start leaves the device open in 'return result'.",
	],
	[
		'a result that is not compared',
		{ cpp: ['return kIOReturnSuccess;\n}', 'return SwitchOn(2);\n}'] },
		"Lamp::Start leaves the device open in 'return SwitchOn ( 2 )'.",
	],
	[
		'a device that is closed only if the lamp is on',
		{ cpp: ['if (ivars->device != nullptr)', 'if (ivars->isOn)'] },
		'Lamp::Stop does not close the device on every path.',
	],
	[
		'a device that is never closed',
		{ cpp: [/if \(ivars->device != nullptr\) \{[^}]*\}/, ''] },
		'Lamp does not close IOUSBHostDevice.',
	],
	[
		'a provider that needs no session',
		{ plist: ['IOUSBHostDevice', 'IOUserResources'] },
		'Lamp::Start opens what is opened already.',
	],
];

describe('a fault is found:', () => {
	it.each(cases)('%s', (_title, change, fault) => {
		expect(faultsOf(change)).toContain(fault);
	});
});

describe('rules of frameworks', () => {
	const disk: Change = { iig: ['public IOService', 'public IOUserBlockStorageDevice'] };

	it('a disk is registered by its superclass', () => {
		const cpp = ['RegisterService()', 'RegisterDext()'] as const;
		expect(faultsOf({ ...disk, cpp })).toContain(
			'Lamp calls RegisterDext. Start of the superclass calls it. A second call registers the disk again.',
		);
		const quiet = faultsOf({ ...disk, cpp: ['RegisterService()', 'kIOReturnSuccess'] });
		expect(quiet.filter((fault) => /Register/.test(fault))).toEqual([]);
	});

	it('pure methods must be overridden', () => {
		expect(faultsOf(disk)).toContain(
			'Lamp does not override IOUserBlockStorageDevice::GetDeviceParams.',
		);
	});

	it('the elements of a HID device are known after Start of the superclass', () => {
		const iig = ['public IOService', 'public IOUserHIDEventDriver'] as const;
		const early = [
			'kern_return_t result = Start',
			'getElements();\n\tkern_return_t result = Start',
		] as const;
		expect(faultsOf({ iig, cpp: early })).toContain(
			'Lamp::Start calls getElements before the superclass. Start of the superclass reads the elements.',
		);
		const late = ['result = OpenDevice', 'getElements();\n\tresult = OpenDevice'] as const;
		expect(faultsOf({ iig, cpp: late }).join()).not.toContain('getElements');
	});

	it('the queues of a SCSI controller are set somewhere', () => {
		const iig = ['public IOService', 'public IOUserSCSIParallelInterfaceController'] as const;
		expect(faultsOf({ iig }).join()).toContain('Lamp does not call SetDispatchQueue.');
		const cpp = ['SwitchOn(1)', 'SetDispatchQueue("AuxiliaryQueue", ivars->queue)'] as const;
		expect(faultsOf({ iig, cpp }).join()).not.toContain('SetDispatchQueue');
	});

	it('the queues of a network interface are enabled by its superclass', () => {
		const enable = 'virtual IOReturn setInterfaceEnable(bool enable) override;';
		const body = (result: string): string =>
			`IOReturn Lamp::setInterfaceEnable(bool enable)\n{\n\treturn ${result};\n}\n`;
		const network = (result: string): Change => ({
			iig: [/IOService\n\{\npublic:/, `IOUserNetworkEthernet\n{\npublic:\n\t${enable}`],
			cpp: ['/// Also', `${body(result)}/// Also`],
		});
		expect(faultsOf(network('kIOReturnSuccess')).join()).toContain(
			'Lamp::setInterfaceEnable does not call the superclass.',
		);
		expect(faultsOf(network('super::setInterfaceEnable(enable)'))).toEqual([]);
	});
});

describe('the newest fact', () => {
	it('is a method that is overridden, called, or the class', () => {
		expect(newestFact(read({}))).toEqual({ since: 19, fact: expect.any(String) });
		const iig = ['public IOService', 'public IOUserSCSIParallelInterfaceController'] as const;
		expect(newestFact(read({ iig }))?.since).toBe(20.4);
		const bundled = [
			'protected:',
			'virtual void UserProcessBundledParallelTasks(const uint16_t parallelRequestSlotIndices[kMaxBundledParallelTasks], uint16_t parallelRequestSlotIndicesCount, OSAction * completion) override;',
		] as const;
		const newer = interfaceText.replace(...iig);
		expect(
			newestFact(readDriverCode([{ path: 'Lamp/Lamp.iig', text: newer.replace(...bundled) }])),
		).toEqual({
			since: 24.4,
			fact: 'IOUserSCSIParallelInterfaceController::UserProcessBundledParallelTasks',
		});
		const called = ['return RegisterService();', 'buffer->SetStreamIsActive(true);'] as const;
		const audio = read({ cpp: [called[0], `IOUserAudioStream * buffer;${called[1]}`] });
		expect(newestFact(audio)?.since).toBe(21);
	});
});
