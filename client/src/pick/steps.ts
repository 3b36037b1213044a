/** A sequence of quick picks and input boxes, with a button to go back. */
import {
	type Disposable,
	type QuickInput,
	QuickInputButtons,
	type QuickPickItem,
	type ThemeIcon,
	window,
} from 'vscode';
import type { AnswerCheck } from '../../../server/src/lsp/protocol.js';

export interface Choice {
	readonly value: string;
	readonly label: string;
	readonly description?: string | undefined;
	readonly detail?: string | undefined;
	readonly iconPath?: ThemeIcon | undefined;
	/** Whether it is shown whatever is typed: without any row, Enter does nothing. */
	readonly alwaysShow?: boolean | undefined;
	/** The answers of this step and of later ones; only `value` otherwise. */
	readonly answers?: StepAnswers | undefined;
}

interface Question {
	/** The key of the answer. */
	readonly key: string;
	readonly placeholder: string;
	/** The proposed answer, unless another one was given before. */
	readonly preset?: string | undefined;
	/** Whether the answer adds further steps, so that their number is not known yet. */
	readonly isLastKnown?: boolean;
}

export interface PickStep extends Question {
	readonly kind: 'pick';
	readonly choices: readonly Choice[];
	/** Choices of later steps, which are shown as soon as a person types. */
	readonly laterChoices?: readonly Choice[];
	/** Turns the choice into the answer, for example with a dialog; undefined stays at this step. */
	readonly confirm?: (value: string) => Promise<string | undefined>;
}

export interface InputStep extends Question {
	readonly kind: 'input';
	/** Checks the text while it is typed. */
	readonly check: (text: string) => Promise<AnswerCheck>;
}

export type Step = PickStep | InputStep;

/** Answers by the keys of their steps. */
export type StepAnswers = Readonly<Record<string, string>>;

/** Thrown by `confirm` to end the sequence without an answer. */
export class Canceled extends Error {}

const back = Symbol('back');

/** What a step ends with. */
type Shown<T> = T | typeof back | undefined;

/**
 * Shows every step that `stepsAfter` returns for the answers so far, in order; those already answered come first.
 * Undefined where the user cancels.
 */
export async function askSteps(
	title: string,
	stepsAfter: (answers: StepAnswers) => Promise<readonly Step[]>,
): Promise<StepAnswers | undefined> {
	const answers: Record<string, string> = {};
	const remembered: Record<string, string> = {};
	let most = 0;
	let decided = '';
	for (;;) {
		const steps = await stepsAfter(answers);
		const index = steps.findIndex(({ key }) => answers[key] === undefined);
		const step = steps[index];
		if (!step) return answers;
		const previous = steps[index - 1];
		// The number of steps is shown once all are known, and it does not fall when the user goes back, unless to another kind.
		const decisions = steps.filter(({ isLastKnown }) => isLastKnown).map(({ key }) => answers[key]);
		if (decisions.join() !== decided) most = 0;
		decided = decisions.join();
		most = Math.max(most, steps.length);
		const position = { title, step: index + 1, ...(step.isLastKnown ? {} : { totalSteps: most }) };
		const remember = (text: string): void => {
			remembered[step.key] = text;
		};
		const preset = remembered[step.key] ?? step.preset;
		const shown = await showStep(step, preset, { position, previous, remember });
		if (shown === undefined) return undefined;
		if (shown === back) {
			if (previous) delete answers[previous.key];
		} else {
			Object.assign(answers, shown);
			Object.assign(remembered, shown);
		}
	}
}

/** The title of an input, and which of how many steps it is. */
type StepPosition = Partial<Pick<QuickInput, 'title' | 'step' | 'totalSteps'>>;

/** Where a step is in its sequence. */
interface StepContext {
	readonly position: StepPosition;
	/** The step that the user can go back to. */
	readonly previous: Step | undefined;
	/** Keeps what was typed for the time when the step is shown again. */
	readonly remember: (text: string) => void;
}

async function showStep(
	step: Step,
	preset: string | undefined,
	context: StepContext,
): Promise<Shown<StepAnswers>> {
	if (step.kind === 'input') return showInput(step, preset ?? '', context);
	const chosen = await showPick(step, preset, context);
	if (chosen === undefined || chosen === back) return chosen;
	const { value, answers } = chosen;
	if (answers) return answers;
	try {
		const answer = step.confirm ? await step.confirm(value) : value;
		return answer === undefined ? showStep(step, preset, context) : { [step.key]: answer };
	} catch (error) {
		if (error instanceof Canceled) return undefined;
		throw error;
	}
}

type Item = QuickPickItem & Pick<Choice, 'value' | 'answers'>;

function itemOf({
	value,
	label,
	description,
	detail,
	iconPath,
	alwaysShow,
	answers,
}: Choice): Item {
	return {
		label,
		value,
		...(description !== undefined && { description }),
		...(detail !== undefined && { detail }),
		...(iconPath !== undefined && { iconPath }),
		...(alwaysShow !== undefined && { alwaysShow }),
		...(answers !== undefined && { answers }),
	};
}

function showPick(
	{ choices, laterChoices = [], placeholder }: PickStep,
	preset: string | undefined,
	{ position, previous }: StepContext,
): Promise<Shown<Item>> {
	const pick = window.createQuickPick<Item>();
	const items = choices.map(itemOf);
	const allItems = [...items, ...laterChoices.map(itemOf)];
	Object.assign(pick, {
		...position,
		placeholder,
		items,
		matchOnDescription: true,
		matchOnDetail: true,
	});
	const active = items.filter(({ value }) => value === preset);
	// An empty list would take the focus from the first item, so that Enter does nothing.
	if (active.length > 0) pick.activeItems = active;
	return show(pick, previous !== undefined, (done) => [
		pick.onDidTriggerButton(() => done(back)),
		pick.onDidAccept(() => {
			const [item] = pick.selectedItems;
			if (item) done(item);
		}),
		pick.onDidChangeValue((text) => {
			pick.items = text === '' ? items : allItems;
		}),
	]);
}

function showInput(
	{ key, placeholder, check }: InputStep,
	preset: string,
	{ position, previous, remember }: StepContext,
): Promise<Shown<StepAnswers>> {
	const box = window.createInputBox();
	Object.assign(box, { ...position, value: preset, prompt: placeholder, placeholder });
	// An empty box that was not touched is not a mistake yet.
	let isTouched = preset !== '';
	/** Shows the result of the check, unless the text has changed since; the answers of a valid text. */
	const validate = async (): Promise<StepAnswers | undefined> => {
		const text = box.value;
		const { fault, remark, answers = { [key]: text } } = await check(text);
		if (box.value !== text) return undefined;
		const after = (shown: string): string => `${placeholder} — ${shown}`;
		box.prompt = remark === undefined ? placeholder : after(remark);
		// The workbench shows it in place of the question.
		box.validationMessage = fault === undefined || !isTouched ? '' : after(fault);
		return fault === undefined ? answers : undefined;
	};
	return show(box, previous !== undefined, (done, fail) => {
		const accept = async (): Promise<void> => {
			isTouched = true;
			const answers = await validate();
			if (answers) done(answers);
		};
		validate().catch(fail);
		return [
			box.onDidTriggerButton(() => {
				remember(box.value);
				done(back);
			}),
			box.onDidChangeValue(() => {
				isTouched = true;
				validate().catch(fail);
			}),
			box.onDidAccept(() => void accept().catch(fail)),
		];
	});
}

/** Shows an input until `listen` calls `done` or the user cancels. */
function show<T>(
	input: QuickInput & { buttons: readonly unknown[] },
	hasBack: boolean,
	listen: (
		done: (shown: Shown<T>) => void,
		fail: (error: unknown) => void,
	) => readonly Disposable[],
): Promise<Shown<T>> {
	if (hasBack) input.buttons = [QuickInputButtons.Back];
	input.ignoreFocusOut = true;
	return new Promise((resolve, reject) => {
		const disposables: Disposable[] = [];
		const close = (): void => {
			for (const each of disposables) each.dispose();
			input.dispose();
		};
		const done = (shown: Shown<T>): void => {
			resolve(shown);
			close();
		};
		const fail = (error: unknown): void => {
			reject(error);
			close();
		};
		for (const each of listen(done, fail)) disposables.push(each);
		disposables.push(input.onDidHide(() => done(undefined)));
		input.show();
	});
}
