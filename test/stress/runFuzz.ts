/** Runs fuzz cases of all seeds. A run that is ended continues where it was. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { seeds } from '../fuzz/fuzzDocuments.js';
import { fuzzFaults } from '../fuzz/fuzzFaults.js';
import type { StressOptions, StressResult } from './run.js';

const stateFile = resolve('.cache/stress/fuzz.json');
/** Cases between two records of the state. */
const batch = 300;
/** Cases between two lines of progress. */
const shown = 30_000;

interface State {
	/** Cases that are done, of all seeds. Case `n` is number `n / seeds.length` of seed `n % seeds.length`. */
	readonly done: number;
	/** Processor time of all runs. */
	readonly seconds: number;
	readonly faults: readonly string[];
}

const none: State = { done: 0, seconds: 0, faults: [] };

export function runFuzz({ cases, seconds, restart }: StressOptions): StressResult {
	let state = restart ? none : readState();
	const limit = state.seconds + seconds;
	if (state.done > 0) console.log(`Continues after ${state.done.toLocaleString('en')} cases.`);
	while (state.done < cases && state.seconds < limit) {
		const before = state.done;
		state = afterBatch(state, Math.min(state.done + batch, cases));
		writeState(state);
		if (Math.floor(state.done / shown) > Math.floor(before / shown))
			console.log(progress(state, cases));
	}
	console.log(progress(state, cases));
	const { done, faults } = state;
	return {
		faults,
		section: {
			title: 'Fuzz cases',
			rows: [
				{ name: `cases of ${seeds.length} seeds`, value: done, unit: 'cases', ratio: undefined },
				{ name: 'faults', value: faults.length, unit: 'faults', ratio: undefined },
				{ name: 'processor time', value: state.seconds, unit: 's', ratio: undefined },
			],
			reading: `Every case is parsed, checked, fixed, and shown at random places; nothing throws, and every range is in the text. Measured by \`npm run stress -- fuzz --write\` with the seeds ${seeds.join(', ')}.`,
		},
	};
}

function afterBatch(state: State, end: number): State {
	const started = process.cpuUsage();
	const faults = [...state.faults];
	for (let number = state.done; number < end; number++) {
		const seed = seeds[number % seeds.length] ?? 0;
		faults.push(...fuzzFaults(seed, Math.floor(number / seeds.length)));
	}
	const { user, system } = process.cpuUsage(started);
	return { done: end, seconds: state.seconds + (user + system) / 1e6, faults };
}

function progress({ done, seconds, faults }: State, cases: number): string {
	const each = (seconds / done) * 1000;
	return `${done.toLocaleString('en')} of ${cases.toLocaleString('en')} cases, ${seconds.toFixed(0)} s of processor time, ${each.toFixed(2)} ms each, ${faults.length} faults`;
}

function readState(): State {
	return existsSync(stateFile) ? (JSON.parse(readFileSync(stateFile, 'utf8')) as State) : none;
}

function writeState(state: State): void {
	mkdirSync(dirname(stateFile), { recursive: true });
	writeFileSync(stateFile, JSON.stringify(state));
}
