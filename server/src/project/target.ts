/** Targets of project files, and what their readers have in common. */
import {
	type DocumentKind,
	hasRules,
	type NamedProduct,
	type ProductKind,
	type TargetFiles,
} from '../service/index.js';
import { uriAt } from './projectFiles.js';
import { isForDriverKit, plainSetting, type Setting } from './settings.js';

/** A target of a project, with what is known of its product. */
export interface Target extends Omit<NamedProduct, 'project' | 'target' | 'kind'> {
	readonly name: string;
	/** As that of a product; undefined for bundles of any kind. */
	readonly kind: ProductKind | undefined;
	/** The paths of its plists and entitlements, relative to the folder of the project. */
	readonly paths: readonly string[];
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

/** Whether a product is an extension that apps install by its identifier. */
export function isExtension(kind: ProductKind | undefined): boolean {
	return kind === 'dext' || kind === 'systemExtension';
}

/** The plists and entitlements of a target, whose paths are relative to `folder`. */
export function filesOf({ paths, kind }: Target, folder: string): TargetFiles {
	return {
		files: paths.flatMap((path) => uriAt(folder, path) ?? []),
		kind: kind === 'app' ? undefined : kind,
	};
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

/** Longer texts are not paths: `PATH_MAX` of macOS. */
const longestPath = 1024;

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

/** The paths that settings for files of a target have, relative to the folder of the project; in one configuration, if it is known. */
export function pathsIn(
	settings: readonly Setting[],
	name: string,
	configuration = '',
): readonly string[] {
	const short = name.slice(0, longestPath);
	return settings
		.map(([, value]) => value)
		.filter(isPath)
		.map((path) =>
			inConfiguration(path, configuration.slice(0, longestPath))
				.replace(folderOfProject, '')
				.replace(/\$[({](?:TARGET_NAME|PRODUCT_NAME)[)}]/g, () => short)
				// Elsewhere, such as in an `.xcconfig`, the variable can have another value.
				.replace(/\$[({]([^:]*):default=.*$/s, '$($1)'),
		)
		.filter(isPath);
}

/** Variables for the folder of the project and for names, which are known. */
const knownVariable = /\$[({](?:SRCROOT|PROJECT_DIR|TARGET_NAME|PRODUCT_NAME)[)}]/g;

/** A path with the name of the configuration, if all of it is known then, and it is that of a property list or of entitlements. */
export function inConfiguration(path: string, configuration: string): string {
	if (configuration === '' || !/\.(?:plist|entitlements)$/i.test(path)) return path;
	const named = path.replace(/\$[({]CONFIGURATION[)}]/g, () => configuration);
	return named.replace(knownVariable, '').includes('$') ? path : named;
}

/** The folder of the project, by its variables, the older one included, with and without brackets. */
const folderOfProject =
	/^(?:\$(?:[({](?:SRCROOT|SOURCE_ROOT|PROJECT_DIR)[)}]|(?:SRCROOT|SOURCE_ROOT|PROJECT_DIR))|\.)\//;

function isPath(text: string): boolean {
	return text !== '' && text.length <= longestPath;
}

/** The newest of several versions; undefined if there are none, or if one is not a number, such as a variable. */
export function newest(versions: readonly string[]): string | undefined {
	if (!versions.every((each) => /^\d+(?:\.\d+)*$/.test(each))) return undefined;
	return [...versions].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b)).at(-1);
}
