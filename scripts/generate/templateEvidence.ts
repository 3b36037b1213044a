/** What the tests of templates hold the code of projects against, as the table of `docs/templates/README.md`. */
import { completeAnswers } from '../../server/src/scaffold/answers.js';
import { renderTemplate } from '../../server/src/scaffold/render.js';
import type { RenderedFile, Template } from '../../server/src/scaffold/template.js';
import { driverKitVersions } from '../../server/src/service/platform/driverKit.js';
import {
	type FrameworkClass,
	frameworkClasses,
} from '../../server/src/service/platform/frameworkClasses.js';
import { swiftFunctions, swiftTypes } from '../../server/src/service/platform/swiftTypes.js';
import { parseInterface } from '../iig/parseInterface.js';
import { choicesOf } from '../templates/choices.js';
import { table } from './markdown.js';

/** A source of facts, the strongest first. */
const sources = {
	openSource: 'public source',
	header: 'SDK headers',
	documentation: 'documentation',
	publicDrivers: 'public drivers',
} as const;
type Source = keyof typeof sources;

/** The section about all templates. */
export function renderEvidence(templates: readonly Template[]): readonly string[] {
	const rows = templates.map((template) => {
		const projects = choicesOf(template).map((choices) =>
			renderTemplate(template, completeAnswers(template, choices).answers),
		);
		return [
			`[${template.id}](${template.id}.md)`,
			String(projects.length),
			...evidenceOf(projects.flat()),
			systemsOf(projects.flat()),
		];
	});
	return [
		'## What is tested',
		'',
		'Each template is rendered with every choice. The property lists of all projects are checked, their Xcode projects are read by another library, and their code is held against [facts](../../schemas/README.md#facts) about the classes of macOS:',
		'',
		'- **declarations**: C++ compiles against headers that are rendered from these facts, and Swift parses and overrides what exists. The column names the superclasses and providers by the source of their declarations: the public source of macOS, headers of the SDK, or only documentation.',
		'- **order of calls**: the code calls its superclass, registers its service, and opens and closes its device, as these sources require. The numbers count the requirements by source.',
		'- **oldest system**: the deployment target of the project, which is that of the newest fact in use.',
		'',
		'These tests run without a Mac. The workflow `templates.yml` builds the projects with Xcode. No test runs a driver with hardware.',
		'',
		...table(
			['template', 'projects', 'code', 'declarations', 'order of calls', 'oldest system'],
			rows,
		),
		'',
	];
}

/** The cells about code: languages, declarations, and requirements. */
function evidenceOf(files: readonly RenderedFile[]): readonly [string, string, string] {
	const textsOf = (pattern: RegExp): readonly string[] =>
		files.filter(({ path }) => pattern.test(path)).map(({ text }) => text);
	const classes = classesOf(textsOf(/\.iig$/), textsOf(/Info\.plist$/));
	const isKext = textsOf(/\.hpp$/).length > 0;
	const swift = namesInSwift(textsOf(/\.swift$/).join('\n'));
	const languages = [
		...(classes.length > 0 ? ['DriverKit C++, compiled'] : []),
		...(isKext ? ['kernel C++, compiled'] : []),
		...(textsOf(/\.swift$/).length > 0 ? ['Swift, parsed'] : []),
	];
	return [
		languages.join('; ') || 'none',
		[
			...bySource([
				...classes.map(({ name, declarations }) => [declarations, name] as const),
				...swift.map((name) => ['documentation', name] as const),
			]),
			...(isKext ? ['part of the kernel headers: IOService'] : []),
		].join('; '),
		bySource(
			withSuperclasses(classes).flatMap(({ conduct }) =>
				conduct.map((rule) => [sourceOf(rule.source[0] ?? ''), ''] as const),
			),
		).join('; '),
	];
}

/** The classes that a dext subclasses, and its providers. */
function classesOf(
	interfaces: readonly string[],
	plists: readonly string[],
): readonly FrameworkClass[] {
	if (interfaces.length === 0) return [];
	const names = new Set([
		...interfaces.flatMap(parseInterface).map(({ superclass }) => superclass),
		...plists.flatMap((text) =>
			Array.from(
				text.matchAll(/<key>IOProviderClass<\/key>\s*<string>(\w+)/g),
				([, provider]) => provider,
			),
		),
	]);
	return [...names]
		.flatMap((name) => frameworkClasses.get(name ?? '') ?? [])
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function withSuperclasses(classes: readonly FrameworkClass[]): readonly FrameworkClass[] {
	const found = new Set<FrameworkClass>();
	for (const each of classes) {
		let above: FrameworkClass | undefined = each;
		while (above) {
			found.add(above);
			above = frameworkClasses.get(above.superclass ?? '');
		}
	}
	return [...found];
}

/** `public source: IOService, OSObject`, or only the number where the names are empty. */
function bySource(facts: readonly (readonly [Source, string])[]): readonly string[] {
	return (Object.keys(sources) as Source[]).flatMap((source) => {
		const names = facts.filter(([from]) => from === source).map(([, name]) => name);
		if (names.length === 0) return [];
		const what = names.every((name) => name === '') ? String(names.length) : names.join(', ');
		return [`${sources[source]}: ${what}`];
	});
}

function sourceOf(source: string): Source {
	if (source.startsWith('https://developer.apple.com/')) return 'documentation';
	if (source.startsWith('DriverKit SDK')) return 'header';
	return source.startsWith('public driver') ? 'publicDrivers' : 'openSource';
}

/** The types that Swift code extends, and the functions with facts that it calls. The delegate of the app is the same everywhere. */
function namesInSwift(text: string): readonly string[] {
	const words = new Set(text.match(/\w+/g));
	const functions = [...swiftFunctions.values()].flatMap(({ members }) =>
		Object.values(members)
			.flat()
			.flatMap((declaration) => /func (\w+)/.exec(declaration)?.[1] ?? []),
	);
	return [
		...[...swiftTypes.keys()].filter((name) =>
			new RegExp(`^final class \\w+: ${name}\\b`, 'm').test(text),
		),
		...functions.filter((name) => words.has(name)),
	];
}

function systemsOf(files: readonly RenderedFile[]): string {
	const targets = (setting: string): readonly string[] => [
		...new Set(
			files.flatMap(({ path, text }) =>
				path.endsWith('.pbxproj')
					? Array.from(
							text.matchAll(new RegExp(`${setting} = "?([\\d.]+)`, 'g')),
							([, version = '']) => version,
						)
					: [],
			),
		),
	];
	const driverKit = targets('DRIVERKIT_DEPLOYMENT_TARGET');
	const systems = driverKit.map(
		(version) =>
			`macOS ${driverKitVersions.find((each) => each.DriverKit === version)?.macOS} (DriverKit ${version})`,
	);
	const macOS = targets('MACOSX_DEPLOYMENT_TARGET').map((version) => `macOS ${version}`);
	return (systems.length > 0 ? systems : macOS).join(', ');
}
