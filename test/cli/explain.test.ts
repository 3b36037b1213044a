/** `driver-plist explain`: descriptions of rules for people and for programs. */
import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.js';

describe('explain', () => {
	it('explains the rule, its reason and its fix', async () => {
		const { status, stdout } = await runCli(['explain', 'duplicate-key']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^duplicate-key \(\w+\)$/m);
		for (const title of ['Why', 'How to fix', 'Sources']) {
			expect(stdout).toMatch(new RegExp(`^${title}$`, 'm'));
		}
	});

	it('shows examples without their markers', async () => {
		const { stdout } = await runCli(['explain', 'duplicate-key']);
		expect(stdout).not.toMatch(/\[\||\|\]/);
	});

	it('lists all rules, also as JSON', async () => {
		const { stdout } = await runCli(['explain', '--format', 'json']);
		expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ code: 'duplicate-key' }));
		expect((await runCli(['explain'])).stdout).toMatch(/^duplicate-key\s/m);
	});

	it('suggests the nearest rule', async () => {
		const { status, stderr } = await runCli(['explain', 'duplicate-keys']);
		expect(status).toBe(2);
		expect(stderr).toContain("Did you mean 'duplicate-key'?");
	});
});
