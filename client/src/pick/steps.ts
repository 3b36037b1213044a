/** Questions one after the other, with a way back: quick picks and input boxes that know their place in the row. */
import {
	type Disposable,
	type QuickInput,
	QuickInputButtons,
	type QuickPickItem,
	QuickPickItemKind,
	window,
} from 'vscode';
import type { Judgement } from '../../../server/src/scaffold/templateQuestions.js';

export interface Choice {
	readonly value: string;
	readonly label: string;
	readonly description?: string | undefined;
	readonly detail?: string | undefined;
	/** Heading under which this choice and those after it stand. */
	readonly heading?: string | undefined;
}

interface Question {
	/** What the answer is filed under. */
	readonly key: string;
	readonly placeholder: string;
	/** Proposed answer, unless another was given before. */
	readonly preset?: string | undefined;
}

export interface PickStep extends Question {
	readonly kind: 'pick';
	readonly choices: readonly Choice[];
	/** Makes the answer of the choice, such as by asking in a dialog; undefined stays at this step. */
	readonly settle?: (value: string) => Promise<string | undefined>;
}

export interface InputStep extends Question {
	readonly kind: 'input';
	/** What is wrong with a text, or known of it. */
	readonly judge: (text: string) => Promise<Judgement>;
}

export type Step = PickStep | InputStep;

/** By the keys of the steps. */
export type StepAnswers = Readonly<Record<string, string>>;

/** Thrown by `settle` to end the questions without an answer. */
export class Cancelled extends Error {}

const back = Symbol('back');

type Shown = string | typeof back | undefined;

/**
 * Asks every step that `stepsAfter` gives for the answers so far, in order; the steps of earlier answers come first in it.
 * Undefined where the person leaves; nothing has happened then.
 */
export async function askSteps(
	title: string,
	stepsAfter: (answers: StepAnswers) => Promise<readonly Step[]>,
): Promise<StepAnswers | undefined> {
	const answers: Record<string, string> = {};
	const remembered: Record<string, string> = {};
	for (;;) {
		const steps = await stepsAfter(answers);
		const index = steps.findIndex(({ key }) => answers[key] === undefined);
		const step = steps[index];
		if (!step) return answers;
		const previous = steps[index - 1];
		const place = { title, step: index + 1, totalSteps: steps.length };
		const shown = await showStep(step, remembered[step.key] ?? step.preset, place, previous);
		if (shown === undefined) return undefined;
		if (shown === back) {
			if (previous) delete answers[previous.key];
		} else {
			answers[step.key] = shown;
			remembered[step.key] = shown;
		}
	}
}

type Place = Pick<QuickInput, 'title' | 'step' | 'totalSteps'>;

async function showStep(
	step: Step,
	preset: string | undefined,
	place: Place,
	previous: Step | undefined,
): Promise<Shown> {
	const hasBack = previous !== undefined;
	if (step.kind === 'input') return showInput(step, preset ?? '', place, hasBack);
	const chosen = await showPick(step, preset, place, hasBack);
	if (typeof chosen !== 'string' || !step.settle) return chosen;
	try {
		return (await step.settle(chosen)) ?? showStep(step, preset, place, previous);
	} catch (error) {
		if (error instanceof Cancelled) return undefined;
		throw error;
	}
}

type Item = QuickPickItem & { readonly value?: string };

function showPick(
	{ choices, placeholder }: PickStep,
	preset: string | undefined,
	place: Place,
	hasBack: boolean,
): Promise<Shown> {
	const pick = window.createQuickPick<Item>();
	const items = choices.flatMap(({ value, label, description, detail, heading }): Item[] => [
		...(heading === undefined ? [] : [{ label: heading, kind: QuickPickItemKind.Separator }]),
		{
			label,
			value,
			...(description !== undefined && { description }),
			...(detail !== undefined && { detail }),
		},
	]);
	Object.assign(pick, {
		...place,
		placeholder,
		items,
		matchOnDescription: true,
		matchOnDetail: true,
	});
	pick.activeItems = items.filter(({ value }) => value !== undefined && value === preset);
	return show(pick, hasBack, (done) => [
		pick.onDidTriggerButton(() => done(back)),
		pick.onDidAccept(() => {
			const [item] = pick.selectedItems;
			if (item?.value !== undefined) done(item.value);
		}),
	]);
}

function showInput(
	{ placeholder, judge }: InputStep,
	preset: string,
	place: Place,
	hasBack: boolean,
): Promise<Shown> {
	const box = window.createInputBox();
	Object.assign(box, { ...place, value: preset, prompt: placeholder });
	/** Whether the text is right; shows what there is to say, unless it has changed since it was judged. */
	const look = async (): Promise<boolean> => {
		const text = box.value;
		const { fault, remark } = await judge(text);
		if (box.value !== text) return false;
		// The question stays beside what is known; only a fault takes its place.
		box.prompt = remark === undefined ? placeholder : `${placeholder} — ${remark}`;
		box.validationMessage = fault ?? '';
		return fault === undefined;
	};
	return show(box, hasBack, (done, fail) => {
		const accept = async (): Promise<void> => {
			if (await look()) done(box.value);
		};
		look().catch(fail);
		return [
			box.onDidTriggerButton(() => done(back)),
			box.onDidChangeValue(() => void look().catch(fail)),
			box.onDidAccept(() => void accept().catch(fail)),
		];
	});
}

/** Shows an input until `listen` is done with it or the person leaves. */
function show(
	input: QuickInput & { buttons: readonly unknown[] },
	hasBack: boolean,
	listen: (done: (shown: Shown) => void, fail: (error: unknown) => void) => readonly Disposable[],
): Promise<Shown> {
	if (hasBack) input.buttons = [QuickInputButtons.Back];
	input.ignoreFocusOut = true;
	return new Promise((resolve, reject) => {
		const disposables: Disposable[] = [];
		const close = (): void => {
			for (const each of disposables) each.dispose();
			input.dispose();
		};
		const done = (shown: Shown): void => {
			resolve(shown);
			close();
		};
		const fail = (error: unknown): void => {
			reject(error);
			close();
		};
		disposables.push(
			...listen(done, fail),
			input.onDidHide(() => done(undefined)),
		);
		input.show();
	});
}
