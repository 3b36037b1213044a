/** What rules about bundles say when the target system or the project is known. */
import { describe, expect, it } from 'vitest';
import type { ProjectView } from '../../../server/src/service/project/projectView.js';
import {
	analyseExample,
	checkFindings,
	findingsOf,
	sayFinding,
} from '../../support/checkFindings.js';

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

function project(settings: Readonly<Record<string, string>>): ProjectView {
	const target = {
		name: 'Widget',
		productType: undefined,
		settings: new Map(Object.entries(settings)),
	};
	return { targetOf: () => target };
}

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
		['a family that is not refused', 'IOUSBHostFamily', 'IOAudioFamily', 'Audio'],
		['the purpose before the bus', 'IOUSBHostFamily', 'IOSerialFamily', 'USB serial ports'],
	])('names %s', (_, bus, purpose, family) => {
		const text = usbKext
			.replace(/\[\||\|\]/g, '')
			.replace(
				`<key>com.apple.iokit.${bus}</key>`,
				`<key>com.apple.iokit.${purpose}</key>\n<string>1.0</string>\n<key>com.apple.iokit.${bus}</key>`,
			);
		const found = findingsOf(analyseExample(text, { kind: 'kext' }));
		expect(found.find(({ code }) => code === codes[0])?.message.args[0]).toBe(family);
	});

	it('leaves codeless kexts, kexts of Apple and filters of media alone', () => {
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
		const found = findingsOf(analyseExample(text(key), { kind: 'kext' }), { deploymentTarget });
		expect(found.find(({ code }) => code === 'kernel-library')?.severity).toBe(severity);
	});
});

describe('rules that look at the project', () => {
	const dext = '<key>CFBundleName</key>\n<string>@PRODUCT_NAME@</string>';

	it('say that the usage description is missing unless a build setting adds it', () => {
		const of = (settings: Readonly<Record<string, string>>) =>
			findingsOf(analyseExample(dext), { project: project(settings) })
				.filter(({ code }) => code === 'missing-usage-description')
				.map(({ severity }) => severity);
		expect(of({})).toEqual(['warning']);
		expect(of({ INFOPLIST_KEY_OSBundleUsageDescription: 'Widget' })).toEqual([]);
	});

	it('say that Xcode does not expand @NAME@', () => {
		const found = findingsOf(analyseExample(dext), { project: project({}) });
		expect(found.map(sayFinding)).toContain(
			"placeholder-spelling: '@PRODUCT_NAME@' is not expanded by Xcode, as $(NAME) is: it reaches the product as it stands.",
		);
	});
});

describe('wrong-package-type', () => {
	it('says that a KEXT starts a dext', () => {
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
