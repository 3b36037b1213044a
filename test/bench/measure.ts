/** All measurements in one run: tables of ratios, each with a line that says what it means. */
import { completionAndHover, wholeCheck } from './checking.js';
import { deepNesting, growthOfMemory, growthOfRuns, growthOfTime } from './growth.js';
import { everyLargeFile, readingAsOthersDo } from './parsers.js';
import { base64File, enlargedSample, largestFile } from './samples.js';
import { renderSection, type Section } from './section.js';
import { startUp } from './startUp.js';

const started = performance.now();
const asJson = process.argv.includes('--json');
const done: Section[] = [];

/** The samples are read in turn, so that a measurement never waits for more texts than its own. */
const measurements: readonly (() => Section | Promise<Section> | undefined)[] = [
	() => readingAsOthersDo(enlargedSample(1_000_000)),
	() => readingAsOthersDo(largestFile()),
	() => readingAsOthersDo(base64File()),
	everyLargeFile,
	() => wholeCheck(largestFile()),
	() => wholeCheck(enlargedSample(1_000_000)),
	() => completionAndHover(enlargedSample(1_000_000)),
	growthOfTime,
	growthOfRuns,
	growthOfMemory,
	deepNesting,
	startUp,
];

for (const measure of measurements) {
	const section = await measure();
	if (!section) continue;
	done.push(section);
	if (!asJson) console.log(renderSection(section));
}
if (asJson) console.log(JSON.stringify(done, undefined, '\t'));
else console.log(`Measured in ${((performance.now() - started) / 1000).toFixed(0)} seconds.`);
