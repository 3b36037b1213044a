/** Finds out which keys the build adds to a source property list, and which it removes. */
import type { PlistValue } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';

/** Whether a target that makes its product with the property list has a setting that adds a root key. */
export function isAddedByBuild(plist: PlistContents, key: string): boolean {
	return (
		plist.form === 'source' &&
		plist.neighbors.products.some(({ addedKeys }) => addedKeys?.includes(key) === true)
	);
}

/** Whether the keys that every bundle has must be in a source property list, because no build adds them. */
export function isWithoutAddedKeys(plist: PlistContents): boolean {
	const { form, hasUnseenEntries, neighbors, root } = plist;
	if (form !== 'source' || hasUnseenEntries) return false;
	const isBegun = root?.type === 'dict' && root.entries.length > 0;
	const { products } = neighbors;
	return isBegun && products.length > 0 && products.every(({ addsNoKeys }) => addsNoKeys === true);
}

/** Keys that Xcode removes from every dictionary if they are empty. Source: swift-build InfoPlistProcessorTaskAction.swift:performTaskAction. */
const removedIfEmpty: ReadonlySet<string | undefined> = new Set([
	'CFBundleExecutable',
	'CFBundleIdentifier',
	'CFBundlePackageType',
	'CFBundleVersion',
]);

/** Whether Xcode removes an entry, because its value is empty: in an app, or where a project file names the property list. */
export function isRemovedByBuild(plist: PlistContents, value: PlistValue): boolean {
	const { form, kind, neighbors } = plist;
	const isOfXcode = kind === 'hostApp' || neighbors.products.length > 0;
	const isEmpty = value.type === 'string' && value.value === '';
	return form === 'source' && isOfXcode && isEmpty && removedIfEmpty.has(value.entry?.key);
}
