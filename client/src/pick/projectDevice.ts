/** The steps of the wizard that choose the device of a project, and the answers that follow from it. */

import { ThemeIcon } from 'vscode';
import { type Answers, deviceAnswersRequest } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import {
	type DeviceSource,
	deviceStep,
	noDevices,
	readSource,
	sourceChoices,
} from './deviceSource.js';
import type { Step, StepAnswers } from './steps.js';

const [sourceKey, deviceKey, byHand] = ['#source', '#device', 'ids'];

/** Keeps the devices of the chosen source. */
export class ProjectDevice {
	private found = noDevices;

	constructor(private readonly extension: Extension) {}

	/** Where the device is, and which one it is. */
	stepsAfter(answers: StepAnswers): readonly Step[] {
		const source: Step = {
			kind: 'pick',
			key: sourceKey,
			placeholder: 'Where is the device?',
			choices: [
				{
					value: byHand,
					label: 'Enter Its IDs',
					iconPath: new ThemeIcon('keyboard'),
					detail: 'The vendor ID and the product ID, such as 046d:c216.',
					alwaysShow: true,
				},
				...sourceChoices(this.extension),
			],
			confirm: async (value) => {
				if (value === byHand) return value;
				const found = await readSource(this.extension, value as DeviceSource);
				if (found) this.found = found;
				return found && value;
			},
			isLastKnown: true,
		};
		const chosen = answers[sourceKey];
		return chosen === undefined || chosen === byHand
			? [source]
			: [source, { ...deviceStep(deviceKey, this.found), isLastKnown: true }];
	}

	/** None where the user enters the IDs. */
	async answersFor(template: string, answers: StepAnswers): Promise<Answers> {
		const known = this.found.devices[Number(answers[deviceKey])];
		if (!known) return {};
		const { device } = known;
		return this.extension.server.request(deviceAnswersRequest, { template, device });
	}
}
