/** Reads from project files which product is made with which plist and which entitlements. */
import type { DocumentKind } from '../service/index.js';
import { type OpenStepValue, readOpenStep } from './openStep.js';

/** A target of a project. */
export interface Target {
	readonly name: string;
	/** The kind of the product; `other` for products that are not about drivers; undefined for bundles of any kind. */
	readonly kind: DocumentKind | undefined;
	/** The paths of its plists and entitlements, relative to the folder of the project. */
	readonly paths: readonly string[];
}

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
	const objects = entriesOf(entriesOf(readOpenStep(text)).get('objects'));
	const targets: Target[] = [];
	for (const object of objects.values()) {
		const target = entriesOf(object);
		if (target.get('isa') !== 'PBXNativeTarget') continue;
		const list = entriesOf(objects.get(textOf(target.get('buildConfigurationList'))));
		const name = textOf(target.get('name'));
		const settings = itemsOf(list.get('buildConfigurations')).map((id) =>
			entriesOf(entriesOf(objects.get(textOf(id))).get('buildSettings')),
		);
		const [wrapper] = settings.map((each) => textOf(each.get('WRAPPER_EXTENSION')));
		const kind = kindOfProduct(textOf(target.get('productType')), wrapper);
		targets.push({ name, kind, paths: settings.flatMap((each) => pathsIn(each, name)) });
	}
	return targets;
}

function pathsIn(settings: ReadonlyMap<string, OpenStepValue>, name: string): readonly string[] {
	return ['INFOPLIST_FILE', 'CODE_SIGN_ENTITLEMENTS']
		.map((key) => textOf(settings.get(key)))
		.filter((path) => path !== '')
		.map((path) =>
			path
				.replace(/^\$[({](?:SRCROOT|PROJECT_DIR)[)}]\//, '')
				.replace(/\$[({](?:TARGET_NAME|PRODUCT_NAME)[)}]/g, name),
		);
}

function entriesOf(value: OpenStepValue | undefined): ReadonlyMap<string, OpenStepValue> {
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
	const targets: { name: string; kind: DocumentKind | undefined; paths: string[] }[] = [];
	let inTargets = false;
	let indent: number | undefined;
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
		if (spaces.length === indent) targets.push({ name: unquoted(key), kind: 'other', paths: [] });
		const target = targets.at(-1);
		const text = unquoted(value);
		if (target && key === 'type' && target.kind === 'other') target.kind = kindOfProduct(text);
		if (target && /\.(?:plist|entitlements)$/.test(text)) target.paths.push(text);
	}
	return targets;
}

/** The value of a YAML scalar without its quotes, escapes, and the comment after it. */
function unquoted(text: string): string {
	const written = text.trim();
	const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/.exec(written) ?? [];
	if (double !== undefined) return double.replace(/\\(.)/g, '$1');
	if (single !== undefined) return single.replaceAll("''", "'");
	return written.replace(/(?<!\s)\s+#.*$/s, '');
}
