/** `npm run stress`: more and larger inputs than the tests of every change have time for. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		root: resolve(import.meta.dirname, '../..'),
		include: ['test/stress/**/*.test.ts'],
		maxWorkers: 2,
		pool: 'threads',
		isolate: false,
		// What is too much for an example is limited by its budget of text, not by time.
		testTimeout: 0,
	},
});
