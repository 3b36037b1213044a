/** What a build variable expands to, as Markdown. */
import { buildVariableModifiers, buildVariables } from '../../platform/buildVariables.js';
import type { BuildVariable } from '../../value/plistValue.js';
import { code, paragraphs } from '../markdown.js';

/** The expansion of a known variable; the source of the value of any other. */
export function renderVariable({
	name,
	modifier,
}: Pick<BuildVariable, 'name' | 'modifier'>): string {
	const setting = buildVariables.find((known) => known.name === name);
	const expandsTo = setting
		? `Xcode replaces it with ${setting.expandsTo}, such as ${code(setting.example)}.`
		: 'The build replaces it. Xcode uses the build setting with this name.';
	const operator = buildVariableModifiers.find(
		(known) => modifier !== undefined && modifier.replace(/=.*/s, '=') === known.name,
	);
	return paragraphs([
		`**${code(name)}** · build variable`,
		expandsTo,
		operator && `${code(modifier ?? '')}: ${operator.meaning}.`,
	]);
}
