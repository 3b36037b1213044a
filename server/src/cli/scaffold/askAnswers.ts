/** Asks for the answers of a template at the terminal, one question at a time. */
import { createInterface, type Interface } from 'node:readline/promises';
import type { NameLists } from '../../scaffold/names/deviceNames.js';
import type { Answers, Template } from '../../scaffold/template.js';
import {
	type AnswerCheck,
	checkAnswer,
	type Question,
	questionsAfter,
} from '../../scaffold/templateQuestions.js';
import { type DisplayText, display, joinDisplay, textOf } from '../displayText.js';

interface Streams {
	readonly stdin: NodeJS.ReadableStream;
	readonly stderr: NodeJS.WritableStream;
}

/** All answers, including those `given`; undefined if the user canceled with Ctrl+C or Ctrl+D. */
export async function askAnswers(
	template: Template,
	given: Answers,
	lists: NameLists,
	{ stdin, stderr }: Streams = process,
): Promise<Answers | undefined> {
	const readline = createInterface({ input: stdin, output: stderr });
	const print = (line: DisplayText): void => void stderr.write(`${textOf(line)}\n`);
	const answers: Record<string, string> = { ...given };
	const asked = new Set(Object.keys(given));
	try {
		for (;;) {
			const questions = questionsAfter(template, answers, lists);
			const question = questions.find(({ prompt }) => !asked.has(prompt.key));
			if (!question) return answers;
			const { key } = question.prompt;
			const answer = await ask(readline, print, question, (text) =>
				checkAnswer(template, key, text, answers, lists),
			);
			if (answer === undefined) return undefined;
			for (const [answered, text] of Object.entries(answer)) {
				asked.add(answered);
				answers[answered] = text;
			}
		}
	} finally {
		readline.close();
	}
}

/**
 * Repeats the question until the answer is valid; prints the remark on an answer, such as the name of a vendor. One text
 * can answer several questions.
 */
async function ask(
	readline: Interface,
	print: (line: DisplayText) => void,
	{ prompt, preset }: Question,
	check: (answer: string) => AnswerCheck,
): Promise<Answers | undefined> {
	const options = prompt.options ?? [];
	const lines = options.map(
		({ title, description }, index) =>
			display`\n  ${index + 1}  ${title}${description === undefined ? '' : ` (${description})`}`,
	);
	const before = lines.length > 0 ? display`${joinDisplay(lines)}\n` : ' ';
	const question = textOf(display`${prompt.title}${before}[${preset}]: `);
	for (;;) {
		const typed = await nextLine(readline, question);
		if (typed === undefined) return undefined;
		const chosen = options[Number(typed.trim()) - 1]?.value ?? typed.trim();
		const answer = chosen === '' ? preset : chosen;
		const { fault, remark, answers = { [prompt.key]: answer } } = check(answer);
		if (remark !== undefined) print(display`${remark}`);
		if (fault === undefined) return answers;
		print(display`${fault}`);
	}
}

/** Without the signal, `readline.question` does not resolve when the input ends. */
async function nextLine(readline: Interface, question: string): Promise<string | undefined> {
	const end = new AbortController();
	const giveUp = (): void => end.abort();
	readline.once('close', giveUp);
	try {
		return await readline.question(question, { signal: end.signal });
	} catch {
		return undefined;
	} finally {
		readline.off('close', giveUp);
	}
}
