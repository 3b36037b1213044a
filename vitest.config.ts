/** Configures the tests. The bundles are built before the tests that use them. */
import { defineConfig, type Plugin } from 'vitest/config';
import { templatesModule } from './scripts/templates.js';

const bundled = ['test/{cli,package,protocol,web}/**/*.test.ts'];

/** Ends tests that hang, even on a busy computer. No test depends on the time. */
const testTimeout = 900_000;

/** As in esbuild.mjs. */
const templates: Plugin = {
	name: 'templates',
	resolveId: (id) => (id === 'driver-plist:templates' ? `\0${id}` : undefined),
	load: (id) => (id === '\0driver-plist:templates' ? templatesModule() : undefined),
};

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				plugins: [templates],
				test: {
					name: 'source',
					testTimeout,
					include: ['test/**/*.test.ts'],
					exclude: ['test/{e2e,stress}/**', ...bundled],

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
