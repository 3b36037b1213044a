/** Kexts: the files in their bundles, the libraries they link with, and the notes on replacements. */
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../server/src/scaffold/template.js';
import { templates } from '../../server/src/scaffold/templates.js';
import { allRenderings, type Rendering } from './renderings.js';

interface Kext {
	readonly CFBundleExecutable?: string;
	readonly OSBundleLibraries?: Readonly<Record<string, string>>;
	readonly IOKitPersonalities: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const renderings = allRenderings();
const codeless = renderings.filter(({ template }) => template.category === 'codelessKext');
const withCode = renderings.filter(({ template }) => template.category === 'kext');

function named(all: readonly Rendering[]): readonly (readonly [string, Rendering])[] {
	return all.map((rendering) => [rendering.title, rendering] as const);
}

function textOf({ files }: Rendering, path: RegExp): string {
	return files.find((file) => path.test(file.path))?.text ?? '';
}

function personality(rendering: Rendering): Readonly<Record<string, unknown>> {
	const { IOKitPersonalities } = parse(textOf(rendering, /Info\.plist$/)) as unknown as Kext;
	return IOKitPersonalities[rendering.answers.name ?? ''] ?? {};
}

describe('codeless kexts', () => {
	it.each(named(codeless))('%s is a bundle with only a property list', (_title, rendering) => {
		const { answers, files } = rendering;
		const inBundle = files.map(({ path }) => path).filter((path) => path.includes('.kext/'));
		expect(inBundle).toEqual([`${answers.name}.kext/Contents/Info.plist`]);
		const root = parse(textOf(rendering, /Info\.plist$/)) as unknown as Kext;
		expect(root).not.toHaveProperty('CFBundleExecutable');
		expect(root).not.toHaveProperty('OSBundleLibraries');
		expect(root).toMatchObject({
			CFBundleIdentifier: answers.kextIdentifier,
			CFBundlePackageType: 'KEXT',
		});
		expect(personality(rendering).CFBundleIdentifier).toMatch(/^com\.apple\./);
	});

	it.each(['notarytool', '/Library/Extensions', 'root:wheel', 'Reduced Security', 'approve'])(
		'mention %s in their README',
		(word) => {
			for (const rendering of codeless) expect(textOf(rendering, /README/)).toContain(word);
		},
	);
});

describe('kexts with code', () => {
	it.each(named(withCode))('%s defines the class in its property list', (_title, rendering) => {
		const ioClass = String(personality(rendering).IOClass);
		expect(textOf(rendering, /\.hpp$/)).toContain(`class ${ioClass} : public IOService {`);
		const code = textOf(rendering, /\.cpp$/);
		expect(code).toContain(`OSDefineMetaClassAndStructors(${ioClass}, IOService)`);
		for (const method of ['start', 'stop']) expect(code).toContain(`${ioClass}::${method}(`);
	});

	it.each(named(withCode))('%s links with the kernel and its bus', (_title, rendering) => {
		const { OSBundleLibraries = {} } = parse(textOf(rendering, /Info\.plist$/)) as unknown as Kext;
		const bus: Readonly<Record<string, string | undefined>> = {
			acpi: 'com.apple.iokit.IOACPIFamily',
			pci: 'com.apple.iokit.IOPCIFamily',
			usb: 'com.apple.iokit.IOUSBHostFamily',
		};
		expect(Object.keys(OSBundleLibraries).sort()).toEqual(
			['com.apple.kpi.iokit', 'com.apple.kpi.libkern', bus[rendering.answers.bus ?? '']]
				.filter((name) => name !== undefined)
				.sort(),
		);
	});

	it.each(named(withCode))('%s is built for the processors with its bus', (_title, rendering) => {
		const project = textOf(rendering, /\.pbxproj$/);
		const isIntel = rendering.answers.bus === 'acpi';
		expect(project).toContain('productType = "com.apple.product-type.kernel-extension.iokit"');
		const architectures = isIntel ? 'ARCHS = x86_64;' : 'ARCHS = "arm64e x86_64";';
		expect(project.match(/\bARCHS = .*;/g)).toEqual([architectures, architectures]);
		expect(textOf(rendering, /README/).includes('arm64e')).toBe(!isIntel);
		expect(rendering.files.map(({ path }) => path)).not.toContain('project.yml');
	});

	it.each(named(withCode))('%s is signed without a certificate', (_title, rendering) => {
		const project = textOf(rendering, /\.pbxproj$/);
		expect(project.match(/CODE_SIGN_IDENTITY = "-";/g)).toHaveLength(2);
		const { name = '' } = rendering.answers;
		const readme = textOf(rendering, /README/);
		expect(readme).toContain(
			`xcodebuild -scheme ${name} -configuration Release SYMROOT="$PWD/build"\n`,
		);
		expect(readme).toContain(`sudo cp -R build/Release/${name}.kext /Library/Extensions/`);
		expect(readme).toContain('csrutil disable');
	});

	it('know the type of a header', () => {
		for (const rendering of withCode) {
			const [, type] =
				/lastKnownFileType = (\S+); path = \w+\.hpp;/.exec(textOf(rendering, /\.pbxproj$/)) ?? [];
			expect(type).toBe('sourcecode.cpp.h');
		}
	});

	it('mention the replacement in DriverKit, its version, and the behavior of macOS 11', () => {
		const options = (templates.find(({ id }) => id === 'kext') as Template).prompts[0]?.options;
		const description = (value: string) =>
			options?.find((option) => option.value === value)?.description;
		expect(description('usb')).toBe(
			'Supported by DriverKit: USBDriverKit, since macOS 10.15; macOS 11 and later do not load such kexts',
		);
		expect(description('pci')).toBe('Supported by DriverKit: PCIDriverKit, since macOS 11.0');
		for (const rendering of withCode) {
			const covered = ['usb', 'pci'].includes(rendering.answers.bus ?? '');
			const remark = 'DriverKit supports this device';
			expect(textOf(rendering, /Info\.plist$/).includes(remark)).toBe(covered);
			expect(textOf(rendering, /README/).includes('do not load kexts')).toBe(
				rendering.answers.bus === 'usb',
			);
		}
	});
});
