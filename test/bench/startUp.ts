/** Compares the run time of the bundled command line with that of an empty Node program. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { figure, type Section } from './section.js';
import { median, pairedRatio, timeOf } from './timing.js';

/** Writes the CPU time of its process to standard error at its end. */
const cpuReporter = resolve('test/bench/reportCpu.cjs');
const rounds = 21;
const example = 'examples/MacroPadDriver/Info.plist';

const commands: readonly (readonly [name: string, args: readonly string[]])[] = [
	['node -e 0', ['-e', '0']],
	['driver-plist --version', ['dist/cli.js', '--version']],
	[`driver-plist check ${example}`, ['dist/cli.js', 'check', example]],
];

export function startUp(): readonly Section[] {
	const wall = commands.map(() => [] as number[]);
	const cpu = commands.map(() => [] as number[]);
	for (let round = 0; round < rounds; round++) {
		for (const [index, [, args]] of commands.entries()) {
			wall[index]?.push(timeOf(() => run(args)));
			cpu[index]?.push(Number(run(['--require', cpuReporter, ...args])));
		}
	}
	return [
		sectionOf('Start of a process, wall time', wall),
		sectionOf('Start of a process, CPU time', cpu),
	];
}

function sectionOf(title: string, times: readonly (readonly number[])[]): Section {
	const [empty = []] = times;
	const rows = commands.map(([name], index) => {
		const own = times[index] ?? [];
		return { name, value: median(own), unit: 'ms' as const, ratio: pairedRatio(own, empty) };
	});
	const ratio = rows.at(-1)?.ratio;
	return {
		title,
		rows,
		goals: [
			{
				what: `${title}: a check of one small file compared with an empty Node program`,
				measured: ratio,
				most: 1.5,
			},
		],
		reading: `a check of one small file takes ${figure(ratio)} times as long as an empty Node program.`,
	};
}

/** The text of a process on standard error. */
function run(args: readonly string[]): string {
	const { error, stderr } = spawnSync(process.execPath, args, {
		stdio: ['ignore', 'ignore', 'pipe'],
		encoding: 'utf8',
	});
	if (error) throw error;
	return stderr;
}
