/** Renders the Info.plist of the dext. */
import {
	type DriverPlist,
	literalText,
	type NewEntry,
	nearestKextVersion,
	renderDocument,
	rootText,
} from '../../service/index.js';
import { personalityOf } from './dextPersonality.js';
import type { DextPersonalities } from './planPersonality.js';
import { keptText, projectEntries } from './rootTexts.js';

/** The source for Xcode, with keys in the order of its templates; `notes` are in a comment at the top. */
export function renderDextPlist(
	plist: DriverPlist,
	personalities: DextPersonalities,
	notes: readonly string[],
): string {
	const [first] = personalities.keys();
	const name = rootText(plist, 'CFBundleName') ?? first ?? '';
	const version = rootText(plist, 'CFBundleVersion');
	const copyright = keptText(plist, 'NSHumanReadableCopyright');
	const usage = keptText(plist, 'OSBundleUsageDescription');
	const entries: readonly NewEntry[] = [
		[...projectEntries.region, notes.length > 0 ? notes : undefined],
		['CFBundleExecutable', '$(EXECUTABLE_NAME)'],
		['CFBundleIdentifier', '$(PRODUCT_BUNDLE_IDENTIFIER)'],
		['CFBundleInfoDictionaryVersion', '6.0'],
		projectEntries.name,
		['CFBundlePackageType', '$(PRODUCT_BUNDLE_PACKAGE_TYPE)'],
		['CFBundleShortVersionString', shortVersionOf(plist)],
		[
			'CFBundleVersion',
			(version === undefined ? undefined : nearestKextVersion(version)?.version) ??
				'$(CURRENT_PROJECT_VERSION)',
		],
		[
			'IOKitPersonalities',
			{ dict: [...personalities].map(([key, each]) => [key, personalityOf(plist, each)]) },
		],
		...(copyright ? [['NSHumanReadableCopyright', copyright] as const] : []),
		['OSBundleUsageDescription', usage ?? `This driver lets you use ${name}.`],
	];
	return renderDocument({ dict: entries });
}

function shortVersionOf(plist: DriverPlist): string {
	const entry = plist.root?.type === 'dict' && plist.root.get('CFBundleShortVersionString');
	const text = entry ? literalText(entry.value, plist.form) : undefined;
	return text !== undefined && /^\d+(?:\.\d+){0,2}$/.test(text) ? text : '$(MARKETING_VERSION)';
}
