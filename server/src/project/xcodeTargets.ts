/** Reads from Xcode projects which product is made with which plist and which entitlements. */
import type { DocumentKind } from '../service/index.js';
import {
	type AddedKeys,
	addedKeysIn,
	addedKeysOf,
	addsNoKeys,
	isPreprocessing,
} from './addedKeys.js';
import { bundleNameOf, namesBundle } from './bundleName.js';
import { type OpenStepValue, readOpenStep } from './openStep.js';
import { type Dependent, related } from './relatedTargets.js';
import { isFileSetting, plainSetting, type Setting } from './settings.js';
import { mayBeSignedElsewhere, maySign } from './signing.js';
import {
	appliedTo,
	deploymentTarget,
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
	valuesIn,
	versionSetting,
} from './targetValues.js';

/** The targets of `project.pbxproj`; none if it is not readable. */
export function targetsOfXcode(text: string): readonly Target[] {
	const file = entriesOf(readOpenStep(text));
	const objects = entriesOf(file.get('objects'));
	const lists = new Lists(objects);
	const defaults = defaultsOfProject(
		lists.take(entriesOf(objects.get(textOf(file.get('rootObject'))))),
	);
	const isSignedElsewhere = mayBeSignedElsewhere(text);
	const targets: Target[] = [];
	const dependents = new Map<string, Dependent>();
	for (const object of objects.values()) {
		const target = entriesOf(object);
		if (target.get('isa') !== 'PBXNativeTarget') continue;
		const name = textOf(target.get('name'));
		const configurations = lists.take(target);
		const settings = configurations.map((each) => entriesOf(each.get('buildSettings')));
		const [wrapper] = settings.map((each) => textOf(each.get('WRAPPER_EXTENSION')));
		const kind = kindOfProduct(textOf(target.get('productType')), wrapper);
		const driverKit = newest(configurations.map((each) => driverKitOf(each, defaults)));
		const builds = configurations.map((each) => keysOfBuild(each, defaults));
		const addedKeys = inAll(builds.map(({ added }) => added));
		const valuesOf = (setting: ReadSetting) =>
			knownValues(
				setting,
				configurations.map((each) => valuesWith(setting, kind, each, defaults)),
			);
		const identifiers = valuesOf(identifierSetting);
		const versions = valuesOf(versionSetting);
		const bundleName = isExtension(kind)
			? inAllBuilds(configurations.map((each) => bundleNameWith(name, each, defaults)))
			: undefined;
		const isUnentitled =
			kind === 'dext' &&
			!isSignedElsewhere &&
			configurations.length > 0 &&
			configurations.every((each) => hasNoEntitlements(each, defaults));
		const isPreprocessed = configurations.some((each) => runsPreprocessor(each, defaults));
		targets.push({
			name,
			kind,
			paths: configurations.flatMap((each) =>
				pathsIn(appliedTo(kind, fileSettingsOf(each, defaults)), name, textOf(each.get('name'))),
			),
			...(driverKit !== undefined && { driverKit }),
			...(addedKeys.length > 0 && { addedKeys }),
			...(builds.length > 0 && builds.every(({ addsNone }) => addsNone) && { addsNoKeys: true }),
			...(identifiers && { identifiers }),
			...(versions && { versions }),
			...(bundleName !== undefined && { bundleName }),
			...(isUnentitled && { isUnentitled }),
			...(isPreprocessed && { isPreprocessed }),
		});
		const system = inAllBuilds(configurations.map((each) => systemOf(each, defaults)));
		dependents.set(name, { system, on: dependenciesOf(target, objects) });
	}
	return related(targets, dependents);
}

type Entries = ReadonlyMap<string, OpenStepValue>;

/** The lists of configurations. Each belongs to one owner, the first that names it, so that each is read once. */
class Lists {
	private readonly taken = new Set<string>();

	constructor(private readonly objects: Entries) {}

	take(owner: Entries): readonly Entries[] {
		const id = textOf(owner.get('buildConfigurationList'));
		if (this.taken.has(id)) return [];
		this.taken.add(id);
		const list = entriesOf(this.objects.get(id));
		return itemsOf(list.get('buildConfigurations')).map((each) =>
			entriesOf(this.objects.get(textOf(each))),
		);
	}
}

/** What a configuration of a project has for the targets without settings of their own. */
interface Defaults {
	readonly driverKit: string;
	readonly settings: Entries;
	readonly addedKeys: AddedKeys;
	/** The settings that determine the names of bundles. */
	readonly bundleNames: readonly Setting[];
	/** Whether it has an `.xcconfig`. */
	readonly hasFile: boolean;
}

/** By the names of the configurations. */
function defaultsOfProject(configurations: readonly Entries[]): ReadonlyMap<string, Defaults> {
	const defaults = new Map<string, Defaults>();
	for (const each of configurations) {
		const name = textOf(each.get('name'));
		if (defaults.has(name)) continue;
		defaults.set(name, {
			driverKit: versionOf(each),
			settings: entriesOf(each.get('buildSettings')),
			addedKeys: addedKeysIn(settingsOf(each)),
			bundleNames: settingsOf(each).filter(namesBundle),
			hasFile: hasFileOfSettings(each),
		});
	}
	return defaults;
}

function defaultsFor(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): Defaults | undefined {
	return ofProject.get(textOf(configuration.get('name')));
}

/** Whether a configuration has an `.xcconfig`, by itself or in a folder that Xcode follows. */
function hasFileOfSettings(configuration: Entries): boolean {
	return (
		configuration.has('baseConfigurationReference') ||
		configuration.has('baseConfigurationReferenceAnchor')
	);
}

function versionOf(configuration: Entries): string {
	return textOf(entriesOf(configuration.get('buildSettings')).get(deploymentTarget));
}

/** The settings that are texts. */
function settingsOf(configuration: Entries): readonly Setting[] {
	const settings = entriesOf(configuration.get('buildSettings'));
	return [...settings].flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value] as const] : [],
	);
}

/** The setting of a configuration, or else that of the project; empty where it has none, or where an `.xcconfig` may have it. */
function driverKitOf(configuration: Entries, ofProject: ReadonlyMap<string, Defaults>): string {
	const own = versionOf(configuration);
	if (own !== '' || hasFileOfSettings(configuration)) return own;
	return defaultsFor(configuration, ofProject)?.driverKit ?? '';
}

/** The values of a setting in a configuration, one for each condition, or else those of the project; none where an `.xcconfig` may have them. */
function valuesWith(
	setting: ReadSetting,
	kind: DocumentKind | undefined,
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): readonly string[] {
	const own = settingsOf(configuration);
	const isOwn = own.some(isSetting(setting.name));
	if (isOwn || hasFileOfSettings(configuration)) return valuesIn(setting, kind, own);
	const shared = defaultsFor(configuration, ofProject)?.settings ?? new Map();
	return valuesIn(
		setting,
		kind,
		[...shared].map(([name, value]) => [name, textOf(value)] as const),
	);
}

/** What the project has for a configuration, if no `.xcconfig` of the target, or of the project, can have other settings. */
function certainDefaultsFor(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): Defaults | undefined {
	const defaults = defaultsFor(configuration, ofProject);
	return defaults?.hasFile === false && !hasFileOfSettings(configuration) ? defaults : undefined;
}

/** The name of the bundle of a configuration; undefined where it is not certain. */
function bundleNameWith(
	target: string,
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): string | undefined {
	const defaults = certainDefaultsFor(configuration, ofProject);
	return bundleNameOf(target, settingsOf(configuration), defaults?.bundleNames);
}

/** Whether a configuration runs the preprocessor on the plist, by its settings or by those of the project. */
function runsPreprocessor(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): boolean {
	const own = entriesOf(configuration.get('buildSettings'));
	const shared = defaultsFor(configuration, ofProject)?.settings ?? new Map();
	// Those of the target replace those of the project.
	const names = new Set(own.keys());
	const inherited = [...shared].filter(([name]) => !names.has(name));
	return [...own, ...inherited].some(([name, value]) => isPreprocessing([name, textOf(value)]));
}

/** Whether a configuration certainly has no entitlements. */
function hasNoEntitlements(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): boolean {
	const shared = certainDefaultsFor(configuration, ofProject)?.settings;
	return (
		shared !== undefined &&
		![...entriesOf(configuration.get('buildSettings')), ...shared].some(([name, value]) =>
			maySign([name, textOf(value)]),
		)
	);
}

/** The keys that the build of a configuration adds, and whether it certainly adds none. */
function keysOfBuild(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): { readonly added: readonly string[]; readonly addsNone: boolean } {
	const shared = defaultsFor(configuration, ofProject)?.addedKeys;
	const areAll = certainDefaultsFor(configuration, ofProject) !== undefined;
	const own = addedKeysIn(settingsOf(configuration));
	return {
		added: addedKeysOf(own, shared),
		addsNone: addsNoKeys(own, shared ?? addedKeysIn([]), areAll),
	};
}

/** The only system of a configuration, by the SDK that it, or else that of the project, has, and a list of platforms. */
function systemOf(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): Dependent['system'] {
	const own = entriesOf(configuration.get('buildSettings'));
	const shared = defaultsFor(configuration, ofProject)?.settings;
	const setting = (name: string): string => textOf(own.get(name) ?? shared?.get(name));
	const [sdk, platforms] = [setting('SDKROOT'), setting('SUPPORTED_PLATFORMS')];
	if (sdk === 'macosx' && platforms === '') return 'macOS';
	const isForPad = /^(?:iphone(?:os|simulator)(?: |$))*$/.test(platforms);
	return sdk === 'iphoneos' && isForPad ? 'iPadOS' : undefined;
}

/** The names of the targets in the same project on which a target depends. */
function dependenciesOf(target: Entries, objects: Entries): readonly string[] {
	return itemsOf(target.get('dependencies')).map((id) => {
		const dependency = entriesOf(objects.get(textOf(id)));
		return textOf(entriesOf(objects.get(textOf(dependency.get('target')))).get('name'));
	});
}

/** What all configurations have. */
function inAllBuilds<Text extends string>([first, ...others]: readonly (Text | undefined)[]):
	| Text
	| undefined {
	return others.every((each) => each === first) ? first : undefined;
}

/** What all lists contain. */
function inAll([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
	return first.filter((each) => others.every((other) => other.includes(each)));
}

/** The settings that name files: those of a configuration, and those of the project that it does not have itself, as in `driverKitOf`. */
function fileSettingsOf(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): readonly Setting[] {
	const own = settingsOf(configuration).filter(([key]) => isFileSetting(key));
	if (hasFileOfSettings(configuration)) return own;
	const names = new Set(own.map(([key]) => plainSetting(key)));
	const settings = defaultsFor(configuration, ofProject)?.settings ?? new Map();
	const inherited = [...settings].flatMap(([key, value]) =>
		isFileSetting(key) && !names.has(plainSetting(key)) ? [[key, textOf(value)] as const] : [],
	);
	return [...own, ...inherited];
}

function entriesOf(value: OpenStepValue | undefined): Entries {
	return value instanceof Map ? value : new Map();
}

function itemsOf(value: OpenStepValue | undefined): readonly OpenStepValue[] {
	return Array.isArray(value) ? value : [];
}

function textOf(value: OpenStepValue | undefined): string {
	return typeof value === 'string' ? value : '';
}
