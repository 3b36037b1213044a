/** `npm run stress`: more and larger inputs than those of `npm test`. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		root: resolve(import.meta.dirname, '../..'),
		include: ['test/stress/**/*.test.ts'],
		globalSetup: ['test/globalSetup.ts'],
		maxWorkers: 2,
		pool: 'threads',
		isolate: false,
		// Examples are limited by their budget of text, not by time.
		testTimeout: 0,
	},
});
