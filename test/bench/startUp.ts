/** From the command to its end: the bundled command line beside a Node that does nothing. */
import { spawnSync } from 'node:child_process';
import { comparedWithFirst, figure, type Section } from './section.js';
import { takeTurns } from './timing.js';

export function startUp(): Section {
	const node = (...args: readonly string[]) => {
		const { error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
		if (error) throw error;
	};
	const example = 'examples/MacroPadDriver/Info.plist';
	const rows = comparedWithFirst(
		'ms',
		takeTurns(
			[
				{ name: 'node -e 0', run: () => node('-e', '0') },
				{ name: 'driver-plist --version', run: () => node('dist/cli.js', '--version') },
				{ name: `driver-plist check ${example}`, run: () => node('dist/cli.js', 'check', example) },
			],
			{ rounds: 15, budget: 4000 },
		),
	);
	return {
		title: 'Start of a process',
		rows,
		reading: `a check of one small file takes ${figure(rows[2]?.ratio)} times as long as a Node that does nothing.`,
	};
}
