/** Reads from XcodeGen projects which product is made with which plist and which entitlements. */
import { type DocumentKind, isInfoPlistPath } from '../service/index.js';
import {
	type AddedKeys,
	addedKeysIn,
	addedKeysOf,
	addsNoKeys,
	isPreprocessing,
	keysOfProperties,
} from './addedKeys.js';
import { bundleNameOf, namesBundle } from './bundleName.js';
import { related } from './relatedTargets.js';
import { isFileSetting, plainSetting, type Setting } from './settings.js';
import { maySign, signsByScript } from './signing.js';
import {
	appliedTo,
	deploymentTarget,
	inConfiguration,
	isExtension,
	kindOfProduct,
	newest,
	pathsIn,
	type Target,
} from './target.js';
import {
	identifierSetting,
	isSetting,
	knownValues,
	type ReadSetting,
	usedFor,
	valuesIn,
	versionSetting,
} from './targetValues.js';

/** What the lines of a target, or of a template of targets, have. */
interface WrittenTarget {
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
interface WrittenProject {
	readonly targets: WrittenTarget[];
	readonly targetTemplates: WrittenTarget[];
	/** The settings of the project, and of groups of settings. */
	readonly shared: Setting[];
	/** Whether it states its configurations, which can be without presets. */
	hasConfigs: boolean;
}

/** The targets of an XcodeGen `project.yml`. */
export function targetsOfXcodeGen(text: string): readonly Target[] {
	const project = readLines(text);
	const { targets, targetTemplates, shared } = project;
	const templates = new Map(targetTemplates.map((each) => [each.name, withoutUnread(each)]));
	const isWhole = !/^\uFEFF?["']?include["']? *:/m.test(text);
	const areUsual = isWhole && !project.hasConfigs;
	const complete = targets
		.map((target) => withTemplates(target, templates))
		.map((target) => (areUsual ? withUsualConfigurations(target) : target));
	const defaults = addedKeysIn(shared);
	const sharedName = isWhole ? namesOfProject(project) : undefined;
	const areEntitled =
		!isWhole || signsByScript(text) || shared.some((each) => maySign(each) || isElsewhere(each));
	const read = complete.map((target) => ({
		...targetOf(target, defaults, isWhole),
		...bundleNameIn(target, sharedName),
		...(!areEntitled && isUnentitled(target) && { isUnentitled: true }),
		...([...target.settings, ...shared].some(isPreprocessing) && { isPreprocessed: true }),
	}));
	const onMac = complete.filter(({ platform }) => platform === 'macOS');
	const macDependencies = new Map(onMac.map(({ name, dependencies }) => [name, dependencies]));
	return related(read, macDependencies, isWhole);
}

/** Reads line by line: a YAML parser would be a tenth of the server, and only the type and the settings of a target are needed. */
function readLines(text: string): WrittenProject {
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
		if (key === '- target') target.dependencies.push(text);
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
			if (namesBundle(setting) && !this.#isInSettings) continue;
			// XcodeGen finds an Info.plist there, but entitlements only in settings.
			if (this.#isInFiles && isFile(setting) && !isInfoPlistPath(setting[1])) continue;
			target.settings.push(setting);
			if (isCommon) target.common.push(setting);
		}
	}

	/** A line without a key, such as an item of a list. */
	item(line: string): void {
		const text = unquoted(line);
		if (!this.#isInTemplates || text === '' || text.startsWith('#')) return;
		// A list in another form has the name of no template.
		const [, name = ''] = /^- (.*)$/.exec(text) ?? [];
		this.target.templates.push(unquoted(name));
	}
}

/** Keys of a target whose values can add keys to its plist: that which `xcodegen` writes, files of settings, and what is written elsewhere. */
const otherSources: readonly string[] = ['info', 'configFiles', '<<'];
/** Keys whose values can have settings of any name. */
const otherSettings: readonly string[] = ['configFiles', 'groups', 'settingGroups', '<<'];
/** In place of templates that are not known. */
const unknownTemplates: Setting = ['<<', ''];

function isOtherSource([name]: Setting): boolean {
	return otherSources.includes(name);
}

function isElsewhere([name]: Setting): boolean {
	return otherSettings.includes(name);
}

/** More settings that are read than a template has, more dependencies, and more templates than a target has. */
const maxSettings = 16;
const maxTemplates = 4;

/** A template with what its targets can have from it. */
function withoutUnread(template: WrittenTarget): WrittenTarget {
	return {
		...template,
		settings: template.settings.filter(isRead).slice(0, maxSettings),
		common: template.common.filter(isRead).slice(0, maxSettings),
		dependencies: template.dependencies.slice(0, maxSettings),
	};
}

/** Whether anything reads a setting of a target. */
function isRead(setting: Setting): boolean {
	const [name] = setting;
	if (isOtherSource(setting) || isElsewhere(setting)) return true;
	if (namesBundle(setting) || maySign(setting) || isPreprocessing(setting)) return true;
	const { isOn, keys } = addedKeysIn([setting]);
	const isOfTarget =
		name === deploymentTarget ||
		[identifierSetting, versionSetting].some((each) => isSetting(each.name)(setting));
	const addsKeys = isOn !== undefined || keys.length > 0 || keysOfProperties([setting]).length > 0;
	return isOfTarget || addsKeys || isFile(setting);
}

/** Whether a setting names a property list, or, also by a variable, entitlements. */
function isFile([name, value]: Setting): boolean {
	const isVariable = plainSetting(name) === 'CODE_SIGN_ENTITLEMENTS' && value.includes('$');
	return isVariable || /\.(?:plist|entitlements)$/i.test(value);
}

/** The configurations of a project that states none. Source: XcodeGen Docs/ProjectSpec.md. */
const usualConfigurations: readonly string[] = ['Debug', 'Release'];

/** A target with the files of each configuration, where one setting for all of them has its name. */
function withUsualConfigurations(target: WrittenTarget): WrittenTarget {
	const common = new Set(target.common);
	const counts = new Map<string, number>();
	for (const [name] of target.settings) {
		counts.set(plainSetting(name), (counts.get(plainSetting(name)) ?? 0) + 1);
	}
	const settings = target.settings.flatMap((setting): readonly Setting[] => {
		const [name, value] = setting;
		const isOnlyOne = common.has(setting) && counts.get(plainSetting(name)) === 1;
		if (!isOnlyOne || !isFileSetting(name)) return [setting];
		const values = new Set(usualConfigurations.map((each) => inConfiguration(value, each)));
		return values.has(value) ? [setting] : [...values].map((each) => [name, each]);
	});
	return { ...target, settings };
}

/** A target with what it does not have itself, but one of its templates. */
function withTemplates(
	target: WrittenTarget,
	all: ReadonlyMap<string, WrittenTarget>,
): WrittenTarget {
	const templates = target.templates.slice(0, maxTemplates).flatMap((name) => all.get(name) ?? []);
	// Others are in a file that is included, or in a template of a template.
	const isKnown =
		target.templates.length === templates.length &&
		templates.every((template) => template.templates.length === 0);
	const elsewhere: readonly Setting[] = isKnown ? [] : [unknownTemplates];
	if (templates.length === 0) return { ...target, settings: [...target.settings, ...elsewhere] };
	const own = new Set(target.settings.map(([name]) => name));
	const inherited = (settings: readonly Setting[]): readonly Setting[] =>
		settings.filter(([name]) => !own.has(name));
	return {
		...target,
		kind: target.kind ?? templates.find(({ kind }) => kind !== undefined)?.kind,
		platform: target.platform ?? templates.find(({ platform }) => platform)?.platform,
		settings: [
			...templates.flatMap(({ settings }) => inherited(settings)),
			...target.settings,
			...elsewhere,
		],
		common: [...templates.flatMap(({ common }) => inherited(common)), ...target.common],
		dependencies: [
			...templates.flatMap(({ dependencies }) => dependencies),
			...target.dependencies,
		],
	};
}

function targetOf(
	{ name, kind, settings, common }: WrittenTarget,
	defaults: AddedKeys,
	isWhole: boolean,
): Target {
	const driverKit = newest(
		settings.flatMap(([key, value]) => (key === deploymentTarget ? [value] : [])),
	);
	const addedKeys = [
		...addedKeysOf(addedKeysIn(settings), defaults),
		...keysOfProperties(settings),
	];
	// Configurations without one of their own have the common one, or one that is not written here.
	const valuesOf = (setting: ReadSetting) =>
		knownValues(setting, [
			valuesIn(setting, kind, common),
			usedFor(kind, settings)
				.filter(isSetting(setting.name))
				.map(([, value]) => value),
		]);
	const identifiers = valuesOf(identifierSetting);
	const versions = valuesOf(versionSetting);
	const applied = new Set(appliedTo(kind, settings));
	const files = settings.filter(isFile);
	const replaced = new Set(
		pathsIn(
			files.filter((each) => !applied.has(each)),
			name,
		),
	);
	return {
		name,
		kind,
		paths: pathsIn(files, name).filter((path) => !replaced.has(path)),
		...(driverKit !== undefined && { driverKit }),
		...(addedKeys.length > 0 && { addedKeys }),
		...(isWhole && writesNoKeys(common, settings, defaults) && { addsNoKeys: true }),
		...(identifiers && { identifiers }),
		...(versions && { versions }),
	};
}

/** How XcodeGen names the bundles of a project by its presets. Source: XcodeGen SettingPresets/base.yml. */
const presetName: Setting = ['PRODUCT_NAME', '$(TARGET_NAME)'];

/** The settings of a project that determine the names of bundles; undefined where they are unknown. */
function namesOfProject({ shared, hasConfigs }: WrittenProject): readonly Setting[] | undefined {
	const names = shared.filter(namesBundle);
	const [usualName, usualValue] = presetName;
	const areUsual = names.every(([name, value]) => name === usualName && value === usualValue);
	const presets = shared.filter(([name]) => name === 'settingPresets').map(([, value]) => value);
	if (hasConfigs || !areUsual || presets.length > 1 || shared.some(isElsewhere)) return undefined;
	const [used = 'all'] = presets;
	return names.length > 0 || used === 'all' || used === 'project' ? [presetName] : [];
}

/** The name of the bundle of an extension. */
function bundleNameIn(
	{ name, kind, settings, common }: WrittenTarget,
	shared: readonly Setting[] | undefined,
): Pick<Target, 'bundleName'> {
	const own = common.filter(namesBundle);
	const isForAll = settings.filter(namesBundle).length === own.length;
	if (!isExtension(kind) || settings.some(isElsewhere) || !isForAll) return {};
	const bundleName = bundleNameOf(name, own, shared);
	return bundleName === undefined ? {} : { bundleName };
}

/** Whether no setting of a dext can give it entitlements. */
function isUnentitled({ kind, settings }: WrittenTarget): boolean {
	return kind === 'dext' && !settings.some((each) => maySign(each) || isElsewhere(each));
}

/** Whether neither the build nor `xcodegen`, which writes the plist of `info`, adds the keys that every bundle has. */
function writesNoKeys(
	common: readonly Setting[],
	all: readonly Setting[],
	defaults: AddedKeys,
): boolean {
	const areAll = defaults.isOn === false;
	const isStated = [common, all].every((each) => addsNoKeys(addedKeysIn(each), defaults, areAll));
	return isStated && !all.some(isOtherSource);
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
