/** Finds targets that nothing signs with entitlements. */
import { plainSetting, type Setting } from './settings.js';

/** Settings that give a product entitlements, or leave its signature to others. Source: swift-build CoreBuildSystem.xcspec, BuiltinMacros.swift. */
const signing: ReadonlySet<string> = new Set([
	'CODE_SIGN_ENTITLEMENTS_CONTENTS',
	'CODE_SIGNING_ALLOWED',
	'CODE_SIGNING_REQUIRED',
	'OTHER_CODE_SIGN_FLAGS',
	// The key of XcodeGen.
	'entitlements',
]);

/** Whether a setting, perhaps one with a condition, can give a product entitlements, or leaves its signature to others. */
export function maySign([name, value]: Setting): boolean {
	const plain = plainSetting(name);
	// Without a path, or without an identity, the build signs without entitlements, or not at all.
	if (plain === 'CODE_SIGN_ENTITLEMENTS') return value !== '';
	return signing.has(plain) || (plain === 'CODE_SIGN_IDENTITY' && value === '');
}

/** What in a project can sign a product: scripts, and in XcodeGen keys that replace others, which are not read. */
const others =
	/\bPBXShellScriptBuildPhase\b|\b(?:pre|post)(?:[Bb]uild|Compile)Scripts\b|\b(?:pre|post)Actions\b|\bcodesign\b|:REPLACE\b/;

/** Whether something else than the settings of a project may sign its products. */
export function mayBeSignedElsewhere(project: string): boolean {
	return others.test(project);
}
