/** `project.yml` for XcodeGen, with the same contents as the Xcode project. */
import {
	configurations,
	type FilledProject,
	type FilledTarget,
	isSource,
	productName,
} from './xcodeProject.js';

type Yaml = string | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** XcodeGen adds no presets: the file has every setting. */
export function renderXcodeGen(project: FilledProject): string {
	const text = toYaml({
		name: project.name,
		options: { createIntermediateGroups: true, settingPresets: 'none' },
		settings: { base: project.settings, configs: configurations },
		targets: Object.fromEntries(project.targets.map((target) => [target.name, describe(target)])),
	});
	return `# To regenerate ${project.name}.xcodeproj with XcodeGen, run: xcodegen generate\n${text}\n`;
}

function describe(target: FilledTarget): Yaml {
	const { productType, settings, files, embeds = [] } = target;
	return {
		type: productType,
		platform: 'macOS',
		productName: productName(target),
		sources: files.map((path) => ({ path, buildPhase: isSource(path) ? 'sources' : 'none' })),
		settings: { base: settings },
		...(embeds.length > 0 && {
			dependencies: embeds.map((target) => ({ target, embed: true })),
		}),
	};
}

function toYaml(value: Yaml, indent = ''): string {
	if (typeof value !== 'object') return scalar(value);
	if (Array.isArray(value)) {
		return value
			.map((item: Yaml) => `${indent}- ${toYaml(item, `${indent}  `).trimStart()}`)
			.join('\n');
	}
	return Object.entries(value)
		.map(([key, item]) =>
			typeof item !== 'object'
				? `${indent}${scalar(key)}: ${scalar(item)}`
				: `${indent}${scalar(key)}:\n${toYaml(item, `${indent}  `)}`,
		)
		.join('\n');
}

/** Quoted as in JSON, unless it is certainly a plain word: some parsers read `YES` and similar words as booleans. */
function scalar(value: string | boolean): string {
	if (typeof value === 'boolean') return String(value);
	const isPlain =
		/^[A-Za-z][\w./-]*$/.test(value) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(value);
	return isPlain ? value : JSON.stringify(value);
}
