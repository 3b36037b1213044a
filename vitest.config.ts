/** Configures the tests. The bundles are built before the tests that use them. */
import { defineConfig, type Plugin } from 'vitest/config';

const bundled = ['test/{cli,package,protocol,web}/**/*.test.ts'];

/** Ends tests that hang, even on a busy computer. No test depends on the time. */
const testTimeout = 900_000;

/** As in esbuild.mjs. */
const templates: Plugin = {
	name: 'templates',
	resolveId: (id) => (id === 'driver-plist:templates' ? `\0${id}` : undefined),
	async load(id) {
		if (id !== '\0driver-plist:templates') return undefined;
		const { templatesModule } = await import('./scripts/templates.js');
		return templatesModule();
	},
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
					hookTimeout: testTimeout,
					include: ['test/**/*.test.ts'],
					exclude: ['test/{e2e,stress}/**', ...bundled],
					// The service has no state, so all files share its modules.
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
