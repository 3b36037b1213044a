/** Which tests there are; those of the bundles get them built first, the others start at once. */
import { defineConfig } from 'vitest/config';

const bundled = ['test/{cli,protocol,web}/**/*.test.ts'];

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: 'source',
					include: ['test/**/*.test.ts'],
					exclude: ['test/e2e/**', ...bundled],
				},
			},
			{
				test: {
					name: 'bundles',
					include: bundled,
					// Each test starts a process, and the machine may be busy.
					testTimeout: 20_000,
					globalSetup: ['test/globalSetup.ts'],
				},
			},
		],
	},
});
