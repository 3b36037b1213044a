/** Files that no person wrote: the command line reads them to the end and reports a bounded number of findings. */
import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.js';

/** `test/stress` has more of them. */
const levels = 10_000;
const start = '<plist version="1.0"><dict>\n<key>CFBundlePackageType</key><string>DEXT</string>\n';
const entry = '<key>A</key><string/><key>A</key><dict>\n';

describe('check reads to the end', () => {
	it.each([
		['unclosed dictionaries without keys', `<plist>${'<dict>'.repeat(levels)}`],
		['unclosed dictionaries', `${start}${'<key>A</key><dict>\n'.repeat(levels)}`],
		[
			'nested dictionaries that all repeat a key',
			`${start}${entry.repeat(3000)}${'</dict>\n'.repeat(3001)}</plist>`,
		],
		[
			'a dictionary that repeats a key',
			`${start}${'<key>A</key><string/>\n'.repeat(levels)}</dict></plist>`,
		],
	])('%s', async (_name, input) => {
		const { status, stdout, stderr } = await runCli(['check', '-', '--format', 'json'], { input });
		expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
		const { files } = JSON.parse(stdout) as {
			files: [{ findings: { code: string; path: readonly unknown[] }[] }];
		};
		const [{ findings }] = files;
		expect(findings).toHaveLength(1000);
		expect(findings.at(-1)?.code).toBe('too-many-findings');
		expect(Math.max(...findings.map(({ path }) => path.length))).toBeLessThanOrEqual(200);
	});
});
