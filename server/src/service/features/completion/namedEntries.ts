/** Entries whose keys the facts name: kernel libraries with their versions. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { rootText } from '../../document/rootEntries.js';
import { kernelBundles } from '../../platform/kernelBundles.js';
import { kpiLibraries } from '../../platform/kpiLibraries.js';
import { libraryVersions } from '../../platform/libraryVersions.js';
import { schemaAt } from '../../schema/describe.js';
import { pathOf } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import { renderBundle } from '../hover/renderClass.js';
import type { EntryItem } from './entrySnippets.js';
import { xmlLiteral } from './snippetText.js';

/** The entries that may be added to `dict`, most useful first; `edited` is the one under the caret. */
export function namedEntries(
	plist: DriverPlist,
	dict: Dict,
	edited?: string,
): readonly EntryItem[] {
	if (schemaAt(plist, pathOf(dict))?.['x-valuesFrom'] !== 'kpiLibraries') return [];
	const macOS = rootText(plist, 'LSMinimumSystemVersion');
	const interfaces = [...kpiLibraries].filter(([, { restricted }]) => !restricted);
	const kexts = [...kernelBundles].filter(([name]) => !kpiLibraries.has(name));
	return [...interfaces, ...kexts]
		.filter(([name]) => name === edited || dict.get(name) === undefined)
		.map(([name, { description }]) => {
			const [customary] = libraryVersions(name, macOS);
			const value = `<string>\${1:${customary?.version ?? '1.0'}}</string>`;
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
