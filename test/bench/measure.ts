/** Runs all measurements or the given groups, and prints tables of ratios, each with a summary. */
import { writeFileSync } from 'node:fs';
import { scriptOptions } from '../../scripts/scriptOptions.js';
import { completionAndHover, wholeCheck } from './checking.js';
import { growthOfMatching, readingOfDumps } from './dumps.js';
import { deepNesting, growthOfMemory, growthOfRuns, growthOfTime } from './growth.js';
import { languageServers } from './languageServers.js';
import { renderPage } from './page.js';
import { everyLargeFile, readingAsOthersDo } from './parsers.js';
import { base64File, enlargedSample, largestFile, medianFile } from './samples.js';
import { renderSection, type Section } from './section.js';
import { startUp } from './startUp.js';

type Measured = Section | readonly Section[] | undefined;

/** The samples are read one after the other, so that a measurement has only its own texts in memory. */
const groups: Readonly<Record<string, readonly (() => Measured | Promise<Measured>)[]>> = {
	check: [
		() => wholeCheck(enlargedSample(1_000_000)),
		() => wholeCheck(medianFile()),
		() => wholeCheck(largestFile()),
	],
	start: [startUp],
	servers: [languageServers],
	parse: [
		() => readingAsOthersDo(enlargedSample(1_000_000)),
		() => readingAsOthersDo(largestFile()),
		() => readingAsOthersDo(base64File()),
		everyLargeFile,
	],
	typing: [() => completionAndHover(enlargedSample(1_000_000))],
	dumps: [readingOfDumps, growthOfMatching],
	growth: [growthOfTime, growthOfRuns, growthOfMemory, deepNesting],
};

const started = performance.now();
const { values, positionals: named } = scriptOptions(
	{ json: { type: 'boolean' }, write: { type: 'boolean' } },
	Object.keys(groups),
);
const asJson = values.json === true;
const done: Section[] = [];
for (const name of named.length > 0 ? named : Object.keys(groups)) {
	for (const measure of groups[name] ?? []) {
		const sections = [(await measure()) ?? []].flat();
		done.push(...sections);
		if (!asJson) for (const section of sections) console.log(renderSection(section));
	}
}
if (values.write === true) writeFileSync('docs/benchmarks.md', renderPage(done));
if (asJson) console.log(JSON.stringify(done, undefined, '\t'));
else console.log(`Measured in ${((performance.now() - started) / 1000).toFixed(0)} seconds.`);
