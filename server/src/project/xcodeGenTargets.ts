/** Reads from XcodeGen projects which product is made with which plist and which entitlements. */
import type { DocumentKind } from '../service/index.js';
import { addedKeysIn, addedKeysOf, keysOfProperties, type Setting } from './addedKeys.js';
import {
	appliedTo,
	deploymentTarget,
	kindOfProduct,
	newest,
	type Target,
	withHosts,
	withInstalls,
} from './projectTargets.js';

/**
 * The targets of an XcodeGen `project.yml`, read line by line: a YAML parser would be a tenth of the server, and
 * only the type, the paths, and a few settings of a target are needed.
 */
export function targetsOfXcodeGen(text: string): readonly Target[] {
	const targets: {
		name: string;
		kind: DocumentKind | undefined;
		paths: string[];
		versions: string[];
		settings: Setting[];
	}[] = [];
	/** Of the targets for macOS. */
	const macDependencies = new Map<string, string[]>();
	/** Those of the project, and of templates and groups of settings. */
	const shared: Setting[] = [];
	let inTargets = false;
	let indent: number | undefined;
	/** That of the keys of the current target. */
	let inner: number | undefined;
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
			targets.push({ name: key, kind: undefined, paths: [], versions: [], settings: [] });
			inner = undefined;
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
		for (const setting of settings) {
			const [name, each] = setting;
			if (/\.(?:plist|entitlements)$/i.test(each)) target.paths.push(each.replace(/^\.\//, ''));
			if (name === deploymentTarget) target.versions.push(each);
			target.settings.push(setting);
		}
	}
	const defaults = addedKeysIn(shared);
	const read = targets.map(({ versions, settings, ...target }) => {
		const driverKit = newest(versions);
		const addedKeys = [
			...addedKeysOf(addedKeysIn(settings), defaults),
			...keysOfProperties(settings),
		];
		const applied = new Set(appliedTo(target.kind, settings));
		const replaced = new Set(
			settings.flatMap((each) => (applied.has(each) ? [] : [each[1].replace(/^\.\//, '')])),
		);
		return {
			...target,
			paths: target.paths.filter((path) => !replaced.has(path)),
			...(driverKit !== undefined && { driverKit }),
			...(addedKeys.length > 0 && { addedKeys }),
		};
	});
	return withInstalls(withHosts(read), macDependencies);
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
