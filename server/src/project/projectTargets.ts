/** Reads from Xcode projects which product is made with which plist and which entitlements. */
import {
	type DocumentKind,
	hasRules,
	type NamedProduct,
	type ProductKind,
	type TargetFiles,
} from '../service/index.js';
import { type AddedKeys, addedKeysIn, addedKeysOf, addsNoKeys } from './addedKeys.js';
import { type OpenStepValue, readOpenStep } from './openStep.js';
import { uriAt } from './projectFiles.js';
import { isForDriverKit, plainSetting, type Setting } from './settings.js';
import { identifiersIn, isIdentifier, knownIdentifiers } from './targetIdentifiers.js';

/** A target of a project. */
export interface Target {
	readonly name: string;
	/** The kind of the product; `other` for products that are not about drivers; `app` for apps of any kind; undefined for bundles of any kind. */
	readonly kind: ProductKind | undefined;
	/** The paths of its plists and entitlements, relative to the folder of the project. */
	readonly paths: readonly string[];
	/** Its deployment target, such as `20.0`; the newest one where configurations differ. Absent where it is unknown. */
	readonly driverKit?: string;
	/** The keys that the build of every configuration adds to its plist; absent if there are none. */
	readonly addedKeys?: readonly string[];
	/** Present where no configuration adds the keys that every bundle has. */
	readonly addsNoKeys?: true;
	/** Its bundle identifiers, by configuration; absent where one of them is unknown. */
	readonly identifiers?: readonly string[];
	/** The dext or system extension on which it depends as a macOS app; absent where that is unknown. */
	readonly installs?: string;
	/** Of an app or a dext, the bundle identifiers of all dexts in the project; absent where one of them is unknown. */
	readonly dexts?: readonly string[];
}

/** The setting for the oldest version of DriverKit. */
export const deploymentTarget = 'DRIVERKIT_DEPLOYMENT_TARGET';

/** By the last part of a product type, which XcodeGen also accepts alone. */
const kindsOfProducts: Readonly<Record<string, DocumentKind>> = {
	'app-extension': 'appExtension',
	'app-extension.intents-service': 'appExtension',
	'app-extension.messages': 'appExtension',
	application: 'hostApp',
	'driver-extension': 'dext',
	'extensionkit-extension': 'appExtension',
	'kernel-extension': 'kext',
	'kernel-extension.iokit': 'kext',
	'system-extension': 'systemExtension',
	'watchkit2-extension': 'appExtension',
};

/** By the setting that names the extension of the bundle, whatever the product type is. */
const kindsOfWrappers: Readonly<Record<string, DocumentKind>> = {
	appex: 'appExtension',
	dext: 'dext',
	fs: 'fileSystem',
	kext: 'kext',
	systemextension: 'systemExtension',
};

/** A plain bundle can be a file system, a codeless kext, or a plug-in, so its type does not show its kind. */
const plainBundle = 'bundle';

/** The kind of a product by its type and its wrapper; undefined for bundles of any kind. */
export function kindOfProduct(type: string, wrapper = ''): DocumentKind | undefined {
	const ofWrapper = kindIn(kindsOfWrappers, wrapper);
	if (ofWrapper) return ofWrapper;
	const name = type.replace(/^com\.apple\.product-type\./, '');
	if (name === plainBundle) return undefined;
	return kindIn(kindsOfProducts, name) ?? 'other';
}

function kindIn(
	kinds: Readonly<Record<string, DocumentKind>>,
	name: string,
): DocumentKind | undefined {
	return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}

/** The targets of `project.pbxproj`; none if it is not readable. */
export function targetsOfXcode(text: string): readonly Target[] {
	const file = entriesOf(readOpenStep(text));
	const objects = entriesOf(file.get('objects'));
	const lists = new Lists(objects);
	const defaults = defaultsOfProject(
		lists.take(entriesOf(objects.get(textOf(file.get('rootObject'))))),
	);
	const targets: Target[] = [];
	/** Of the targets for macOS. */
	const dependencies = new Map<string, readonly string[]>();
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
		const identifiers = knownIdentifiers(
			configurations.map((each) => identifiersWith(kind, each, defaults)),
		);
		targets.push({
			name,
			kind,
			paths: configurations.flatMap((each) =>
				pathsIn(appliedTo(kind, fileSettingsOf(each, defaults)), name),
			),
			...(driverKit !== undefined && { driverKit }),
			...(addedKeys.length > 0 && { addedKeys }),
			...(builds.length > 0 && builds.every(({ addsNone }) => addsNone) && { addsNoKeys: true }),
			...(identifiers && { identifiers }),
		});
		const isForMac =
			configurations.length > 0 && configurations.every((each) => isMacOnly(each, defaults));
		if (isForMac) dependencies.set(name, dependenciesOf(target, objects));
	}
	return related(targets, dependencies);
}

/** The product of a target of a project file; undefined for a bundle of any kind. */
export function productOf(
	{ name, kind, paths: _, ...facts }: Target,
	project: string,
): NamedProduct | undefined {
	return kind && { project, target: name, kind, ...facts };
}

/** Whether one of the products is checked as a driver, a system extension, or the app of one. */
export function makesDriver(products: readonly NamedProduct[]): boolean {
	return products.some(({ kind }) => kind !== 'app' && hasRules(kind));
}

/** The plists and entitlements of a target, whose paths are relative to `folder`. */
export function filesOf({ paths, kind }: Target, folder: string): TargetFiles {
	return {
		files: paths.flatMap((path) => uriAt(folder, path) ?? []),
		kind: kind === 'app' ? undefined : kind,
	};
}

/** What an app installs, or loads. */
const hosted: readonly (ProductKind | undefined)[] = ['dext', 'systemExtension', 'kext'];

/** Adds what the targets of one project are for each other. `dependencies` are those of the targets for macOS, by names; `areAll` is whether the project has no other targets. */
export function related(
	targets: readonly Target[],
	dependencies: ReadonlyMap<string, readonly string[]>,
	areAll = true,
): readonly Target[] {
	const installing = withInstalls(withHosts(targets), dependencies);
	return areAll ? withDexts(installing) : installing;
}

/** An app of a project without drivers may be any app. */
function withHosts(targets: readonly Target[]): readonly Target[] {
	if (targets.some(({ kind }) => hosted.includes(kind))) return targets;
	return targets.map((each) => (each.kind === 'hostApp' ? { ...each, kind: 'app' } : each));
}

const installed: readonly (ProductKind | undefined)[] = ['dext', 'systemExtension'];

/** Adds to each app what it installs. */
function withInstalls(
	targets: readonly Target[],
	dependencies: ReadonlyMap<string, readonly string[]>,
): readonly Target[] {
	const extensions = new Set(
		targets.filter(({ kind }) => installed.includes(kind)).map(({ name }) => name),
	);
	return targets.map((target) => {
		const installs = dependencies.get(target.name)?.find((name) => extensions.has(name));
		return target.kind === 'hostApp' && installs !== undefined ? { ...target, installs } : target;
	});
}

/** Adds the identifiers of the dexts to each of them, and to each app. */
function withDexts(targets: readonly Target[]): readonly Target[] {
	const ofDexts = targets.filter(({ kind }) => kind === 'dext');
	const dexts = knownIdentifiers(ofDexts.map(({ identifiers }) => identifiers ?? []));
	// A target of an unknown kind can be a dext.
	if (!dexts || targets.some(({ kind }) => kind === undefined)) return targets;
	return targets.map((target) =>
		target.kind === 'hostApp' || target.kind === 'dext' ? { ...target, dexts } : target,
	);
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

/** The identifiers of a configuration, one for each condition, or else those of the project; none where an `.xcconfig` may have them. */
function identifiersWith(
	kind: DocumentKind | undefined,
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): readonly string[] {
	const own = settingsOf(configuration);
	const isOwn = own.some(isIdentifier);
	if (isOwn || hasFileOfSettings(configuration)) return identifiersIn(kind, own);
	const shared = defaultsFor(configuration, ofProject)?.settings ?? new Map();
	return identifiersIn(
		kind,
		[...shared].map(([name, value]) => [name, textOf(value)] as const),
	);
}

/** The keys that the build of a configuration adds, and whether it certainly adds none: an `.xcconfig` of the target, or of the project, may have the setting. */
function keysOfBuild(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): { readonly added: readonly string[]; readonly addsNone: boolean } {
	const defaults = defaultsFor(configuration, ofProject);
	const areAll = defaults?.hasFile === false && !hasFileOfSettings(configuration);
	const own = addedKeysIn(settingsOf(configuration));
	return {
		added: addedKeysOf(own, defaults?.addedKeys),
		addsNone: addsNoKeys(own, defaults?.addedKeys ?? addedKeysIn([]), areAll),
	};
}

/** Whether a configuration, or else that of the project, has the SDK of macOS, and no list of platforms. */
function isMacOnly(configuration: Entries, ofProject: ReadonlyMap<string, Defaults>): boolean {
	const own = entriesOf(configuration.get('buildSettings'));
	const shared = defaultsFor(configuration, ofProject)?.settings;
	const sdk = textOf(own.get('SDKROOT') ?? shared?.get('SDKROOT'));
	return sdk === 'macosx' && !own.has('SUPPORTED_PLATFORMS') && !shared?.has('SUPPORTED_PLATFORMS');
}

/** The names of the targets in the same project on which a target depends. */
function dependenciesOf(target: Entries, objects: Entries): readonly string[] {
	return itemsOf(target.get('dependencies')).map((id) => {
		const dependency = entriesOf(objects.get(textOf(id)));
		return textOf(entriesOf(objects.get(textOf(dependency.get('target')))).get('name'));
	});
}

/** What all lists contain. */
function inAll([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
	return first.filter((each) => others.every((other) => other.includes(each)));
}

/** The newest of several versions; undefined if there are none, or if one is not a number, such as a variable. */
export function newest(versions: readonly string[]): string | undefined {
	if (!versions.every((each) => /^\d+(?:\.\d+)*$/.test(each))) return undefined;
	return [...versions].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b)).at(-1);
}

/** Longer texts are not paths: `PATH_MAX` of macOS. */
const longestPath = 1024;

/** A setting for files, perhaps for one system only: `CODE_SIGN_ENTITLEMENTS[sdk=driverkit*]`. */
const fileSetting = /^(?:INFOPLIST_FILE|CODE_SIGN_ENTITLEMENTS)(?:\[|$)/;

/** The settings that name files: those of a configuration, and those of the project that it does not have itself, as in `driverKitOf`. */
function fileSettingsOf(
	configuration: Entries,
	ofProject: ReadonlyMap<string, Defaults>,
): readonly Setting[] {
	const own = settingsOf(configuration).filter(([key]) => fileSetting.test(key));
	if (hasFileOfSettings(configuration)) return own;
	const names = new Set(own.map(([key]) => plainSetting(key)));
	const settings = defaultsFor(configuration, ofProject)?.settings ?? new Map();
	const inherited = [...settings].flatMap(([key, value]) =>
		fileSetting.test(key) && !names.has(plainSetting(key)) ? [[key, textOf(value)] as const] : [],
	);
	return [...own, ...inherited];
}

/** The settings without those that another one replaces in every build: dexts are built with the SDK of DriverKit. */
export function appliedTo(
	kind: DocumentKind | undefined,
	settings: readonly Setting[],
): readonly Setting[] {
	if (kind !== 'dext') return settings;
	const replaced = new Set(
		settings.flatMap(([key]) => (isForDriverKit(key) ? [plainSetting(key)] : [])),
	);
	return settings.filter(([key]) => !replaced.has(key));
}

/** The paths that settings for files of a target have, relative to the folder of the project. */
export function pathsIn(settings: readonly Setting[], name: string): readonly string[] {
	const short = name.slice(0, longestPath);
	return settings
		.map(([, value]) => value)
		.filter(isPath)
		.map((path) =>
			path
				.replace(/^(?:\$[({](?:SRCROOT|PROJECT_DIR)[)}]|\.)\//, '')
				.replace(/\$[({](?:TARGET_NAME|PRODUCT_NAME)[)}]/g, () => short),
		)
		.filter(isPath);
}

function isPath(text: string): boolean {
	return text !== '' && text.length <= longestPath;
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
