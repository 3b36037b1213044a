/** The description of a class that an interface of the dext declares, as Markdown: its file, its superclasses, and the class of DriverKit above. */
import { driverClassNamed } from '../../document/declaredClasses.js';
import type { PlistContents } from '../../document/driverPlist.js';
import { fileNameOf } from '../../document/neighbors.js';
import { code, paragraphs } from '../markdown.js';
import { renderClass } from './renderClass.js';

/** Undefined for a class that no interface near the plist declares. */
export function renderDriverClass(name: string, plist: PlistContents): string | undefined {
	const driver = driverClassNamed(name, plist);
	if (!driver) return undefined;
	const { uri, lineage, frameworkClass } = driver;
	const above = lineage.map(({ superclass }) => code(superclass)).join(' › ');
	return paragraphs([
		`**${code(name)}** · class of the dext in ${code(fileNameOf(uri))}`,
		`Inherits from ${above}.`,
		frameworkClass === undefined ? undefined : renderClass(frameworkClass, 'user', plist.kind),
	]);
}
