/** Compares the server with those of JSON and YAML, each in a process with the same data and schema. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyze, type DriverPlist } from '../../server/src/service/index.js';
import { type LanguageServer, startConversation } from './conversation.js';
import { peerDataOf, peerSchemaOf } from './peerData.js';
import { enlargedSample, ownSample } from './samples.js';
import { isReached, type Row, type Section } from './section.js';
import { median, pairedRatio } from './timing.js';

/** The output folder of the benches. */
const folder = resolve('.cache/bench');
const rounds = 9;
const edits = 5;

interface Contestant extends LanguageServer {
	/** The data of a property list in the language of the server. */
	readonly textOf: (plist: string) => string;
}

/** The measurements of one session. */
interface Measured {
	readonly start: number;
	readonly opened: number;
	readonly edited: number;
	readonly memory: number | undefined;
}

const measures: readonly {
	readonly key: keyof Measured;
	readonly name: string;
	readonly unit: Row['unit'];
}[] = [
	{ key: 'start', name: 'From start to the answer to `initialize`', unit: 'ms' },
	{ key: 'opened', name: 'From start to the first diagnostics', unit: 'ms' },
	{ key: 'edited', name: 'From an edit to diagnostics', unit: 'ms' },
	{ key: 'memory', name: 'Memory after some edits', unit: 'MB' },
];

export async function languageServers(): Promise<readonly Section[]> {
	const contestants = makeContestants();
	return [
		await compare(contestants, 'a file of 8 kB', enlargedSample(8000).text),
		await compare(contestants, 'a file of 1 MB', enlargedSample(1_000_000).text),
	];
}

function makeContestants(): readonly Contestant[] {
	const schema = peerSchemaOf(read(ownSample().text));
	mkdirSync(folder, { recursive: true });
	const schemaFile = resolve(folder, 'dext.schema.json');
	writeFileSync(schemaFile, JSON.stringify(schema));
	const url = pathToFileURL(schemaFile).href;
	return [
		{
			name: 'Driver Plist',
			module: 'dist/serverProcess.js',
			languageId: 'plist',
			settings: {},
			textOf: (plist) => plist,
		},
		{
			name: 'JSON server',
			module: resolve(folder, 'jsonServer.cjs'),
			languageId: 'json',
			settings: {
				json: { validate: { enable: true }, schemas: [{ fileMatch: ['*.json'], url, schema }] },
			},
			textOf: (plist) => peerDataOf(read(plist)).json,
		},
		{
			name: 'YAML server',
			module: resolve(folder, 'yamlServer.cjs'),
			languageId: 'yaml',
			initializationOptions: { l10nPath: resolve('node_modules/yaml-language-server/l10n') },
			settings: { yaml: { validate: true, schemas: { [url]: '*.yaml' } } },
			textOf: (plist) => peerDataOf(read(plist)).yaml,
		},
	];
}

function read(text: string): DriverPlist {
	return analyze(text, { uri: 'file:///Bench/Info.plist' });
}

/** Measures the servers alternately, each round in new processes. */
async function compare(
	contestants: readonly Contestant[],
	title: string,
	plist: string,
): Promise<Section> {
	const texts = contestants.map(({ textOf }) => textOf(plist));
	const measured: Measured[][] = contestants.map(() => []);
	const turns = [...contestants.entries()];
	for (let round = 0; round < rounds; round++) {
		for (const [index, contestant] of turns) {
			measured[index]?.push(await converse(contestant, texts[index] ?? ''));
		}
		// None of them always comes after the slowest one.
		turns.push(...turns.splice(0, 1));
	}
	const sections = measures.map(({ name, key, unit }) => {
		const values = measured.map((conversations) => conversations.map((each) => each[key]));
		const [own = [], ...peers] = values;
		return {
			rows: contestants.map((contestant, index) => ({
				name: `${name}: ${contestant.name}`,
				value: medianOf(values[index] ?? []),
				unit,
				ratio: pairedRatio(values[index] ?? [], own),
			})),
			goals: peers.map((peer, index) => ({
				what: `${name}, ${title}: compared with the ${contestants[index + 1]?.name}`,
				measured: pairedRatio(own, peer),
				most: 1,
			})),
		};
	});
	const goals = sections.flatMap((section) => section.goals);
	return {
		title: `Language servers, ${title}`,
		rows: sections.flatMap(({ rows }) => rows),
		goals,
		reading: `in ${goals.filter(isReached).length} of ${goals.length} comparisons the server needs no more than its peer.`,
	};
}

function medianOf(values: readonly (number | undefined)[]): number | undefined {
	const known = values.filter((value) => value !== undefined);
	return known.length === 0 ? undefined : median(known);
}

/** From the start of a process to its responses after some edits. */
async function converse(contestant: Contestant, text: string): Promise<Measured> {
	const values = placesOfValues(text);
	const last = values.at(-1) ?? 0;
	const conversation = await startConversation(contestant);
	try {
		const opened = await conversation.open(`${text.slice(0, last)}-${text.slice(last)}`, 1);
		const times: number[] = [];
		for (let edit = 0; edit < edits; edit++) {
			// Before the earlier edits, so that these have not moved the text.
			const at = values[Math.floor(values.length / 2) - edit] ?? 0;
			times.push(await conversation.insert(at, '-', edit + 2));
		}
		return {
			start: conversation.start,
			opened: conversation.start + opened,
			edited: median(times),
			memory: conversation.memory(),
		};
	} finally {
		await conversation.end();
	}
}

/** Offsets of numbers that must not be negative in any of the languages, so that a minus sign is a mistake. */
function placesOfValues(text: string): readonly number[] {
	return [...text.matchAll(/bConfigurationValue\D*/g)].map(
		({ 0: found, index }) => index + found.length,
	);
}
