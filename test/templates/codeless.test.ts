/** Codeless drivers: their README explains what they match, with which score, what competes, and how to undo it. */
import { describe, expect, it } from 'vitest';
import { applePersonalities } from '../../server/src/service/platform/applePersonalities.js';
import { usbKeySets } from '../../server/src/service/platform/usb.js';
import { allRenderings, type Rendering } from './renderings.js';

const codeless = allRenderings(['default']).filter(({ template }) =>
	/^codeless/.test(template.category),
);
const withScore = codeless.filter(({ template }) => template.id !== 'codeless-kext-merge');

function named(all: readonly Rendering[]): readonly (readonly [string, Rendering])[] {
	return all.map((rendering) => [rendering.title, rendering] as const);
}

function textOf({ files }: Rendering, path: RegExp): string {
	return files.find((file) => path.test(file.path))?.text ?? '';
}

function line(rendering: Rendering, label: string): string {
	return textOf(rendering, /README/)
		.split('\n')
		.filter((each) => each.startsWith(`- **${label}**: `))
		.join('\n');
}

function infoOf(rendering: Rendering): string {
	return textOf(rendering, /^(?:MyDriver\/|MyDriver\.kext\/Contents\/)Info\.plist$/);
}

describe('the README of codeless drivers', () => {
	it.each(named(codeless))('of %s explains it in ten lines', (_title, rendering) => {
		const [explanation = ''] = textOf(rendering, /README/).split(/^## /m);
		expect(explanation.split('\n').filter((each) => each !== '').length).toBeLessThanOrEqual(10);
		for (const label of ['What ioreg shows', 'Undo']) expect(line(rendering, label)).not.toBe('');
	});

	it.each(named(withScore))('of %s has the score of its keys', (_title, rendering) => {
		const info = infoOf(rendering);
		const probeScore = Number(/<key>IOProbeScore<\/key>\s*<integer>(\d+)/.exec(info)?.[1] ?? 0);
		const has = (key: string): boolean => info.includes(`<key>${key}</key>`);
		const nub = has('bInterfaceNumber') ? 'interface' : 'device';
		let family = 0;
		if (has('idVendor')) {
			family = usbKeySets[nub].find(({ needed }) => needed.every(has))?.score ?? Number.NaN;
		} else if (has('VendorID')) family = 6000;
		// The probe method of IOUserSerial lowers the score by one.
		const score = family + probeScore - (info.includes('>IOUserSerial<') ? 1 : 0);
		expect(line(rendering, 'Its score')).toContain(`: ${score.toLocaleString('en-US')}. `);
	});

	it('names the driver of Apple that was seen on such devices, with its scores', () => {
		const [hid] = codeless.filter(({ title }) => title === 'codeless-dext usb-hid default');
		const seen = applePersonalities.filter(
			({ userClass, seen: [, last] }) =>
				userClass === 'AppleUserUSBHostHIDDevice' && Number(last) >= 11,
		);
		expect(seen.length).toBeGreaterThan(1);
		for (const score of seen.flatMap(({ scores }) => scores)) {
			expect(line(hid as Rendering, 'What competes')).toContain(score.toLocaleString('en-US'));
		}
	});

	it.each(named(codeless.filter(({ template }) => template.category === 'codelessKext')))(
		'of %s states what macOS 11 requires',
		(_title, rendering) => {
			expect(line(rendering, 'Since macOS 11')).toMatch(/approve.*Reduced Security.*dext/);
		},
	);
});
