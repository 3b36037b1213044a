/** Renders the project files of Xcode and XcodeGen. */
import { fill } from './fill.js';
import { renderPbxproj } from './pbxproj.js';
import type { RenderedFile, Values } from './template.js';
import { renderXcodeGen } from './xcodeGen.js';
import {
	type BuildSettings,
	type FilledProject,
	modern,
	warnings,
	type XcodeProject,
} from './xcodeProject.js';

/** `project.yml` and `<name>.xcodeproj/project.pbxproj` for the rendered files. */
export function renderProject(
	project: XcodeProject,
	values: Values,
	files: readonly RenderedFile[],
): readonly RenderedFile[] {
	const filled = fillProject(project, values, files);
	// XcodeGen does not support kernel extensions.
	const isKext = filled.targets.some(({ productType }) =>
		productType.startsWith('kernel-extension.iokit'),
	);
	const xcodeGen = isKext ? [] : [{ path: 'project.yml', text: renderXcodeGen(filled) }];
	return [
		...xcodeGen,
		{ path: `${filled.name}.xcodeproj/project.pbxproj`, text: renderPbxproj(filled) },
	];
}

function fillProject(
	project: XcodeProject,
	values: Values,
	files: readonly RenderedFile[],
): FilledProject {
	const hasCode = files.some(({ path }) => path.endsWith('.cpp'));
	return {
		name: fill(project.name, values),
		settings: {
			...modern,
			...fillSettings(project.settings, values),
			...(hasCode && warnings),
		},
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
