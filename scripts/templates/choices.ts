/** The choices of a template, for what is done with every rendering of it. */
import { promptsFor } from '../../server/src/scaffold/answers.js';
import type { Answers, Template } from '../../server/src/scaffold/template.js';

/** All combinations of options of the questions that are asked. */
export function choicesOf(template: Template): readonly Answers[] {
	let combinations: readonly Answers[] = [{}];
	for (const { key, options = [], isDetail } of template.prompts) {
		if (options.length === 0 || isDetail) continue;
		combinations = combinations.flatMap((before) =>
			promptsFor(template, before).some((prompt) => prompt.key === key)
				? options.map(({ value }) => ({ ...before, [key]: value }))
				: [before],
		);
	}
	return combinations;
}
