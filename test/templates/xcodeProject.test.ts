/** The Xcode projects of all templates, read by another library and compared with `project.yml`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { renderTemplate } from '../../server/src/scaffold/render.js';
import { templates } from '../../server/src/scaffold/templates.js';
import { allRenderings, type Rendering } from './renderings.js';

type Entry = Readonly<Record<string, unknown>>;
type Section = Readonly<Record<string, Entry>>;

interface XcodeLibrary {
	project(path: string): {
		parseSync(): { hash: { project: { objects: Record<string, Section> } } };
	};
}

const { project: openProject } = createRequire(import.meta.url)('xcode') as XcodeLibrary;
const folder = mkdtempSync(join(tmpdir(), 'driver-plist-'));
afterAll(() => rmSync(folder, { recursive: true }));

const withProject = allRenderings()
	.filter(({ files }) => files.some(({ path }) => path.endsWith('.pbxproj')))
	.map((rendering, index) => [rendering.title, rendering, index] as const);
const dexts = withProject.filter(([, { template }]) => /[dD]ext$/.test(template.category));

interface Target {
	readonly productType: string;
	readonly product: string;
	readonly settings: Readonly<Record<'Debug' | 'Release', Entry>>;
	readonly sources: readonly string[];
	readonly embeds: readonly string[];
	readonly dependsOn: readonly string[];
}

function open(rendering: Rendering, index: number): Readonly<Record<string, Section>> {
	const file = join(folder, `${index}.pbxproj`);
	writeFileSync(file, textOf(rendering, /\.pbxproj$/));
	return openProject(file).parseSync().hash.project.objects;
}

/** The targets of a project file by name, as read by the other library. */
function read(rendering: Rendering, index: number): Readonly<Record<string, Target>> {
	const objects = open(rendering, index);
	const all = Object.assign({}, ...Object.values(objects)) as Section;
	const get = (id: unknown): Entry => all[String(id)] ?? {};
	const list = (value: unknown): readonly Entry[] =>
		((value ?? []) as readonly { value: string }[]).map(({ value: id }) => get(id));
	const filesOf = (phase: Entry | undefined): readonly string[] =>
		list(phase?.files).map(({ fileRef }) => unquote(get(fileRef).path));
	return Object.fromEntries(
		entriesOf(objects.PBXNativeTarget).map((target) => {
			const phases = list(target.buildPhases);
			const embedding = phases.find(({ isa }) => isa === 'PBXCopyFilesBuildPhase');
			if (embedding) {
				expect(unquote(embedding.dstPath)).toBe('$(SYSTEM_EXTENSIONS_FOLDER_PATH)');
				expect(embedding.dstSubfolderSpec).toBe(16);
				expect(unquote(embedding.name)).toBe('Embed System Extensions');
				// An extension is signed once, when it is built.
				for (const { settings } of list(embedding.files)) {
					expect(settings).toEqual({ ATTRIBUTES: ['RemoveHeadersOnCopy'] });
				}
			}
			const settings = list(get(target.buildConfigurationList).buildConfigurations);
			return [
				unquote(target.name),
				{
					productType: unquote(target.productType),
					product: unquote(get(target.productReference).path),
					settings: Object.fromEntries(
						settings.map(({ name, buildSettings }) => [name, plain(buildSettings)]),
					) as Target['settings'],
					sources: filesOf(phases.find(({ isa }) => isa === 'PBXSourcesBuildPhase')),
					embeds: filesOf(embedding),
					dependsOn: list(target.dependencies).map((each) => unquote(get(each.target).name)),
				},
			];
		}),
	);
}

function entriesOf(section: Section = {}): readonly Entry[] {
	return Object.entries(section)
		.filter(([key]) => !key.endsWith('_comment'))
		.map(([, entry]) => entry);
}

function unquote(value: unknown): string {
	const text = String(value);
	return text.startsWith('"') ? (JSON.parse(text) as string) : text;
}

/** Settings without the quotes that this library keeps. */
function plain(settings: unknown): Entry {
	return Object.fromEntries(
		Object.entries(settings as Entry).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.map(unquote) : unquote(value),
		]),
	);
}

function textOf({ files }: Rendering, path: RegExp): string {
	return files.find((file) => path.test(file.path))?.text ?? '';
}

describe('driver extensions', () => {
	it.each(dexts)('%s', (_title, rendering, index) => {
		const { answers, files } = rendering;
		const name = answers.name ?? '';
		const identifier = answers.driverIdentifier ?? '';
		const targets = read(rendering, index);
		expect(Object.keys(targets).sort()).toEqual([name, `${name}App`].sort());
		const { [name]: driver, [`${name}App`]: app } = targets;
		expect(driver).toMatchObject({
			productType: 'com.apple.product-type.driver-extension',
			product: `${identifier}.dext`,
			embeds: [],
		});
		expect(app).toMatchObject({
			productType: 'com.apple.product-type.application',
			product: `${name}App.app`,
			embeds: [`${identifier}.dext`],
			dependsOn: [name],
		});
		for (const configuration of ['Debug', 'Release'] as const) {
			expect(driver?.settings[configuration]).toMatchObject({
				CODE_SIGN_ENTITLEMENTS: `${name}/${name}.entitlements`,
				DRIVERKIT_DEPLOYMENT_TARGET: expect.stringMatching(/^2\d\.\d$/),
				INFOPLIST_FILE: `${name}/Info.plist`,
				PRODUCT_BUNDLE_IDENTIFIER: identifier,
				PRODUCT_NAME: '$(PRODUCT_BUNDLE_IDENTIFIER)',
				SDKROOT: 'driverkit',
				SKIP_INSTALL: 'YES',
			});
			expect(app?.settings[configuration]).toMatchObject({
				CODE_SIGN_ENTITLEMENTS: `${name}App/${name}App.entitlements`,
				INFOPLIST_FILE: `${name}App/Info.plist`,
				PRODUCT_BUNDLE_IDENTIFIER: answers.appIdentifier,
				SDKROOT: 'macosx',
			});
		}
		const paths = files.map(({ path }) => path);
		expect(paths).toEqual(
			expect.arrayContaining([
				`${name}/Info.plist`,
				`${name}/${name}.entitlements`,
				`${name}App/Info.plist`,
				`${name}App/${name}App.entitlements`,
			]),
		);
	});
});

describe('every project', () => {
	it.each(withProject)('%s compiles its code and nothing else', (_title, rendering, index) => {
		const sources = Object.values(read(rendering, index)).flatMap((target) => target.sources);
		const code = rendering.files
			.map(({ path }) => path)
			.filter((path) => /\.(swift|iig|cpp|c)$/.test(path))
			.map((path) => path.slice(path.lastIndexOf('/') + 1));
		expect([...sources].sort()).toEqual([...code].sort());
	});

	it.each(withProject)('%s has unique identifiers', (_title, rendering) => {
		const ids = Array.from(
			textOf(rendering, /\.pbxproj$/).matchAll(/^\t\t([0-9A-F]{24})(?= (?:\/\*.*\*\/ )?= \{)/gm),
			([, id]) => id,
		);
		expect(ids.length).toBeGreaterThan(10);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

it('a driver with the name of the group of products has both groups', () => {
	const [usb] = templates.filter(({ id }) => id === 'usb-device');
	const files = usb ? renderTemplate(usb, { name: 'Products' }) : [];
	const project = files.find(({ path }) => path.endsWith('.pbxproj'))?.text ?? '';
	expect(project).toMatch(/isa = PBXGroup;[^}]*path = Products;/);
	expect(project).toMatch(/isa = PBXGroup;[^}]*name = Products;/);
});

describe('signing', () => {
	const signed = withProject.filter(([, { template }]) => template.category !== 'kext');

	it.each(signed)('%s is automatic, with the team that was named', (_title, rendering) => {
		const project = textOf(rendering, /\.pbxproj$/);
		const team = rendering.answers.team || '""';
		expect(project.match(/DEVELOPMENT_TEAM = .*;/g)).toEqual([
			`DEVELOPMENT_TEAM = ${team};`,
			`DEVELOPMENT_TEAM = ${team};`,
		]);
		expect(project).toContain('CODE_SIGN_STYLE = Automatic;');
		expect(textOf(rendering, /^project\.yml$/)).toContain(
			`DEVELOPMENT_TEAM: ${/^[A-Z]/.test(team) ? team : JSON.stringify(rendering.answers.team)}\n`,
		);
	});
});

describe('a Makefile and a workflow', () => {
	const requested = withProject.filter(([, { answers }]) => answers.makefile === 'yes');
	const others = withProject.filter(([, { answers }]) => answers.makefile !== 'yes');

	it('are for every kind of project, on request', () => {
		const categories = new Set(requested.map(([, { template }]) => template.category));
		expect([...categories].sort()).toEqual(['codelessDext', 'dext', 'kext', 'systemExtension']);
		for (const [, rendering] of others) expect(textOf(rendering, /^Makefile$/)).toBe('');
	});

	it.each(requested)('%s build the project without signing', (_title, rendering) => {
		const { name, driverIdentifier } = rendering.answers;
		const isKext = rendering.template.category === 'kext';
		const makefile = textOf(rendering, /^Makefile$/);
		expect(makefile).toContain(
			`\nbuild:\n\txcodebuild -scheme ${name}${isKext ? '' : 'App'} -configuration $(CONFIGURATION) `,
		);
		expect(makefile).toContain('CODE_SIGNING_ALLOWED=NO build\n');
		if (driverIdentifier !== undefined) {
			expect(makefile).toContain(
				`${name}App.app/Contents/Library/SystemExtensions/${driverIdentifier}.dext\n`,
			);
		}
		const workflow = parseYaml(textOf(rendering, /^\.github\/workflows\/build\.yml$/)) as {
			jobs: { build: { 'runs-on': string; steps: readonly Entry[] } };
		};
		expect(workflow.jobs.build['runs-on']).toMatch(/^macos-/);
		expect(workflow.jobs.build.steps.at(-1)).toEqual({ run: 'make' });
	});
});

describe('project.yml', () => {
	const both = withProject.filter(([, { files }]) =>
		files.some(({ path }) => path === 'project.yml'),
	);

	it.each(both)('%s agrees with the Xcode project', (_title, rendering, index) => {
		interface Spec {
			readonly type: string;
			readonly productName: string;
			readonly settings: { readonly base: Entry };
			readonly sources: readonly { readonly path: string; readonly buildPhase: string }[];
			readonly dependencies?: readonly { readonly target: string }[];
		}
		const { targets, settings: common } = parseYaml(textOf(rendering, /^project\.yml$/)) as {
			targets: Readonly<Record<string, Spec>>;
			settings: { readonly base: Entry; readonly configs: Readonly<Record<string, Entry>> };
		};
		const written = entriesOf(open(rendering, index).XCBuildConfiguration).map(
			({ name, buildSettings }) => [unquote(name), plain(buildSettings)] as const,
		);
		for (const [name, differing] of Object.entries(common.configs)) {
			expect(written).toContainEqual([name, { ...common.base, ...differing }]);
		}
		const described = Object.entries(targets).map(([name, spec]) => [
			name,
			{
				productType: `com.apple.product-type.${spec.type}`,
				productName: spec.productName,
				settings: { Debug: spec.settings.base, Release: spec.settings.base },
				sources: spec.sources
					.filter(({ buildPhase }) => buildPhase === 'sources')
					.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
				dependsOn: (spec.dependencies ?? []).map(({ target }) => target),
			},
		]);
		const built = Object.entries(read(rendering, index)).map(
			([name, { productType, product, settings, sources, dependsOn }]) => [
				name,
				{
					productType,
					productName: product.replace(/\.\w+$/, ''),
					settings,
					sources,
					dependsOn,
				},
			],
		);
		expect(Object.fromEntries(described)).toEqual(Object.fromEntries(built));
	});
});
