/** Regular expressions take linear time. With quadratic time these tests take hours, as they do not depend on a clock. */
import { describe, expect, it } from 'vitest';
import { readOpenStep } from '../../server/src/project/openStep.js';
import { targetsOfXcodeGen } from '../../server/src/project/xcodeGenTargets.js';
import { proposedClassName } from '../../server/src/scaffold/className.js';
import { readDevices } from '../../server/src/scaffold/devices/readDevices.js';
import { toIdentifier } from '../../server/src/scaffold/migrate/identifiers.js';
import { analyze, checkPlist, type DocumentKind } from '../../server/src/service/index.js';

const many = 1_000_000;

function codesOf(kind: DocumentKind, entries: string): ReadonlySet<string> {
	const text = `<plist version="1.0"><dict>${entries}</dict></plist>`;
	return new Set(checkPlist(analyze(text, { uri: '', kind })).map(({ code }) => code));
}

function pciMatch(value: string): string {
	return `<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>IOPCIDevice</string><key>IOPCIMatch</key><string>${value}</string></dict></dict>`;
}

describe('the values of property lists', () => {
	it('can have many spaces after a PCI ID', () => {
		const codes = codesOf('kext', pciMatch(`0x12348086${' '.repeat(many)}x`));
		expect(codes).toContain('malformed-pci-match');
	});

	it.each(['-', 'a-', 'a-.'])('can have many hyphens in an identifier: %s', (part) => {
		const groups = `<key>com.apple.security.application-groups</key><array><string>${part.repeat(many)}!, a.b</string></array>`;
		expect(codesOf('entitlements', groups)).not.toContain('joined-identifiers');
	});
});

describe('project files', () => {
	it.each(['a', '\\\\', 'a\\"'])('can have a string without an end: %s', (part) => {
		expect(readOpenStep(`{ name = "${part.repeat(many)}`)).toBeUndefined();
	});

	it.each([' ', ' #\u2028'])('can have a line with many characters: %j', (part) => {
		const [target] = targetsOfXcodeGen(
			`targets:\n  A:${part.repeat(many)}\u2028\n    info: ${part.repeat(many)}b`,
		);
		expect(target?.name).toBe('A');
	});
});

describe('dumps of devices', () => {
	it.each([
		['blank lines', `a${'\n'.repeat(many)}a`],
		['spaces in a name', `+-o a${' '.repeat(many)}`],
		['brackets on a line', `00:00.0 ${'[0000]: '.repeat(many)}`],
		['parentheses on a line', `Bus 1 Device 1: ID 0000:0000 ${'('.repeat(many)}\u2028`],
	])('can have many %s', (_, text) => {
		expect(readDevices(text).devices).toEqual([]);
	});

	it('can have names with many words and open remarks', () => {
		expect(proposedClassName('('.repeat(many))).toMatch(/^\w*$/);
		expect(proposedClassName('a b '.repeat(many))).toMatch(/^AB\w*$/);
		expect(toIdentifier('$('.repeat(many))).toBe('MyDriver');
	});
});
