/** Reads from project files which product is made with which plist and which entitlements. */
import type { DocumentKind } from '../service/index.js';
import { type OpenStepValue, readOpenStep } from './openStep.js';

/** A target of a project. */
export interface Target {
	readonly name: string;
	/** The kind of the product; `other` for products that are not about drivers; undefined for bundles and apps of any kind. */
	readonly kind: DocumentKind | undefined;
	/** The paths of its plists and entitlements, relative to the folder of the project. */
	readonly paths: readonly string[];
	/** Its deployment target, such as `20.0`; the newest one where configurations differ. Absent where it is unknown. */
	readonly driverKit?: string;
}

const deploymentTarget = 'DRIVERKIT_DEPLOYMENT_TARGET';

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

function kindOfProduct(type: string, wrapper = ''): DocumentKind | undefined {
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
	const versions = versionsOfProject(
		lists.take(entriesOf(objects.get(textOf(file.get('rootObject'))))),
	);
	const targets: Target[] = [];
	for (const object of objects.values()) {
		const target = entriesOf(object);
		if (target.get('isa') !== 'PBXNativeTarget') continue;
		const name = textOf(target.get('name'));
		const configurations = lists.take(target);
		const settings = configurations.map((each) => entriesOf(each.get('buildSettings')));
		const [wrapper] = settings.map((each) => textOf(each.get('WRAPPER_EXTENSION')));
		const kind = kindOfProduct(textOf(target.get('productType')), wrapper);
		const driverKit = newest(configurations.map((each) => driverKitOf(each, versions)));
		targets.push({
			name,
			kind,
			paths: settings.flatMap((each) => pathsIn(each, name)),
			...(driverKit !== undefined && { driverKit }),
		});
	}
	return withHosts(targets);
}

/** What an app installs, or loads. */
const hosted: readonly (DocumentKind | undefined)[] = ['dext', 'systemExtension', 'kext'];

/** An app of a project without drivers may be any app. */
function withHosts(targets: readonly Target[]): readonly Target[] {
	if (targets.some(({ kind }) => hosted.includes(kind))) return targets;
	return targets.map((each) => (each.kind === 'hostApp' ? { ...each, kind: undefined } : each));
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

/** The versions of DriverKit of a project, by the names of its configurations. */
function versionsOfProject(configurations: readonly Entries[]): ReadonlyMap<string, string> {
	const versions = new Map<string, string>();
	for (const each of configurations) {
		const name = textOf(each.get('name'));
		if (!versions.has(name)) versions.set(name, versionOf(each));
	}
	return versions;
}

function versionOf(configuration: Entries): string {
	return textOf(entriesOf(configuration.get('buildSettings')).get(deploymentTarget));
}

/** The setting of a configuration, or else that of the project; empty where it has none, or where an `.xcconfig` may have it. */
function driverKitOf(configuration: Entries, ofProject: ReadonlyMap<string, string>): string {
	const own = versionOf(configuration);
	if (own !== '' || configuration.has('baseConfigurationReference')) return own;
	return ofProject.get(textOf(configuration.get('name'))) ?? '';
}

/** The newest of several versions; undefined if there are none, or if one is not a number, such as a variable. */
function newest(versions: readonly string[]): string | undefined {
	if (!versions.every((each) => /^\d+(?:\.\d+)*$/.test(each))) return undefined;
	return [...versions].sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b)).at(-1);
}

/** Longer texts are not paths: `PATH_MAX` of macOS. */
const longestPath = 1024;

function pathsIn(settings: Entries, name: string): readonly string[] {
	const short = name.slice(0, longestPath);
	return ['INFOPLIST_FILE', 'CODE_SIGN_ENTITLEMENTS']
		.map((key) => textOf(settings.get(key)))
		.filter(isPath)
		.map((path) =>
			path
				.replace(/^\$[({](?:SRCROOT|PROJECT_DIR)[)}]\//, '')
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

/**
 * The targets of an XcodeGen `project.yml`, read line by line: a YAML parser would be a tenth of the server, and
 * only the type and the paths of a target are needed.
 */
export function targetsOfXcodeGen(text: string): readonly Target[] {
	const targets: {
		name: string;
		kind: DocumentKind | undefined;
		paths: string[];
		versions: string[];
	}[] = [];
	let inTargets = false;
	let indent: number | undefined;
	/** That of the keys of the current target. */
	let inner: number | undefined;
	for (const line of text.split('\n')) {
		const [, spaces = '', key = '', value = ''] =
			/^( *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:#"'][^:#]*):(?: (.*))?$/s.exec(line.trimEnd()) ??
			[];
		if (key === '') continue;
		if (spaces === '') {
			inTargets = key === 'targets';
			indent = undefined;
			continue;
		}
		if (!inTargets) continue;
		indent ??= spaces.length;
		if (spaces.length === indent) {
			targets.push({ name: unquoted(key), kind: undefined, paths: [], versions: [] });
			inner = undefined;
			continue;
		}
		inner ??= spaces.length;
		const target = targets.at(-1);
		const text = unquoted(value);
		// Otherwise the type is in a template, or elsewhere.
		const isType = key === 'type' && spaces.length === inner && /^[a-z][-.\w]*$/.test(text);
		if (target && isType) target.kind = kindOfProduct(text);
		if (target && /\.(?:plist|entitlements)$/.test(text)) target.paths.push(text);
		if (target && key === deploymentTarget) target.versions.push(text);
	}
	const withVersions = targets.map(({ versions, ...target }) => {
		const driverKit = newest(versions);
		return { ...target, ...(driverKit !== undefined && { driverKit }) };
	});
	return withHosts(withVersions);
}

/** The value of a YAML scalar without its quotes, escapes, and the comment after it. */
function unquoted(text: string): string {
	const written = text.trim();
	const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/.exec(written) ?? [];
	if (double !== undefined) return double.replace(/\\(.)/g, '$1');
	if (single !== undefined) return single.replaceAll("''", "'");
	return written.replace(/(?<!\s)\s+#.*$/s, '');
}
