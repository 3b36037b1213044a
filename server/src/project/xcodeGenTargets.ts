/** Reads from XcodeGen projects which product is made with which plist and which entitlements. */
import type { DocumentKind } from '../service/index.js';
import {
	type AddedKeys,
	addedKeysIn,
	addedKeysOf,
	keysOfProperties,
	type Setting,
} from './addedKeys.js';
import {
	appliedTo,
	deploymentTarget,
	identifiersIn,
	kindOfProduct,
	knownIdentifiers,
	newest,
	related,
	type Target,
} from './projectTargets.js';

/** What the lines of a target have. */
interface WrittenTarget {
	readonly name: string;
	kind: DocumentKind | undefined;
	readonly settings: Setting[];
	/** Those for all configurations. */
	readonly common: Setting[];
}

/** What the lines of a project have. */
interface WrittenProject {
	readonly targets: WrittenTarget[];
	/** The settings of the project, and of templates and groups of settings. */
	readonly shared: Setting[];
	/** The targets on which those for macOS depend, by their names. */
	readonly macDependencies: Map<string, string[]>;
}

/** The targets of an XcodeGen `project.yml`. */
export function targetsOfXcodeGen(text: string): readonly Target[] {
	const { targets, shared, macDependencies } = readLines(text);
	const defaults = addedKeysIn(shared);
	const read = targets.map((target) => targetOf(target, defaults));
	return related(read, macDependencies, !/^["']?include["']?:/m.test(text));
}

/** Reads line by line: a YAML parser would be a tenth of the server, and only the type and the settings of a target are needed. */
function readLines(text: string): WrittenProject {
	const project: WrittenProject = { targets: [], shared: [], macDependencies: new Map() };
	const { targets, shared, macDependencies } = project;
	let inTargets = false;
	let indent: number | undefined;
	/** That of the keys of the current target. */
	let inner: number | undefined;
	/** That of `configs`, whose settings are for one configuration each. */
	let configs: number | undefined;
	for (const line of text.split('\n')) {
		const [, spaces = '', written = '', value = ''] =
			/^( *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:#"'][^:#]*):(?: (.*))?$/s.exec(line.trimEnd()) ??
			[];
		if (written === '') continue;
		const key = unquoted(written);
		if (spaces === '') {
			inTargets = key === 'targets';
			indent = undefined;
		}
		const text = unquoted(value);
		const settings: readonly Setting[] = [[key, text], ...settingsInLine(value)];
		if (!inTargets) for (const setting of settings) shared.push(setting);
		if (!inTargets || spaces === '') continue;
		indent ??= spaces.length;
		if (spaces.length === indent) {
			targets.push({ name: key, kind: undefined, settings: [], common: [] });
			inner = undefined;
			configs = undefined;
			continue;
		}
		inner ??= spaces.length;
		const target = targets.at(-1);
		if (!target) continue;
		// Otherwise the type is in a template, or elsewhere.
		const isType = key === 'type' && spaces.length === inner && /^[a-z][-.\w]*$/.test(text);
		if (isType) target.kind = kindOfProduct(text);
		if (key === 'platform' && spaces.length === inner && text === 'macOS') {
			macDependencies.set(target.name, []);
		}
		if (key === '- target') macDependencies.get(target.name)?.push(text);
		if (configs !== undefined && spaces.length <= configs) configs = undefined;
		if (key === 'configs') configs = spaces.length;
		const isCommon = configs === undefined && !/\bconfigs["']?:/.test(value);
		for (const setting of settings) {
			target.settings.push(setting);
			if (isCommon) target.common.push(setting);
		}
	}
	return project;
}

function targetOf({ name, kind, settings, common }: WrittenTarget, defaults: AddedKeys): Target {
	const driverKit = newest(
		settings.flatMap(([key, value]) => (key === deploymentTarget ? [value] : [])),
	);
	const addedKeys = [
		...addedKeysOf(addedKeysIn(settings), defaults),
		...keysOfProperties(settings),
	];
	// Configurations without one of their own have the common one, or one that is not written here.
	const identifiers = knownIdentifiers([identifiersIn(common), identifiersIn(settings)]);
	const applied = new Set(appliedTo(kind, settings));
	const replaced = new Set(pathsIn(settings.filter((each) => !applied.has(each))));
	return {
		name,
		kind,
		paths: pathsIn(settings).filter((path) => !replaced.has(path)),
		...(driverKit !== undefined && { driverKit }),
		...(addedKeys.length > 0 && { addedKeys }),
		...(identifiers && { identifiers }),
	};
}

/** The plists and entitlements that settings name. */
function pathsIn(settings: readonly Setting[]): readonly string[] {
	return settings.flatMap(([, value]) =>
		/\.(?:plist|entitlements)$/i.test(value) ? [value.replace(/^\.\//, '')] : [],
	);
}

/** The settings of a mapping in one line: `{ GENERATE_INFOPLIST_FILE: YES }`. */
function settingsInLine(value: string): readonly Setting[] {
	if (!value.trimStart().startsWith('{')) return [];
	return value.split(/[{},]/).map((each) => {
		const [name = '', ...rest] = each.split(':');
		return [unquoted(name), unquoted(rest.join(':'))] as const;
	});
}

/** The value of a YAML scalar without its quotes, escapes, and the comment after it. */
function unquoted(text: string): string {
	const written = text.trim();
	const [, double, single] = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/.exec(written) ?? [];
	if (double !== undefined) return double.replace(/\\(.)/g, '$1');
	if (single !== undefined) return single.replaceAll("''", "'");
	return written.replace(/(?<!\s)\s+#.*$/s, '');
}
