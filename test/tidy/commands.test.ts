/** All commands of the command line are tested and documented. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../server/src/cli/commandTable.js';
import { root } from './sourceFiles.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe.each(commands.map(({ name, load }) => [name, load] as const))('%s', (name, load) => {
	it('has a test file named after it', () => {
		expect(existsSync(join(root, `test/cli/${name}.test.ts`))).toBe(true);
	});

	it('is in the list of the README', () => {
		expect(readme).toMatch(new RegExp(`^driver-plist ${name}\\b.* {2,}\\S`, 'm'));
	});

	it('has a help text that starts with its description and its usage', async () => {
		const { help } = await load();
		expect(help).toMatch(
			new RegExp(`^[A-Z][^\\n]*\\.[\\s\\S]*^Usage: driver-plist ${name}\\b`, 'm'),
		);
	});
});
