/** Reads the lines of XcodeGen projects. */
import { type DocumentKind, isInfoPlistPath } from '../service/index.js';
import { namesBundle } from './bundleName.js';
import { plainSetting, type Setting } from './settings.js';
import { kindOfProduct } from './target.js';
import { identifierSetting, isSetting, versionSetting } from './targetValues.js';

/** What the lines of a target, or of a template of targets, have. */
export interface WrittenTarget {
	readonly name: string;
	kind: DocumentKind | undefined;
	platform: string | undefined;
	readonly settings: Setting[];
	/** Those for all configurations. */
	readonly common: Setting[];
	/** The names of the targets on which it depends. */
	readonly dependencies: string[];
	/** The names of its templates. */
	readonly templates: string[];
}

/** What the lines of a project have. */
export interface WrittenProject {
	readonly targets: WrittenTarget[];
	readonly targetTemplates: WrittenTarget[];
	/** The settings of the project, and of groups of settings. */
	readonly shared: Setting[];
	/** Whether it states its configurations, which can be without presets. */
	hasConfigs: boolean;
}

/** How a value without quotation marks that is false is written in YAML 1.1. Source: Resolver.swift of Yams. */
const no = /^(?:no|false|off)$/i;

/** Reads line by line: a YAML parser would be a tenth of the server, and only the type and the settings of a target are needed. */
export function readLines(text: string): WrittenProject {
	const project: WrittenProject = {
		targets: [],
		targetTemplates: [],
		shared: [],
		hasConfigs: false,
	};
	let section: WrittenTarget[] | undefined;
	let isInSettings = false;
	let indent: number | undefined;
	let lines: TargetLines | undefined;
	// The name of the target in templates.
	const replaced = text.replace(/\$\{target_name\}/g, '$(TARGET_NAME)');
	for (const line of replaced.split('\n')) {
		const [, spaces = '', written = '', value = ''] =
			/^( *)("(?:[^"\\]|\\.)*" *|'(?:[^']|'')*' *|[^\s:#"'][^:#]*):(?: (.*))?$/s.exec(
				line.trimEnd(),
			) ?? [];
		if (written === '') {
			lines?.item(line);
			continue;
		}
		const key = unquoted(written);
		if (spaces === '') {
			section = key === 'targets' || key === 'targetTemplates' ? project[key] : undefined;
			isInSettings = key === 'settings';
			if (key === 'configs') project.hasConfigs = true;
			indent = undefined;
			lines = undefined;
		}
		for (const setting of section ? [] : settingsIn(key, value)) {
			if (isInSettings || !namesBundle(setting)) project.shared.push(setting);
		}
		if (!section || spaces === '') continue;
		indent ??= spaces.length;
		if (spaces.length === indent) {
			lines = new TargetLines(key);
			section.push(lines.target);
			// The whole target may be in the line.
			for (const [name, each] of settingsInLine(value)) lines.entry(name, each, indent + 1);
		} else lines?.entry(key, value, spaces.length);
	}
	return project;
}

/** Reads the lines of one target. */
class TargetLines {
	readonly target: WrittenTarget;
	/** The indentation of the keys of the target. */
	#inner: number | undefined;
	/** That of `configs`, whose settings are for one configuration each. */
	#configs: number | undefined;
	#isInTemplates = false;
	#isInSettings = false;
	/** Whether it is in a list of files that are only built or run. */
	#isInFiles = false;
	/** What the item of a list that is read has of a target on which this one depends. */
	#dependency = dependencyAt(Number.POSITIVE_INFINITY);

	constructor(name: string) {
		const empty = { kind: undefined, platform: undefined };
		this.target = { name, ...empty, settings: [], common: [], dependencies: [], templates: [] };
	}

	/** A line with a key. */
	entry(key: string, value: string, indent: number): void {
		const { target } = this;
		const text = unquoted(value);
		this.#inner ??= indent;
		// An item of a list can have the indentation of the key of the list.
		const isOfTarget = indent === this.#inner && !key.startsWith('- ');
		// Otherwise the type is elsewhere.
		if (isOfTarget && key === 'type' && /^[a-z][-.\w]*$/.test(text))
			target.kind = kindOfProduct(text);
		if (isOfTarget && key === 'platform') target.platform = text;
		this.#isInTemplates = isOfTarget && key === 'templates';
		if (this.#isInTemplates) {
			for (const [name] of value.matchAll(/[^\s[\],"']+/g)) target.templates.push(name);
		}
		if (isOfTarget) this.#dependency = dependencyAt(Number.POSITIVE_INFINITY);
		this.#readDependency(key, text, indent);
		if (key === 'dependencies' || key.startsWith('- {')) {
			for (const map of mapsIn(`${key}: ${value}`)) {
				this.#dependency = dependencyAt(indent);
				for (const [name, each] of settingsInLine(map)) this.#readDependency(name, each, indent);
			}
		}
		// A target in one line has all keys at the same indentation.
		const isOfSettings = key === 'base' || /^[A-Z]/.test(key);
		if (isOfTarget && !isOfSettings) {
			this.#isInSettings = key === 'settings';
			this.#isInFiles = key === 'sources' || key.endsWith('Scripts');
		}
		if (this.#configs !== undefined && indent <= this.#configs) this.#configs = undefined;
		if (key === 'configs') this.#configs = indent;
		const isCommon = this.#configs === undefined && !/\bconfigs["']?:/.test(value);
		for (const setting of settingsIn(key, value)) {
			if (isOnlySetting(setting) && !this.#isInSettings) continue;
			// XcodeGen finds an Info.plist there, but entitlements only in settings.
			if (this.#isInFiles && isFile(setting) && !isInfoPlistPath(setting[1])) continue;
			target.settings.push(setting);
			if (isCommon) target.common.push(setting);
		}
	}

	/** A key of an item in the list of dependencies, which has its keys in any order. A target that is not embedded is only built before this one. */
	#readDependency(key: string, text: string, indent: number): void {
		const { dependencies } = this.target;
		// An item of a list in the item is deeper.
		if (key.startsWith('- ') && indent <= this.#dependency.indent) {
			this.#dependency = dependencyAt(indent);
		}
		const item = this.#dependency;
		const name = key.replace(/^- /, '');
		if (name === 'embed' && no.test(text)) {
			if (item.isNamed) dependencies.pop();
			item.isEmbedded = false;
		} else if (name === 'target') {
			item.isNamed = true;
			if (item.isEmbedded) dependencies.push(text);
		}
	}

	/** A line without a key, such as an item of a list. */
	item(line: string): void {
		const text = unquoted(line);
		if (text.startsWith('-')) this.#readDependency('- ', '', line.search(/\S/));
		if (!this.#isInTemplates || text === '' || text.startsWith('#')) return;
		// A list in another form has the name of no template.
		const [, name = ''] = /^- (.*)$/.exec(text) ?? [];
		this.target.templates.push(unquoted(name));
	}
}

/** An item of a list at an indentation, before its keys are read. */
function dependencyAt(indent: number): { indent: number; isNamed: boolean; isEmbedded: boolean } {
	return { indent, isNamed: false, isEmbedded: true };
}

/** The mappings in a line, without those that are values in them. */
function mapsIn(line: string): readonly string[] {
	return line.replace(/: *\{[^{}]*\}/g, ':').match(/\{[^{}]*\}/g) ?? [];
}

/** Whether a setting is one only among settings: elsewhere, such as in the environment of a scheme, its name can be that of something else. */
function isOnlySetting(setting: Setting): boolean {
	const hasValue = [identifierSetting, versionSetting].some(({ name }) => isSetting(name)(setting));
	return hasValue || namesBundle(setting);
}

/** Whether a setting names a property list, or, also by a variable, entitlements. */
export function isFile([name, value]: Setting): boolean {
	const isVariable = plainSetting(name) === 'CODE_SIGN_ENTITLEMENTS' && value.includes('$');
	return isVariable || /\.(?:plist|entitlements)$/i.test(value);
}

/** The setting of a line, and those of a mapping in it. */
function settingsIn(key: string, value: string): readonly Setting[] {
	return [[key, unquoted(value)], ...settingsInLine(value)];
}

/** The settings of a mapping in one line: `{ GENERATE_INFOPLIST_FILE: YES }`. */
function settingsInLine(value: string): readonly Setting[] {
	if (!value.trimStart().startsWith('{')) return [];
	return value.split(/[{},]/).map((each) => {
		const [name = '', ...rest] = each.split(':');
		return [unquoted(name), unquoted(rest.join(':'))] as const;
	});
}

/** The value of a YAML scalar without its quotes, the usual escapes in them, and the comment after it. */
function unquoted(text: string): string {
	const written = text.trim();
	const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/.exec(written) ?? [];
	if (double !== undefined) return double.replace(/\\(["\\/ ])/g, '$1');
	if (single !== undefined) return single.replaceAll("''", "'");
	return written.replace(/(?<!\s)\s+#.*$/s, '');
}
