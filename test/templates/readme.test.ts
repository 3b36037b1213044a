/** The README of every project leads to a running driver, step by step, in the order in which a person does it. */
import { describe, expect, it } from 'vitest';
import { allRenderings, type Rendering } from './renderings.js';

const renderings = allRenderings(['default', 'longest']);

function of(...categories: readonly string[]): readonly (readonly [string, Rendering])[] {
	return renderings
		.filter(({ template }) => categories.includes(template.category))
		.map((rendering) => [rendering.title, rendering] as const);
}

function readmeOf({ files }: Rendering): string {
	return files.find(({ path }) => path === 'README.md')?.text ?? '';
}

function expectSteps(readme: string, steps: readonly (string | false)[]): void {
	let from = 0;
	for (const step of steps) {
		if (step === false) continue;
		const at = readme.indexOf(step, from);
		expect(at, `'${step}' after:\n${readme.slice(0, from)}`).toBeGreaterThanOrEqual(0);
		from = at + step.length;
	}
}

describe('the README of a dext', () => {
	it.each(of('dext', 'codelessDext'))('%s leads to a running driver', (_title, rendering) => {
		const { name = '', team, driverIdentifier = '', makefile } = rendering.answers;
		const readme = readmeOf(rendering);
		expectSteps(readme, [
			'## Build',
			'You need Xcode ',
			`Open \`${name}.xcodeproj\``,
			team ? `signed by the team \`${team}\`` : 'choose your team',
			`Choose the scheme \`${name}App\``,
			'Show Build Folder in Finder',
			'https://developer.apple.com/contact/request/system-extension/',
			'csrutil disable',
			`xcodebuild -scheme ${name}App`,
			'CODE_SIGNING_ALLOWED=NO',
			`codesign --force --sign - --entitlements ${name}/${name}.entitlements`,
			`SystemExtensions/${driverIdentifier}.dext`,
			`codesign --force --sign - --entitlements ${name}App/${name}App.entitlements`,
			makefile === 'yes' && '`make sign`',
			'## Run',
			'Move the app to `/Applications`',
			'systemextensionsctl developer on',
			'choose **Install**',
			'Allow the driver in System Settings',
			'systemextensionsctl list',
			`ioreg -l -w 0 -r -n ${name}\``,
			'> log.txt',
			'driver-plist explain - . < log.txt',
			!readme.includes('IOUserResources') && 'driver-plist match dump.plist .',
			'CURRENT_PROJECT_VERSION',
			'To undo it',
		]);
	});

	it.each(of('dext'))('%s shows what to expect and where code goes', (_title, rendering) => {
		const [explanation = ''] = readmeOf(rendering).split(/^## /m);
		expect(explanation).toContain(`grep -n "Your code" ${rendering.answers.name}/*.cpp`);
		const sentences = explanation.split('\n').filter((line) => /^[A-Za-z`*].*\.$/.test(line));
		// What it is, what a person sees, and where code goes.
		expect(sentences.length).toBeGreaterThanOrEqual(3);
	});
});

describe('the README of a system extension', () => {
	it.each(of('systemExtension'))('%s leads to a running extension', (_title, rendering) => {
		const { name = '', team, extensionIdentifier = '' } = rendering.answers;
		expectSteps(readmeOf(rendering), [
			`Open \`${name}.xcodeproj\``,
			team ? `signed by the team \`${team}\`` : 'Choose your team',
			`Build the scheme \`${name}App\``,
			rendering.template.id === 'endpoint-security' && 'csrutil disable',
			rendering.template.id === 'endpoint-security' &&
				`SystemExtensions/${extensionIdentifier}.systemextension`,
			'Move the app to `/Applications`',
			'choose **Install**',
			'systemextensionsctl list',
			'To undo it',
		]);
	});
});

describe('the README of a kext', () => {
	it.each(of('kext'))('%s leads to a loaded kext', (_title, rendering) => {
		const { name = '' } = rendering.answers;
		expectSteps(readmeOf(rendering), [
			`xcodebuild -scheme ${name} -configuration Release SYMROOT="$PWD/build"`,
			'csrutil disable',
			rendering.answers.bus !== 'acpi' && 'Reduced Security',
			`sudo cp -R build/Release/${name}.kext /Library/Extensions/`,
			`sudo kmutil load -p /Library/Extensions/${name}.kext`,
			'kmutil showloaded',
			'To undo it',
		]);
	});
});
