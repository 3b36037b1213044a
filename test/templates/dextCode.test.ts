/** Dexts: what their code must do so that the driver starts, and so that a person sees its device. */
import { describe, expect, it } from 'vitest';
import { allRenderings, type Rendering } from './renderings.js';

const renderings = allRenderings().filter(({ title }) => title.endsWith(' default'));

/** Superclasses that open their provider themselves; the last one sends commands through it without a session. */
const opensItself = [
	'IOUserHIDEventDriver',
	'IOUserUSBHostHIDDevice',
	'IOUserUSBSerial',
	'IOUserSCSIPeripheralDeviceType00',
	'IOUserSCSIPeripheralDeviceType05',
	'IOUserSCSIPeripheralDeviceType07',
];

function textOf({ files }: Rendering, path: string): string {
	return files.find((file) => file.path === path)?.text ?? '';
}

/** Without comments, so that they can't pass for code. */
function codeOf(rendering: Rendering): string {
	return textOf(rendering, 'MyDriver/MyDriver.cpp').replace(/\/\/.*/g, '');
}

function interfaceOf(rendering: Rendering): string {
	return textOf(rendering, 'MyDriver/MyDriver.iig');
}

/** The body of a method, or an empty text. */
function bodyOf(rendering: Rendering, method: string): string {
	const start = new RegExp(
		`^\\S.*(?:IMPL\\(MyDriver, ${method}\\)|MyDriver::${method}\\([^)]*\\))\\n\\{\\n(.*?)^\\}`,
		'ms',
	);
	return start.exec(codeOf(rendering))?.[1] ?? '';
}

function superclassOf(rendering: Rendering): string {
	return /^class MyDriver : public (\w+)/m.exec(interfaceOf(rendering))?.[1] ?? '';
}

function providerOf(rendering: Rendering): string {
	const info = textOf(rendering, 'MyDriver/Info.plist');
	return /<key>IOProviderClass<\/key>\s*<string>(\w+)/.exec(info)?.[1] ?? '';
}

/** All renderings of the templates, by what distinguishes them. */
function of(...ids: readonly string[]): readonly (readonly [string, Rendering])[] {
	return renderings
		.filter(({ template }) => ids.includes(template.id))
		.map((rendering) => [rendering.title, rendering] as const);
}

/** Each text is in `code`, after the one before. */
function expectInOrder(code: string, texts: readonly string[]): void {
	let from = 0;
	for (const text of texts) {
		const at = code.indexOf(text, from);
		expect(at, `'${text}' in:\n${code}`).toBeGreaterThanOrEqual(0);
		from = at + text.length;
	}
}

const withCode = renderings.filter(({ template }) => template.category === 'dext');
const onDevices = withCode.filter(
	(rendering) =>
		providerOf(rendering) !== 'IOUserResources' && !opensItself.includes(superclassOf(rendering)),
);

describe('a driver of a device', () => {
	it('is one of at least seven templates', () => {
		expect(new Set(onDevices.map(({ template }) => template.id)).size).toBeGreaterThanOrEqual(8);
	});

	it.each(onDevices.map((rendering) => [rendering.title, rendering] as const))(
		'%s opens it, and closes it in Stop and when a later step fails',
		(_title, rendering) => {
			const open = rendering.answers.transport === 'pci' ? 'Open(driver, 0)' : 'Open(driver, 0';
			expect(codeOf(rendering)).toContain(`device->${open}`);
			const start = bodyOf(rendering, 'Start');
			expectInOrder(start, [
				'OpenDevice(this, provider, &ivars->device)',
				'result != kIOReturnSuccess',
				'CloseDevice(this, &ivars->device)',
				'return result;',
			]);
			expectInOrder(bodyOf(rendering, 'Stop'), [
				'CloseDevice(this, &ivars->device)',
				'Stop(provider, SUPERDISPATCH)',
			]);
		},
	);

	it.each(
		withCode
			.filter((rendering) => !onDevices.includes(rendering))
			.map((rendering) => [rendering.title, rendering] as const),
	)('%s leaves that to its superclass, or has no device', (_title, rendering) => {
		expect(codeOf(rendering)).not.toContain('OpenDevice');
	});
});

describe('every driver', () => {
	it.each(withCode.map((rendering) => [rendering.title, rendering] as const))(
		'%s marks the places for the code of its author',
		(_title, rendering) => {
			const code = textOf(rendering, 'MyDriver/MyDriver.cpp');
			expect(code).toMatch(/^\t+\/\/ Your code: \S.*$/m);
		},
	);

	it.each(withCode.map((rendering) => [rendering.title, rendering] as const))(
		'%s reports an error of RegisterService',
		(_title, rendering) => {
			expect(codeOf(rendering)).not.toMatch(/return RegisterService\(\)|^\s*RegisterService\(\)/m);
		},
	);
});

describe('HID event drivers', () => {
	it.each(of('hid-event'))('%s reads the elements after the superclass', (_title, rendering) => {
		expect(interfaceOf(rendering)).not.toContain('handleStart');
		expectInOrder(bodyOf(rendering, 'Start'), [
			'Start(provider, SUPERDISPATCH)',
			'ivars->elements = getElements();',
			'ivars->elements->retain();',
			'RegisterService()',
		]);
	});
});

describe('Ethernet drivers', () => {
	it.each(of('ethernet'))('%s publishes an interface and its service', (_title, rendering) => {
		expectInOrder(bodyOf(rendering, 'Start'), ['PublishInterface()', 'RegisterService()']);
		const publish = bodyOf(rendering, 'PublishInterface');
		expect(publish).toContain('registerEthernetInterface(queues, 4, ivars->pool, ivars->pool)');
	});

	it.each(of('ethernet'))('%s lets the superclass enable its queues', (_title, rendering) => {
		expectInOrder(bodyOf(rendering, 'setInterfaceEnable'), [
			'super::setInterfaceEnable(enable)',
			'reportLinkStatus(',
		]);
	});

	it.each(of('ethernet'))('%s accepts what IPv6 requires', (_title, rendering) => {
		for (const method of ['setMulticastAddresses', 'setAllMulticastModeEnable']) {
			expect(bodyOf(rendering, method).trim()).toBe('return kIOReturnSuccess;');
		}
	});
});

describe('block storage drivers', () => {
	const ofDevices = of('block-storage').filter(([, { answers }]) => answers.transport === 'pci');

	it.each(ofDevices)('%s knows its size before the superclass asks', (_title, rendering) => {
		expectInOrder(bodyOf(rendering, 'Start'), [
			'ivars->blockCount = ',
			'Start(provider, SUPERDISPATCH)',
		]);
		// Start of IOUserBlockStorageDevice registers the driver.
		expect(codeOf(rendering)).not.toContain('RegisterDext');
	});
});

describe('SCSI controller drivers', () => {
	const all = of('scsi-controller', 'block-storage').filter(
		([, rendering]) => superclassOf(rendering) === 'IOUserSCSIParallelInterfaceController',
	);
	const disks = all.filter(([, { answers }]) => answers.transport === 'virtual');

	it.each(all)('%s requires the first system with all its methods', (_title, rendering) => {
		expect(interfaceOf(rendering)).toContain('UserProcessBundledParallelTasks');
		const project = textOf(rendering, 'MyDriver.xcodeproj/project.pbxproj');
		const target = 'DRIVERKIT_DEPLOYMENT_TARGET = 24.4;';
		expect(project.match(/DRIVERKIT_DEPLOYMENT_TARGET = .*;/g)).toEqual([target, target]);
		const readme = textOf(rendering, 'README.md');
		expect(readme).toContain('macOS 15.4 or later (DriverKit 24.4)');
		expect(readme).toContain('Xcode 16.3 or later');
	});

	it('with a disk in memory are in two templates', () => {
		expect(disks.map(([title]) => title).sort()).toEqual([
			'block-storage virtual no default',
			'block-storage virtual yes default',
			'scsi-controller virtual no default',
			'scsi-controller virtual yes default',
		]);
	});

	it.each(disks)('%s reads and writes its memory', (_title, rendering) => {
		const code = codeOf(rendering);
		expect(code).toContain('constexpr uint64_t diskSize = blockCount * blockSize;');
		expect(code).toContain('IOMallocZero(diskSize)');
		expect(code).toContain('memcpy(data, disk + block * blockSize, count * blockSize)');
		expect(code).toContain('memcpy(disk + block * blockSize, data, count * blockSize)');
		expect(code).toContain('block > blockCount || count > blockCount - block');
	});

	// IOSCSIParallelInterfaceController.cpp:start creates the targets once the controller has started.
	it.each(disks)('%s lets the family create its only target', (_title, rendering) => {
		expect(bodyOf(rendering, 'UserDoesHBAPerformDeviceManagement')).toContain('*result = false;');
		expect(bodyOf(rendering, 'UserReportHighestSupportedDeviceID')).toContain('*id = 0;');
		expect(codeOf(rendering)).not.toMatch(/UserCreateTargetForID\(|IOSleep/);
		expect(bodyOf(rendering, 'UserProcessParallelTask')).toContain('UserGetDataBuffer(');
	});

	it.each(all)('%s numbers several tasks from 1', (_title, rendering) => {
		expect(bodyOf(rendering, 'init')).toContain('nextTaskID = 1;');
		expect(codeOf(rendering)).toContain('constexpr uint32_t maxTasks = 16;');
	});
});

describe('serial drivers', () => {
	it.each(of('serial'))('%s accept what an app requests when it opens the port', (_title, each) => {
		expect(codeOf(each)).not.toContain('kIOReturnUnsupported');
	});

	it.each(of('serial').filter(([, { answers }]) => answers.transport !== 'usb'))(
		'%s send back what they receive',
		(_title, rendering) => {
			for (const method of ['TxDataAvailable', 'RxFreeSpaceAvailable']) {
				expect(bodyOf(rendering, method).trim()).toBe('MoveData();');
			}
			expectInOrder(bodyOf(rendering, 'MoveData'), [
				'receive[to] = transmit[from];',
				'RxDataAvailable();',
				'TxFreeSpaceAvailable();',
			]);
		},
	);

	it.each(of('serial').filter(([, { answers }]) => answers.transport === 'usb'))(
		'%s leave the data to the superclass',
		(_title, rendering) => {
			expect(interfaceOf(rendering)).not.toMatch(/TxDataAvailable|ConnectQueues/);
			expect(bodyOf(rendering, 'HwActivate')).toContain('HwActivate(SUPERDISPATCH)');
		},
	);
});

describe('drivers of Core Audio and Core MIDI', () => {
	it.each(of('audio', 'midi'))('%s publish a device before their service', (_title, rendering) => {
		expectInOrder(bodyOf(rendering, 'Start'), ['PublishDevice()', 'RegisterService()']);
		expect(bodyOf(rendering, 'PublishDevice')).toContain('AddObject(ivars->');
		expect(bodyOf(rendering, 'Stop')).toContain('RemoveObject(ivars->');
	});

	it.each(of('audio'))('%s have an output stream and a clock', (_title, rendering) => {
		const publish = bodyOf(rendering, 'PublishDevice');
		expect(publish).toContain('IOUserAudioStreamDirection::Output');
		expect(publish).toContain('SetStreamIsActive(true)');
		expect(bodyOf(rendering, 'StartDevice')).toContain('ivars->timer->SetEnable(true);');
		expect(bodyOf(rendering, 'PeriodEnded')).toContain('UpdateCurrentZeroTimestamp(');
	});

	it.each(of('audio'))('%s let Core Audio open them', (_title, rendering) => {
		expect(textOf(rendering, 'MyDriver/MyDriver.entitlements')).toContain(
			'<key>com.apple.developer.driverkit.allow-any-userclient-access</key>',
		);
	});

	it.each(of('midi'))('%s send back what they receive', (_title, rendering) => {
		expect(bodyOf(rendering, 'PublishDevice')).toContain('source->Send(words, wordCount)');
	});
});

describe('virtual keyboards', () => {
	const keyboards = of('hid').filter(([, { answers }]) => answers.transport === 'virtual');

	it('have an app that types', () => {
		const [usual] = renderings.filter(({ title }) => title === 'hid virtual yes default');
		expect(usual?.files.map(({ path }) => path)).toContain('MyDriverApp/DriverConnection.swift');
		expect(textOf(usual as Rendering, 'MyDriverApp/ContentView.swift')).toContain(
			'Button("Type A") { driver.typeKey(4) }',
		);
		const client = textOf(usual as Rendering, 'MyDriver/MyDriverUserClient.cpp');
		expect(client).toContain('arguments->scalarInput[0] > 0xe7');
		expect(client).toContain('ivars->driver->TypeKey(');
	});

	it.each(keyboards)('%s describe the report that they send', (_title, rendering) => {
		const code = codeOf(rendering);
		const [, list = ''] = /reportDescriptor\[\] = \{(.*?)\};/s.exec(code) ?? [];
		const bytes = Array.from(list.matchAll(/0x([0-9a-f]{2})/g), ([, digits]) =>
			Number(`0x${digits}`),
		);
		// An item is a byte of tag, type and size, and its data (HID 1.11, 6.2.2.2).
		let [bits, size, count] = [0, 0, 0];
		for (let at = 0; at < bytes.length; ) {
			const [item = 0, value = 0] = bytes.slice(at);
			if ((item & 0xfc) === 0x74) size = value;
			if ((item & 0xfc) === 0x94) count = value;
			if ((item & 0xfc) === 0x80) bits += size * count;
			at += 1 + (item & 3);
		}
		const [, fields = ''] = /struct KeyboardReport\n\{(.*?)\};/s.exec(code) ?? [];
		const fieldBytes = Array.from(fields.matchAll(/uint8_t \w+(?:\[(\d+)\])?;/g), ([, length]) =>
			Number(length ?? 1),
		);
		expect(bits / 8).toBe(fieldBytes.reduce((sum, each) => sum + each, 0));
		expect(bits).toBe(64);
	});

	it.each(keyboards)('%s press and release a key', (_title, rendering) => {
		expectInOrder(bodyOf(rendering, 'TypeKey'), ['pressed', 'KeyboardReport()', 'handleReport(']);
	});
});
