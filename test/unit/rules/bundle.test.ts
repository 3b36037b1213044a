/** Rules for bundles with a deployment target, and in combination. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { analyzeExample, checkFindings, findingsOf } from '../../support/checkFindings.js';
import { wholePlist } from '../../support/wholePlist.js';

const usbKext = `<key>CFBundleExecutable</key>
<string>Widget</string>
<key>IOKitPersonalities</key>
<dict>
	<key>Widget</key>
	<dict>
		<key>IOProviderClass</key>
		<string>[|IOUSBHostDevice|]</string>
	</dict>
</dict>
<key>OSBundleLibraries</key>
<dict>
	<key>com.apple.iokit.IOUSBHostFamily</key>
	<string>1.2</string>
	<key>com.apple.kpi.iokit</key>
	<string>19.0</string>
</dict>`;

describe('replaced-kext-family', () => {
	const codes = ['replaced-kext-family'];

	it.each([
		[undefined, 'information'],
		['10.15', 'information'],
		['11.0', 'warning'],
		['26', 'warning'],
	])('for the target %s is %s', (macOS, severity) => {
		const deploymentTarget = macOS === undefined ? {} : { macOS };
		const [found] = checkFindings(usbKext, { kind: 'kext', codes, deploymentTarget });
		expect(found?.severity).toBe(severity);
	});

	it.each([
		['a family that is not rejected', 'IOUSBHostFamily', 'IOAudioFamily', 'Audio'],
		['the purpose before the bus', 'IOUSBHostFamily', 'IOSerialFamily', 'USB serial ports'],
	])('names %s', (_, bus, purpose, family) => {
		const text = usbKext
			.replace(/\[\||\|\]/g, '')
			.replace(
				`<key>com.apple.iokit.${bus}</key>`,
				`<key>com.apple.iokit.${purpose}</key>\n<string>1.0</string>\n<key>com.apple.iokit.${bus}</key>`,
			);
		const found = findingsOf(analyzeExample(text, { kind: 'kext' }));
		expect(found.find(({ code }) => code === codes[0])?.message.parameters.family).toBe(family);
	});

	it('does not report codeless kexts, kexts of Apple and media filters', () => {
		const plain = usbKext.replace(/\[\||\|\]/g, '');
		checkFindings(plain, { kind: 'codelessKext', codes });
		checkFindings(
			`<key>CFBundleIdentifier</key>\n<string>com.apple.driver.Widget</string>\n${plain}`,
			{ kind: 'kext', codes },
		);
		checkFindings(plain.replace('IOUSBHostDevice', 'IOMedia').replace('IOUSBHost', 'IOStorage'), {
			kind: 'kext',
			codes,
		});
	});
});

describe('replaced-kext-family without a replacement', () => {
	const codes = ['replaced-kext-family'];
	const pciKext = (match: string, library: string): string =>
		usbKext
			.replace('IOUSBHostDevice', 'IOPCIDevice')
			.replace('com.apple.iokit.IOUSBHostFamily', 'com.apple.iokit.IOPCIFamily')
			.replace('<key>IOProviderClass</key>', `${match}\n$&`)
			.replace('<key>com.apple.kpi.iokit', `<key>${library}</key>\n<string>1.0</string>\n$&`);
	const device = '<key>IOPCIMatch</key>\n<string>0x12348086</string>';
	it.each([
		['a device by its IDs', device, 'com.example.kext.Library', 'Other PCI devices'],
		['Ethernet', device, 'com.apple.iokit.IONetworkingFamily', 'PCI networking'],
		['a disk controller', device, 'com.apple.iokit.IOStorageFamily', 'Block storage'],
		['Wi-Fi', device, 'com.apple.iokit.IO80211Family', undefined],
		['Thunderbolt', device, 'com.apple.iokit.IOThunderboltFamily', undefined],
		[
			'graphics by their class',
			'<key>IOPCIClassMatch</key>\n<string>0x03000000&amp;0xff000000</string>',
			'com.example.kext.Library',
			undefined,
		],
		[
			'graphics by their name',
			`${device}\n<key>IONameMatch</key>\n<string>display</string>`,
			'com.example.kext.Library',
			undefined,
		],
		[
			'a node by its name',
			'<key>IONameMatch</key>\n<string>pci1234,5678</string>',
			'com.example.kext.Library',
			undefined,
		],
	])('on PCI of %s names the available replacement', (_, match, library, family) => {
		const text = pciKext(match, library).replace(/\[\||\|\]/g, '');
		const found = findingsOf(analyzeExample(text, { kind: 'kext' }));
		expect(found.find(({ code }) => code === codes[0])?.message.parameters.family).toBe(family);
	});

	it('does not report disks without hardware', () => {
		const text = usbKext
			.replace(/\[\||\|\]/g, '')
			.replace('IOUSBHostDevice', 'com_example_Nub')
			.replace('IOUSBHostFamily', 'IOStorageFamily');
		checkFindings(text, { kind: 'kext', codes });
	});
});

describe('library-version-unavailable', () => {
	const libraries = (version: string) =>
		`<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>${version}</string>\n</dict>`;

	it.each([
		['10.15', '20.0', true],
		['10.15', '19.6', false],
		['13.4', '23.0', true],
		['13.4', '22.6', false],
		['99.0', '25.0', false],
	])('for the target %s and version %s: %s', (macOS, version, isFound) => {
		checkFindings(libraries(isFound ? `[|${version}|]` : version), {
			kind: 'kext',
			codes: ['library-version-unavailable'],
			deploymentTarget: { macOS },
		});
	});
});

describe('kernel-library', () => {
	const text = (key: string) =>
		`<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>${key}</key>\n<dict>\n\t<key>com.apple.kernel.mach</key>\n\t<string>6.0</string>\n</dict>`;

	it.each([
		['OSBundleLibraries', undefined, 'warning'],
		['OSBundleLibraries', '10.6', 'warning'],
		['OSBundleLibraries', '10.15', 'error'],
		['OSBundleLibraries_x86_64', undefined, 'error'],
		['OSBundleLibraries_i386', undefined, undefined],
	])('in %s for the target %s is %s', (key, macOS, severity) => {
		const deploymentTarget = macOS === undefined ? {} : { macOS };
		const found = findingsOf(analyzeExample(text(key), { kind: 'kext' }), { deploymentTarget });
		expect(found.find(({ code }) => code === 'kernel-library')?.severity).toBe(severity);
	});
});

describe('missing-libraries', () => {
	const text = (entries: string) =>
		wholePlist(`<key>CFBundleExecutable</key>\n<string>Widget</string>\n${entries}`);
	const found = (source: string, uri = 'file:///Info.plist') =>
		findingsOf(analyze(source, { uri })).filter(({ code }) => code === 'missing-libraries').length;

	it('is reported for a certain kext', () => {
		const personalities = '<key>IOKitPersonalities</key>\n<dict/>';
		expect(found(text(personalities))).toBe(0);
		expect(found(text(personalities), 'file:///W.kext/Contents/Info.plist')).toBe(1);
		expect(found(text('<key>CFBundlePackageType</key>\n<string>KEXT</string>'))).toBe(1);
	});

	it('is neither reported nor fixed for a guessed kind', () => {
		const entries =
			'<key>CFBundleNam</key>\n<string>W</string>\n<key>OSBundleLibraries</key>\n<dict/>';
		const plist = analyze(text(entries), { uri: '' });
		expect(plist.kind).toBe('kext');
		const fixed = plist.text.replace('CFBundleNam', 'CFBundleName');
		expect(fixAll(plist)).toMatchObject({ text: fixed, applied: [{}] });
	});

	it('does not report a placeholder', () => {
		const codes = ['missing-libraries'];
		checkFindings('<key>CFBundleExecutable</key>\n<string></string>', { kind: 'kext', codes });
	});
});

describe('unexpanded-placeholder', () => {
	it.each(['___PACKAGENAME___', '__NAME__', '###NAME###', '##NAME##'])(
		'quotes all of %s',
		(token) => {
			const text = `<key>CFBundleName</key>\n<string>a ${token}</string>`;
			const found = findingsOf(analyzeExample(text, { kind: 'kext', form: 'built' }));
			const unexpanded = found.find(({ code }) => code === 'unexpanded-placeholder');
			expect(Object.values(unexpanded?.message.parameters ?? {})).toEqual([token]);
		},
	);
});

describe('own-bundle-in-codeless-kext', () => {
	it('is reported for a source file that cannot have code', () => {
		const plist = analyze(
			wholePlist(
				'<key>CFBundleIdentifier</key><string>com.example.W</string><key>IOKitPersonalities</key><dict><key>W</key><dict><key>IOClass</key><string>AppleAHCI</string><key>IOProviderClass</key><string>IOPCIDevice</string></dict></dict>',
			),
			{ uri: '' },
		);
		expect(findingsOf(plist).map(({ code }) => code)).toContain('own-bundle-in-codeless-kext');
	});
});

describe('wrong-package-type', () => {
	it.each(['SYSX', 'KEXT', 'APPL'])('is the only finding for %s in a dext', (type) => {
		const entries = `${dextExample()}\n<key>OSBundleUsageDescription</key>\n<string>W</string>\n<key>CFBundlePackageType</key>\n<string>${type}</string>`;
		const plist = analyze(wholePlist(entries), { uri: '' });
		const loud = findingsOf(plist).filter(({ severity }) => severity === 'error');
		expect(loud.map(({ code }) => code)).toEqual(['wrong-package-type']);
		expect(fixAll(plist)).toMatchObject({ text: plist.text.replace(type, 'DEXT'), applied: [{}] });
	});

	it('reports a KEXT that launches a dext', () => {
		const [found] = checkFindings(
			'<key>CFBundlePackageType</key>\n<string>[|KEXT|]</string>\n<key>IOKitPersonalities</key>\n<dict>\n\t<key>Widget</key>\n\t<dict>\n\t\t<key>IOUserServerName</key>\n\t\t<string>com.example.widget</string>\n\t</dict>\n</dict>',
			{ kind: 'kext', codes: ['wrong-package-type'] },
		);
		expect(found?.related?.[0]?.at.path).toEqual([
			'IOKitPersonalities',
			'Widget',
			'IOUserServerName',
		]);
	});
});

describe('personalities in a bundle that is not a dext', () => {
	const code = 'missing-driver-entitlement';
	const app = '<key>com.apple.developer.system-extension.install</key>\n<true/>';
	const project = (type: string, name = 'Widget') =>
		`targets:\n  Driver:\n    type: driver-extension\n  Widget:\n    type: ${type}\n    info:\n      path: ${name}/Info.plist\n    settings:\n      CODE_SIGN_ENTITLEMENTS: Widget/Widget.entitlements\n`;
	const inEntitlements = (yml: string) =>
		findingsOf(
			analyzeExample(app, {
				kind: 'entitlements',
				uri: 'file:///Widget/Widget.entitlements',
				neighbors: { 'Info.plist': dextExample(), '../project.yml': yml },
			}),
		).map((each) => each.code);

	it.each(['application', 'system-extension', 'app-extension', 'tool'])(
		'require no entitlements in a target of the type %s',
		(type) => {
			expect(inEntitlements(project(type))).not.toContain(code);
		},
	);

	it('require them in a target of a dext', () => {
		expect(inEntitlements(project('driver-extension'))).toContain(code);
	});

	it.each(['hostApp', 'systemExtension'] as const)(
		'have no effect in a file of the kind %s',
		(kind) => {
			const found = findingsOf(analyzeExample(dextExample(), { kind }));
			const loud = found.filter(({ severity }) => severity === 'warning' || severity === 'error');
			expect(loud.map((each) => each.code)).toEqual([]);
		},
	);
});

describe('the usage description of another kind', () => {
	const camera =
		'<key>CMIOExtension</key>\n<dict>\n<key>CMIOExtensionMachServiceName</key>\n<string>a.b</string>\n</dict>';
	const filter =
		'<key>NetworkExtension</key>\n<dict>\n<key>NEProviderClasses</key>\n<dict>\n<key>com.apple.networkextension.filter-data</key>\n<string>W.Filter</string>\n</dict>\n</dict>';
	const own = '<key>NSSystemExtensionUsageDescription</key>\n<string>Filters.</string>';
	const driver = `${dextExample()}\n<key>OSBundleUsageDescription</key>\n<string>Drives.</string>`;
	const fixesIn = (text: string, kind: 'dext' | 'systemExtension') =>
		fixAll(analyzeExample(text, { kind })).applied.map(({ title }) => renderMessage(title));

	it.each([
		camera,
		filter,
		'<key>NSEndpointSecurityEarlyBoot</key>\n<true/>',
		'<key>NSEndpointSecurityMachServiceName</key>\n<string>a.b</string>',
	])('is kept where personalities can be in the wrong file: %s', (declared) => {
		for (const pasted of [dextExample(), driver]) {
			const text = `${own}\n${declared}\n${pasted}`;
			expect(fixesIn(text, 'dext')).toEqual([]);
			const found = findingsOf(analyzeExample(text, { kind: 'dext' }));
			expect(found.map(({ code }) => code)).toContain('wrong-usage-description');
		}
		expect(fixesIn(`${declared}\n${driver}`, 'systemExtension')).toEqual([]);
	});

	it('is replaced where all else is of one kind', () => {
		expect(fixesIn(`${own}\n${dextExample()}`, 'dext')).toEqual([
			"Rename to 'OSBundleUsageDescription'",
		]);
		expect(fixesIn(`${own}\n${driver}`, 'dext')).toEqual([
			"Remove 'NSSystemExtensionUsageDescription'",
		]);
		const ofDriver = driver.slice(dextExample().length);
		expect(fixesIn(`${ofDriver}\n${camera}`, 'systemExtension')).toEqual([
			"Rename to 'NSSystemExtensionUsageDescription'",
		]);
	});
});
