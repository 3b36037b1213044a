/** Which tests there are; those of the bundles get them built first, the others start at once. */
import { defineConfig, type Plugin } from 'vitest/config';
import { templatesModule } from './scripts/templates.js';

const bundled = ['test/{cli,package,protocol,web}/**/*.test.ts'];

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
