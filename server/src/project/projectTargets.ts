/** Reads from project files which product is made with which plist and which entitlements. */
import type { DocumentKind } from '../service/index.js';
import { type OpenStepValue, readOpenStep } from './openStep.js';

/** A target of a project. */
export interface Target {
	readonly name: string;
	/** The kind of the product; `other` for products that are not about drivers. */
	readonly kind: DocumentKind;
	/** The paths of its plists and entitlements, relative to the folder of the project. */
	readonly paths: readonly string[];
}

/** By the last part of a product type, which XcodeGen also accepts alone. */
const kindsOfProducts: Readonly<Record<string, DocumentKind>> = {
	'app-extension': 'appExtension',
	application: 'hostApp',
	'driver-extension': 'dext',
	'kernel-extension': 'kext',
	'kernel-extension.iokit': 'kext',
	'system-extension': 'systemExtension',
};

function kindOfProduct(type: string): DocumentKind {
	const name = type.replace(/^com\.apple\.product-type\./, '');
	return (Object.hasOwn(kindsOfProducts, name) ? kindsOfProducts[name] : undefined) ?? 'other';
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
		const paths = itemsOf(list.get('buildConfigurations')).flatMap((id) => {
			const settings = entriesOf(entriesOf(objects.get(textOf(id))).get('buildSettings'));
			return pathsIn(settings, name);
		});
		targets.push({ name, kind: kindOfProduct(textOf(target.get('productType'))), paths });
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
	const targets: { name: string; kind: DocumentKind; paths: string[] }[] = [];
	let inTargets = false;
	let indent: number | undefined;
	for (const line of text.split('\n')) {
		const [, spaces = '', key = '', value = ''] =
			/^( *)([^\s:#][^:#]*):(?: (.*))?$/s.exec(line.trimEnd()) ?? [];
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

function unquoted(text: string): string {
	return text
		.replace(/(?<!\s)\s+#.*$/s, '')
		.trimStart()
		.replace(/^(["'])(.*)\1$/, '$2');
}
