/** The README and the page of the extension show the current output, and the help of the command line what the pages show. */
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

it('shows a finding and its fix on the page of the extension', async () => {
	const { stdout } = await runCli(['check', example], { cwd: root });
	const page = readFileSync(resolve(root, 'docs/extension.md'), 'utf8');
	const shown = [...page.matchAll(/^> \*\*.*?:\*\* (.*)$/gm)].map(([, text = '']) => text);
	expect(shown).toHaveLength(2);
	for (const text of shown) expect(stdout).toContain(text.replaceAll('`', "'"));
	const code = /```xml\n(.*?)```/s.exec(page)?.[1]?.trim().split('\n') ?? [];
	expect(code).toHaveLength(2);
	const plist = readFileSync(resolve(root, example, 'Info.plist'), 'utf8');
	expect(plist.replace(/\n\t+/g, '\n')).toContain(code.join('\n'));
});

it('shows the settings of Emacs in the help of lsp', async () => {
	const { stdout } = await runCli(['lsp', '--help'], { cwd: root });
	const page = readFileSync(resolve(root, 'docs/editors.md'), 'utf8');
	const settings = /```elisp\n(.*?)```/s.exec(page)?.[1]?.trim().split('\n') ?? [];
	expect(settings.length).toBeGreaterThan(3);
	for (const line of settings) expect(stdout).toContain(`    ${line}\n`);
});
