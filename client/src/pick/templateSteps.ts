/** The questions of a template as steps. */
import type { Scaffolding } from '../../../server/src/scaffold/scaffolding.js';
import type { Answers } from '../../../server/src/scaffold/template.js';
import type { Question } from '../../../server/src/scaffold/templateQuestions.js';
import type { Step } from './steps.js';

/** Those that matter after `answers`; later ones join when the answers ask for them. */
export async function templateSteps(
	scaffolding: Scaffolding,
	template: string,
	answers: Answers,
): Promise<readonly Step[]> {
	const questions = await scaffolding.questions(template, answers);
	return questions.map((question) =>
		stepOf(question, (text) => scaffolding.judge(template, question.prompt.key, text, answers)),
	);
}

function stepOf(
	{ prompt: { key, title, kind, optional, options = [] }, preset }: Question,
	judge: (text: string) => ReturnType<Scaffolding['judge']>,
): Step {
	if (kind !== 'choice') {
		const placeholder = optional ? `${title} (may stay empty)` : title;
		return { kind: 'input', key, placeholder, preset, judge };
	}
	const choices = options.map(({ value, title: label, description }) => ({
		value,
		label,
		detail: description,
	}));
	return { kind: 'pick', key, placeholder: title, preset, choices };
}
