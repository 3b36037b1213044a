/** Which tests there are; those of the bundles get them built first, the others start at once. */
import { defineConfig, type Plugin } from 'vitest/config';
import { templatesModule } from './scripts/templates.js';

const bundled = ['test/{cli,package,protocol,web}/**/*.test.ts'];

/** No test is about time: this ends only what hangs, however busy the machine is. */
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
					// The service keeps no state, so its modules are loaded once for all files.
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
