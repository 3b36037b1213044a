/** Configures the tests. The bundles are built before the tests that use them. */
import { defineConfig } from 'vitest/config';

/** Tests that count executed blocks. V8 misses calls of functions that earlier tests made hot, so each file has a process. */
const counted = [
	'test/property/linear.test.ts',
	'test/property/shapes.test.ts',
	'test/unit/configuration/globMatcher.test.ts',
	'test/unit/cli/folderSet.test.ts',
];

const bundled = ['test/{cli,package,protocol,web}/**/*.test.ts'];

/** Ends tests that hang, even on a busy computer. No test depends on the time. */
const testTimeout = 900_000;

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: 'source',
					testTimeout,
					hookTimeout: testTimeout,
					include: ['test/**/*.test.ts'],
					exclude: ['test/{compile,e2e,stress}/**', ...bundled, ...counted],
					setupFiles: ['test/support/fixedSeed.ts'],
					// The service has no state, so all files share its modules.
					pool: 'threads',
					isolate: false,
				},
			},
			{
				test: {
					name: 'growth',
					testTimeout,
					hookTimeout: testTimeout,
					include: counted,
					pool: 'forks',
				},
			},
			{
				test: {
					name: 'compile',
					testTimeout,
					hookTimeout: testTimeout,
					include: ['test/compile/**/*.test.ts'],
					pool: 'threads',
					isolate: false,
				},
			},
			{
				test: {
					name: 'bundles',
					testTimeout,
					hookTimeout: testTimeout,
					include: bundled,
					globalSetup: ['test/globalSetup.ts'],
				},
			},
		],
	},
});
