/** The USB interface of a project whose device was named without one. */
import { completeAnswers } from '../answers.js';
import type { Answers, Template } from '../template.js';

/** `interface 0 in configuration 1`; undefined where no interface is matched, or where the answers have one. */
export function assumedInterface(template: Template, given: Answers): string | undefined {
	const { interfaceNumber, configurationValue } = completeAnswers(template, given).answers;
	const isGiven = given.interfaceNumber ?? given.configurationValue;
	if (interfaceNumber === undefined || isGiven !== undefined) return undefined;
	return `interface ${interfaceNumber} in configuration ${configurationValue}`;
}
