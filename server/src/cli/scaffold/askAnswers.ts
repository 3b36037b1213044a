/** Asks a person at the terminal for the answers of a template, one question at a time. */
import { createInterface, type Interface } from 'node:readline/promises';
import { faultOf } from '../../../../client/src/scaffold/answerFaults.js';
import { defaultOf, promptsFor } from '../../../../client/src/scaffold/answers.js';
import type { Answers, Prompt, Template } from '../../../../client/src/scaffold/template.js';

interface Streams {
	readonly stdin: NodeJS.ReadableStream;
	readonly stderr: NodeJS.WritableStream;
}

/** All answers, those `given` included; undefined where the person gave up with Ctrl+C or Ctrl+D. */
export async function askAnswers(
	template: Template,
	given: Answers,
	{ stdin, stderr }: Streams = process,
): Promise<Answers | undefined> {
	const readline = createInterface({ input: stdin, output: stderr });
	const say = (text: string): void => void stderr.write(text);
	const answers: Record<string, string> = { ...given };
	const asked = new Set(Object.keys(given));
	try {
		for (;;) {
			const prompt = promptsFor(template, answers).find(({ key }) => !asked.has(key));
			if (!prompt) return answers;
			const answer = await ask(readline, say, template, prompt, answers);
			if (answer === undefined) return undefined;
			asked.add(prompt.key);
			answers[prompt.key] = answer;
		}
	} finally {
		readline.close();
	}
}

/** Until the answer is right. */
async function ask(
	readline: Interface,
	say: (text: string) => void,
	template: Template,
	prompt: Prompt,
	answers: Answers,
): Promise<string | undefined> {
	const proposal = defaultOf(template, prompt, answers);
	const options = prompt.options ?? [];
	const lines = options.map(
		({ title, description }, index) =>
			`  ${index + 1}  ${title}${description === undefined ? '' : ` (${description})`}\n`,
	);
	const question = `${prompt.title}${lines.length > 0 ? `\n${lines.join('')}` : ' '}[${proposal}]: `;
	for (;;) {
		const typed = await nextLine(readline, question);
		if (typed === undefined) return undefined;
		const chosen = options[Number(typed.trim()) - 1]?.value ?? typed.trim();
		const answer = chosen === '' ? proposal : chosen;
		const fault = faultOf(prompt, answer, answers);
		if (fault === undefined) return answer;
		say(`${fault}\n`);
	}
}

/** `question` alone never comes back once the input ends. */
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
