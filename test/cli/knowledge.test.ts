/** `driver-plist keys` and `explain`: what is known, for people and for programs. */
import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.js';

describe('keys', () => {
	it('describes a key wherever it stands', async () => {
		const { status, stdout } = await runCli(['keys', 'IOProviderClass']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^IOProviderClass \(.*string\)$/m);
	});

	it.each([
		['IOKitPersonalities_arm64', 'root'],
		['OSBundleLibraries_x86_64', 'root'],
		['MyUserClientProperties', 'personality'],
	])('describes %s, which stands for another', async (key, place) => {
		const { stdout } = await runCli(['keys', key, '--format', 'json']);
		expect(JSON.parse(stdout)).toMatchObject([{ key, place }]);
	});

	it('shows no marks of Markdown, and keeps a star that is meant', async () => {
		const { stdout } = await runCli(['keys', 'IONameMatch']);
		expect(stdout).toMatch(/trailing\s+\*/);
		const { stdout: required } = await runCli(['keys', 'IOUserServerName']);
		expect(required).toMatch(/^ +Required: when IOClass is/m);
		expect(required).not.toContain('`');
	});

	it('lists all keys, a line each', async () => {
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

	it('suggests the key that was meant', async () => {
		const { status, stderr } = await runCli(['keys', 'IOProviderClas']);
		expect(status).toBe(2);
		expect(stderr).toContain("did you mean 'IOProviderClass'?");
	});
});

describe('explain', () => {
	it('says what, why and what to do', async () => {
		const { status, stdout } = await runCli(['explain', 'duplicate-key']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^duplicate-key \(\w+\)$/m);
		for (const title of ['Why', 'What to do', 'Sources']) {
			expect(stdout).toMatch(new RegExp(`^${title}$`, 'm'));
		}
	});

	it('shows no marks of the examples', async () => {
		const { stdout } = await runCli(['explain', 'duplicate-key']);
		expect(stdout).not.toMatch(/\[\||\|\]/);
	});

	it('lists all codes, as JSON too', async () => {
		const { stdout } = await runCli(['explain', '--format', 'json']);
		expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ code: 'duplicate-key' }));
		expect((await runCli(['explain'])).stdout).toMatch(/^duplicate-key\s/m);
	});

	it('suggests the code that was meant', async () => {
		const { status, stderr } = await runCli(['explain', 'duplicate-keys']);
		expect(status).toBe(2);
		expect(stderr).toContain("did you mean 'duplicate-key'?");
	});
});
