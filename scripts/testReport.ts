/** Collects and renders the results of test steps for the end of `npm test`. */

export interface StepResult {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: readonly SkippedTest[];
}

export interface SkippedTest {
	readonly name: string;
	readonly why: string;
}

/** The result of a step that is a single test. */
export function single(passed: boolean): StepResult {
	return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: [] };
}

export function addResults(results: readonly StepResult[]): StepResult {
	return {
		passed: results.reduce((sum, { passed }) => sum + passed, 0),
		failed: results.reduce((sum, { failed }) => sum + failed, 0),
		skipped: results.flatMap(({ skipped }) => skipped),
	};
}

/** A line for each skipped test, then `N passed, N failed`, followed by `, N skipped` if there are any. */
export function renderReport({ passed, failed, skipped }: StepResult): string {
	const lines = skipped.map(({ name, why }) => `skipped: ${name}: ${why}`);
	const counts = [`${passed} passed`, `${failed} failed`];
	if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
	return [...lines, counts.join(', ')].join('\n');
}

/** The relevant part of the JSON report of vitest. */
export interface VitestReport {
	readonly testResults: readonly {
		readonly name: string;
		readonly status: string;
		readonly message?: string;
		readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
	}[];
}

/** The counts of a vitest run. A file that failed before its tests is one failed test. */
export function readVitestReport({ testResults }: VitestReport): StepResult {
	return addResults(
		testResults.map(({ status, assertionResults }) => {
			const count = (wanted: string) =>
				assertionResults.filter((one) => one.status === wanted).length;
			const failed = count('failed');
			const skipped = assertionResults
				.filter((one) => one.status !== 'passed' && one.status !== 'failed')
				.map(({ fullName }) => describeSkipped(fullName));
			return {
				passed: count('passed'),
				failed: status === 'failed' && failed === 0 ? 1 : failed,
				skipped,
			};
		}),
	);
}

/** The reason is in parentheses in the title of the test or its group: `corpus (skipped without ../shared) is read`. */
function describeSkipped(fullName: string): SkippedTest {
	const why = [...fullName.matchAll(/\(([^()]+)\)/g)].at(-1)?.[1];
	if (why === undefined) return { name: fullName, why: 'no reason given' };
	return { name: fullName.replace(` (${why})`, ''), why };
}
