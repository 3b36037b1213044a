/** What Xcode puts in the place of a build variable, as Markdown. */
import { buildVariableModifiers, buildVariables } from '../../platform/buildVariables.js';
import type { BuildVariable } from '../../value/plistValue.js';
import { code, paragraphs } from '../markdown.js';

/** Known settings by what they expand to; any other by where its value comes from. */
export function renderVariable({
	name,
	modifier,
}: Pick<BuildVariable, 'name' | 'modifier'>): string {
	const setting = buildVariables.find((known) => known.name === name);
	const expandsTo = setting
		? `Xcode puts here ${setting.expandsTo}, such as ${code(setting.example)}.`
		: 'Replaced when the project is built, by the build setting of this name where Xcode builds it.';
	const operator = buildVariableModifiers.find(
		(known) => modifier !== undefined && modifier.replace(/=.*/s, '=') === known.name,
	);
	return paragraphs([
		`**${code(name)}** · build variable`,
		expandsTo,
		operator && `${code(modifier ?? '')}: ${operator.meaning}.`,
	]);
}
