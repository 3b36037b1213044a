/**
 * Finds the keys that a build adds to an Info.plist: of those that rules call missing, Xcode adds the usage
 * descriptions, and XcodeGen any key. Source: swift-build InfoPlistProcessorTaskAction.swift:defaultInfoPlistContent.
 */
import { categoryDictionaries, usageKeys } from '../service/index.js';
import { plainSetting, type Setting } from './settings.js';

const generates = 'GENERATE_INFOPLIST_FILE';
const prefix = 'INFOPLIST_KEY_';
/** Whether the preprocessor is run on the plist. */
const preprocesses = 'INFOPLIST_PREPROCESS';
const otherSources = ['INFOPLIST_FILE_CONTENTS', preprocesses];

/** The keys that rules call missing in a source property list, and that the properties of a project can add. */
const missableKeys: ReadonlySet<string> = new Set([
	...usageKeys,
	...categoryDictionaries,
	'IOKitPersonalities',
]);

/** What the settings of a target, or of a project, contribute. */
export interface AddedKeys {
	/** Whether the build adds keys; undefined where the settings do not state it. */
	readonly isOn: boolean | undefined;
	readonly keys: readonly string[];
	/** Whether the build adds other keys, or may add them. */
	readonly hasOthers: boolean;
}

/** Reads settings by their names, which may end with a condition: `INFOPLIST_KEY_X[sdk=driverkit*]`. An empty text is a value. */
export function addedKeysIn(settings: Iterable<Setting>): AddedKeys {
	let isOn: boolean | undefined;
	const keys: string[] = [];
	let hasOthers = false;
	for (const [written, value] of settings) {
		const name = plainSetting(written);
		const key = name.slice(prefix.length);
		const isYes = isOnBy(value);
		// Under a condition, a build without it has another value.
		if (name === generates && (isYes || written === name)) isOn = isOn === true || isYes;
		else if (name.startsWith(prefix) && usageKeys.includes(key)) keys.push(key);
		else if (otherSources.includes(name)) hasOthers = true;
	}
	return { isOn, keys, hasOthers };
}

function isOnBy(value: string): boolean {
	return !/^(?:no|false|0)?$/i.test(value);
}

/** Whether a setting lets the preprocessor run on the plist, at least in some builds. */
export function isPreprocessing([name, value]: Setting): boolean {
	return plainSetting(name) === preprocesses && isOnBy(value);
}

/**
 * Whether the build of a target adds none of the keys that every bundle has. Xcode adds none by default (swift-build
 * CoreBuildSystem.xcspec); `areAll` is whether no other settings than these can state that it does.
 */
export function addsNoKeys(target: AddedKeys, project: AddedKeys, areAll: boolean): boolean {
	const isOn = target.isOn ?? (areAll ? (project.isOn ?? false) : undefined);
	return isOn === false && !target.hasOthers && !project.hasOthers;
}

/** The keys among the properties of a plist in an XcodeGen project: `xcodegen` writes the plist with them. */
export function keysOfProperties(lines: Iterable<Setting>): readonly string[] {
	return [...lines].map(([key]) => key).filter((key) => missableKeys.has(key));
}

/** The keys that the build of a target adds, whose settings replace those of the project. */
export function addedKeysOf(target: AddedKeys, project?: AddedKeys): readonly string[] {
	const isOn = target.isOn ?? project?.isOn ?? false;
	return isOn ? [...new Set([...target.keys, ...(project?.keys ?? [])])] : [];
}
