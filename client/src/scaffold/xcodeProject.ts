/** What the build of a project consists of, as plain data; `project.yml` and the Xcode project are both made of it. */
import { fill } from './fill.js';
import { renderPbxproj } from './pbxproj.js';
import type { RenderedFile, Values } from './template.js';
import { renderXcodeGen } from './xcodeGen.js';

export type ProductType =
	| 'application'
	| 'driver-extension'
	| 'system-extension'
	| 'kernel-extension';

/** A build setting is one text or a list of words. */
export type BuildSettings = Readonly<Record<string, string | readonly string[]>>;

/** Strings may have holes. */
export interface XcodeTarget {
	readonly name: string;
	readonly productType: ProductType;
	/** The folder of its files; those that a compiler takes are its sources. */
	readonly folder: string;
	/** `PRODUCT_BUNDLE_IDENTIFIER` is needed, since extensions are named after it. */
	readonly settings: BuildSettings;
	/** Names of extension targets that the product carries. */
	readonly embeds?: readonly string[];
}

export interface XcodeProject {
	readonly name: string;
	readonly settings: BuildSettings;
	readonly targets: readonly XcodeTarget[];
}

/** A target with its files, relative to the project's folder. */
export interface FilledTarget extends XcodeTarget {
	readonly files: readonly string[];
}

export interface FilledProject extends XcodeProject {
	readonly targets: readonly FilledTarget[];
}

/** What differs between the two configurations, as Xcode sets it up. */
export const configurations: Readonly<Record<'Debug' | 'Release', BuildSettings>> = {
	Debug: {
		DEBUG_INFORMATION_FORMAT: 'dwarf',
		ENABLE_TESTABILITY: 'YES',
		GCC_OPTIMIZATION_LEVEL: '0',
		GCC_PREPROCESSOR_DEFINITIONS: ['DEBUG=1', '$(inherited)'],
		ONLY_ACTIVE_ARCH: 'YES',
		SWIFT_ACTIVE_COMPILATION_CONDITIONS: 'DEBUG',
		SWIFT_OPTIMIZATION_LEVEL: '-Onone',
	},
	Release: {
		DEBUG_INFORMATION_FORMAT: 'dwarf-with-dsym',
		ENABLE_NS_ASSERTIONS: 'NO',
		SWIFT_COMPILATION_MODE: 'wholemodule',
	},
};

/** `project.yml` and `<name>.xcodeproj/project.pbxproj` for files that are rendered already. */
export function renderProject(
	project: XcodeProject,
	values: Values,
	files: readonly RenderedFile[],
): readonly RenderedFile[] {
	const filled = fillProject(project, values, files);
	return [
		{ path: 'project.yml', text: renderXcodeGen(filled) },
		{ path: `${filled.name}.xcodeproj/project.pbxproj`, text: renderPbxproj(filled) },
	];
}

/** Whether a compiler takes a file. */
export function isSource(path: string): boolean {
	return /\.(swift|iig|cpp|c|m|mm)$/.test(path);
}

function fillProject(
	project: XcodeProject,
	values: Values,
	files: readonly RenderedFile[],
): FilledProject {
	return {
		name: fill(project.name, values),
		settings: fillSettings(project.settings, values),
		targets: project.targets.map((target) => {
			const folder = fill(target.folder, values);
			return {
				...target,
				name: fill(target.name, values),
				folder,
				settings: fillSettings(target.settings, values),
				embeds: (target.embeds ?? []).map((name) => fill(name, values)),
				files: files.map(({ path }) => path).filter((path) => path.startsWith(`${folder}/`)),
			};
		}),
	};
}

function fillSettings(settings: BuildSettings, values: Values): BuildSettings {
	return Object.fromEntries(
		Object.entries(settings).map(([name, value]) => [
			name,
			typeof value === 'string' ? fill(value, values) : value.map((word) => fill(word, values)),
		]),
	);
}
