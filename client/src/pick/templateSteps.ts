/** The questions of a template as steps. */
import {
	type Answers,
	checkAnswerRequest,
	type Question,
	questionsRequest,
} from '../../../server/src/lsp/protocol.js';
import type { LanguageServer } from '../languageServer.js';
import { plainLabel } from './plainLabel.js';
import type { InputStep, Step } from './steps.js';

/** Those that apply after `answers`; further answers may add others. */
export async function templateSteps(
	server: LanguageServer,
	template: string,
	answers: Answers,
): Promise<readonly Step[]> {
	const questions = await server.request(questionsRequest, { template, answers });
	return questions.map((question) => {
		const { key } = question.prompt;
		return stepOf(question, (text) =>
			server.request(checkAnswerRequest, { template, key, text, answers }),
		);
	});
}

function stepOf(
	{ prompt: { key, title, kind, optional, options = [] }, preset, isDecision }: Question,
	check: InputStep['check'],
): Step {
	if (kind !== 'choice') {
		const placeholder = optional ? `${title} (optional)` : title;
		return { kind: 'input', key, placeholder, preset, check };
	}
	const choices = options.map(({ value, title: label, description }) => ({
		value,
		label: plainLabel(label),
		detail: description === undefined ? undefined : plainLabel(description),
	}));
	return { kind: 'pick', key, placeholder: title, preset, choices, isLastKnown: isDecision };
}
