/** `driver-plist keys`: descriptions of keys for people and for programs. */
import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.js';

describe('keys', () => {
	it('describes a key in every dictionary that may contain it', async () => {
		const { status, stdout } = await runCli(['keys', 'IOProviderClass']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^IOProviderClass \(.*string\)$/m);
	});

	it.each([
		['IOKitPersonalities_arm64', 'root'],
		['OSBundleLibraries_x86_64', 'root'],
		['MyUserClientProperties', 'personality'],
	])('describes %s, an alias of another key', async (key, place) => {
		const { stdout } = await runCli(['keys', key, '--format', 'json']);
		expect(JSON.parse(stdout)).toMatchObject([{ key, place }]);
	});

	it('removes Markdown markup and keeps a literal asterisk', async () => {
		const { stdout } = await runCli(['keys', 'IONameMatch']);
		expect(stdout).toMatch(/trailing\s+\*/);
		const { stdout: required } = await runCli(['keys', 'IOUserServerName']);
		expect(required).toMatch(/^ +Required: when IOClass is/m);
		expect(required).not.toContain('`');
	});

	it('lists all keys, one on each line', async () => {
		const { status, stdout } = await runCli(['keys']);
		const lines = stdout.trimEnd().split('\n');
		expect(status).toBe(0);
		expect(lines.length).toBeGreaterThan(300);
		expect(lines.some((line) => line.startsWith('OSBundleUsageDescription '))).toBe(true);
	});

	it('gives both as JSON', async () => {
		const { stdout } = await runCli(['keys', 'IOProviderClass', '--format', 'json']);
		expect(JSON.parse(stdout)).toContainEqual(
			expect.objectContaining({ key: 'IOProviderClass', types: ['string'] }),
		);
	});

	it('suggests the nearest key', async () => {
		const { status, stderr } = await runCli(['keys', 'IOProviderClas']);
		expect(status).toBe(2);
		expect(stderr).toContain("Did you mean 'IOProviderClass'?");
	});
});
