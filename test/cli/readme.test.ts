/** The README shows the current output of the command line. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from './runCli.js';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
const example = 'examples/ThermometerDriver';

it('shows the findings of check in an example', async () => {
	const { stdout } = await runCli(['check', example], { cwd: root });
	expect(readme).toContain(`\`\`\`\n$ driver-plist check ${example}\n${stdout}\`\`\`\n`);
});

it('shows why the example does not match', async () => {
	const { stdout } = await runCli(['match', 'examples/registry.txt', example], { cwd: root });
	expect(readme).toContain(
		`\`\`\`\n$ driver-plist match examples/registry.txt ${example}\n${stdout}\`\`\`\n`,
	);
});

it('shows parts of a finding, and the summary, in JSON', async () => {
	const { stdout } = await runCli(['check', example, '--format', 'json'], { cwd: root });
	const shown =
		readme.match(/"(?:message|title|newText)": ".*?"(?=[,}\n])|"summary": \{.*?\}/g) ?? [];
	expect(shown.length).toBe(4);
	const compact = (part: string) => part.replace(/(?<=["}\]\d][:,]) /g, '');
	for (const part of shown) expect(stdout).toContain(compact(part));
});
