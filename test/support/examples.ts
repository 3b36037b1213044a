/** Renders the severities, messages and fix titles of an example of a rule. */

import type { CheckOptions } from '../../server/src/service/features/checkOptions.js';
import { renderMessage } from '../../server/src/service/messages/message.js';
import { exampleKind } from '../../server/src/service/rules/exampleFiles.js';
import type { BadExample, GoodExample, Rule } from '../../server/src/service/rules/rule.js';
import { analyzeExample, type ExampleOptions, findingsOf, fixesOf } from './checkFindings.js';
import { readRanges } from './markers.js';

/** The texts of the findings of `rule` in a bad example, and of the fixes for the first finding. */
export function readExample(
	rule: Rule,
	example: Pick<BadExample, 'text'> & GoodExample,
): { readonly findings: readonly string[]; readonly fixes: readonly string[] } {
	const options = targetOf(example);
	const plist = analyzeExample(readRanges(example.text).text, optionsOf(rule, example));
	const found = findingsOf(plist, options).filter(({ code }) => code === rule.code);
	const [first] = found;
	return {
		findings: found.map(({ severity, message }) => `${severity}: ${renderMessage(message)}`),
		fixes: first ? fixesOf(plist, first, options).map(({ title }) => renderMessage(title)) : [],
	};
}

export function optionsOf(rule: Rule, example: GoodExample): ExampleOptions {
	const { form, whole, uri, neighbors, recognized } = example;
	return { kind: exampleKind(rule, example), form, whole, uri, neighbors, recognized };
}

export function targetOf({ deploymentTarget = {} }: GoodExample): CheckOptions {
	return { deploymentTarget };
}
