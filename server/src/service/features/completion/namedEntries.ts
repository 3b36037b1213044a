/** Completes entries whose keys are facts: kernel libraries with their versions. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { isTrue, rootText } from '../../document/rootEntries.js';
import { kernelBundles } from '../../platform/kernelBundles.js';
import { kpiLibraries } from '../../platform/kpiLibraries.js';
import { libraryVersions } from '../../platform/libraryVersions.js';
import { schemaAt } from '../../schema/describe.js';
import { pathOf } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import { renderBundle } from '../hover/renderClass.js';
import type { EntryItem } from './entrySnippets.js';
import { xmlLiteral } from './snippetText.js';

/** The entries that can be added to `dict`, most useful first; `edited` is the key at the cursor. */
export function namedEntries(
	plist: DriverPlist,
	dict: Dict,
	edited?: string,
): readonly EntryItem[] {
	if (schemaAt(plist, pathOf(dict))?.['x-valuesFrom'] !== 'kpiLibraries' || isFull(dict, edited))
		return [];
	const macOS = rootText(plist, 'LSMinimumSystemVersion');
	const interfaces = [...kpiLibraries].filter(([, { restricted }]) => !restricted);
	const kexts = [...kernelBundles].filter(([name]) => !kpiLibraries.has(name));
	return [...interfaces, ...kexts]
		.filter(([name]) => name === edited || dict.get(name) === undefined)
		.map(([name, { description }]) => {
			const [usual] = libraryVersions(name, macOS);
			const value = `<string>\${1:${usual?.version ?? '1.0'}}</string>`;
			return {
				item: {
					label: name,
					kind: 'key',
					...(description !== undefined && { detail: description }),
					documentation: () => renderBundle(name, plist.kind),
				},
				body: `<key>${xmlLiteral(name)}</key>\n${value}`,
				value,
			};
		});
}

/** Whether the libraries are those of an interface, which has exactly one (`interface-dependency-count`). */
function isFull({ entry, entries }: Dict, edited: string | undefined): boolean {
	const isInterface = entry !== undefined && isTrue(entry.dict, 'OSBundleIsInterface');
	return isInterface && edited === undefined && entries.length > 0;
}
