/** What `test/rules/rules.test.ts` uses of vitest, so that its tests of some rules run without a test runner. */
import { expect } from 'vitest';

export interface CollectedTest {
	readonly title: string;
	run(): unknown;
}

type Row = readonly unknown[];
type Body = (...row: Row) => unknown;

/** Takes the place of the module `vitest`: collects the tests of the rules with certain codes. */
export class TestCollector {
	codes: ReadonlySet<string> = new Set();
	tests: CollectedTest[] = [];

	/** The exports of the module. */
	readonly vitest = {
		expect,
		describe: {
			each: (rows: readonly Row[]) => (_title: string, body: Body) => {
				for (const row of rows) if (this.codes.has(String(row[0]))) body(...row);
			},
		},
		it: Object.assign((title: string, body: Body) => this.#add(title, body, []), {
			each: (rows: readonly unknown[]) => this.#each(rows),
		}),
	};

	#each(rows: readonly unknown[]) {
		return (title: string, body: Body): void => {
			for (const row of rows) this.#add(title, body, Array.isArray(row) ? row : [row]);
		};
	}

	#add(title: string, body: Body, row: Row): void {
		this.tests.push({ title, run: () => body(...row) });
	}
}
