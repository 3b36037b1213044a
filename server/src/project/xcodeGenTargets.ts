/** Reads from XcodeGen projects which product is made with which plist and which entitlements. */
import type { BuildValues } from '../service/index.js';
import {
	type AddedKeys,
	addedKeysIn,
	addedKeysOf,
	addsNoKeys,
	isPreprocessing,
	keysOfProperties,
} from './addedKeys.js';
import { bundleNameOf, namesBundle } from './bundleName.js';
import { type Dependent, related } from './relatedTargets.js';
import { isFileSetting, plainSetting, type Setting } from './settings.js';
import { mayBeSignedElsewhere, maySign } from './signing.js';
import {
	appliedTo,
	deploymentTarget,
	inConfiguration,
	isExtension,
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
import { isFile, readLines, type WrittenProject, type WrittenTarget } from './xcodeGenLines.js';

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
		!isWhole ||
		mayBeSignedElsewhere(text) ||
		shared.some((each) => maySign(each) || isElsewhere(each));
	const read = complete.map((target) => ({
		...targetOf(target, defaults, isWhole),
		...bundleNameIn(target, sharedName),
		...(!areEntitled && isUnentitled(target) && { isUnentitled: true }),
		...(isPreprocessed(target, shared) && { isPreprocessed: true }),
	}));
	const dependents = new Map(
		complete.map(({ name, platform, dependencies }) => [
			name,
			{ system: systems.get(platform), on: dependencies },
		]),
	);
	return related(read, dependents, isWhole);
}

/** The systems of drivers, by the names of platforms. */
const systems: ReadonlyMap<string | undefined, Dependent['system']> = new Map([
	['macOS', 'macOS'],
	['iOS', 'iPadOS'],
]);

/** Keys of a target whose values can add keys to its plist: that which `xcodegen` writes, files of settings, and what is written elsewhere. */
const otherSources: readonly string[] = ['info', 'configFiles', '<<'];
/** Keys whose values can have settings of any name. */
const otherSettings: readonly string[] = ['configFiles', 'groups', 'settingGroups', '<<'];
/** In place of templates that are not known. */
const unknownTemplates: Setting = ['<<', ''];

function isOtherSource([name]: Setting): boolean {
	return otherSources.includes(name);
}

/** Whether a setting, or an alias of YAML, is in place of settings that are written elsewhere. */
function isElsewhere([name, value]: Setting): boolean {
	return otherSettings.includes(name) || value.startsWith('*');
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

function targetOf(target: WrittenTarget, defaults: AddedKeys, isWhole: boolean): Target {
	const { name, kind, settings, common } = target;
	const driverKit = newest(
		settings.flatMap(([key, value]) => (key === deploymentTarget ? [value] : [])),
	);
	const addedKeys = [
		...addedKeysOf(addedKeysIn(settings), defaults),
		...keysOfProperties(settings),
	];
	const identifiers = buildValuesOf(target, identifierSetting);
	const versions = buildValuesOf(target, versionSetting);
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

/** The values of a setting: all of them for one build, since a configuration may replace the common one, and those of a configuration for its own. */
function buildValuesOf(
	{ kind, settings, common }: WrittenTarget,
	setting: ReadSetting,
): BuildValues | undefined {
	// Without a common one, some configurations have one that is not written here.
	if (valuesIn(setting, kind, common).length === 0) return undefined;
	const all = usedFor(kind, settings).filter(isSetting(setting.name));
	if (!all.every(([, value]) => isPlainScalar(value))) return undefined;
	const own = all.filter((each) => each[0] === setting.name && !common.includes(each));
	const builds = [all, ...own.map((each) => [each])];
	return knownValues(
		setting,
		builds.map((build) => build.map(([, value]) => value)),
	);
}

/** Whether a value is in the line, and not an anchor, an alias, a tag, a block, or a collection. */
function isPlainScalar(value: string): boolean {
	return !/^(?:$|[*&!|>%@`{[])/.test(value);
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

/** Whether a build runs the preprocessor on the plist, by the settings of the target, of which those for all configurations replace those of the project. */
function isPreprocessed({ settings, common }: WrittenTarget, shared: readonly Setting[]): boolean {
	const names = new Set(common.map(([name]) => name));
	return [...settings, ...shared.filter(([name]) => !names.has(name))].some(isPreprocessing);
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
