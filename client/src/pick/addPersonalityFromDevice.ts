/** Inserts a personality that matches a device into the active property list. */
import { commands, type TextDocument, window } from 'vscode';
import { devicePersonalityRequest, type KnownDevice } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { activePlist } from './activePlist.js';
import { areEntitlementsMissing } from './createEntitlements.js';
import {
	type DeviceSource,
	deviceStep,
	noDevices,
	readSource,
	sourceChoices,
} from './deviceSource.js';
import { canInsertPersonality, insertSnippet } from './insertSnippet.js';
import { plainLabel, plainMessage } from './plainLabel.js';
import { askSteps, type Choice, type Step } from './steps.js';

export async function addPersonalityFromDevice(
	extension: Extension,
	target: unknown,
): Promise<void> {
	const active = await activePlist(extension, target);
	if (!active || !(await canInsertPersonality(extension, active))) return;
	let found = noDevices;
	const source: Step = {
		kind: 'pick',
		key: 'source',
		placeholder: 'Where is the device?',
		choices: sourceChoices(extension),
		confirm: async (value) => {
			const read = await readSource(extension, value as DeviceSource);
			if (read) found = read;
			return read && value;
		},
	};
	const answers = await askSteps('Add Personality from Device', async (given) => [
		source,
		deviceStep('device', found),
		matchStep(found.devices[Number(given.device)]),
	]);
	const chosen = found.devices[Number(answers?.device)];
	if (!answers || !chosen) return;
	const { body, bundle, newClass } = await extension.server.request(devicePersonalityRequest, {
		plist: active.plist,
		device: chosen.device,
		match: Number(answers.match),
	});
	const inserted = await insertSnippet(extension, active, body);
	if (!inserted) return;
	const code =
		newClass === undefined ? '' : `Write the class '${newClass}', which the personality names.`;
	if (bundle === 'dext') await offerEntitlements(extension, active.editor.document, code);
	else if (code !== '') window.showInformationMessage(plainMessage(code));
}

function matchStep(known: KnownDevice | undefined): Step {
	const choices = (known?.matches ?? []).map(
		({ title, detail, provider }, index): Choice => ({
			value: String(index),
			label: plainLabel(title),
			description: plainLabel(provider),
			detail: plainLabel(detail),
		}),
	);
	return { kind: 'pick', key: 'match', placeholder: 'What should the driver match?', choices };
}

/** The personality is often not enough: the dext also requires the entitlement for the device, and `code`, a sentence. */
async function offerEntitlements(
	extension: Extension,
	document: TextDocument,
	code: string,
): Promise<void> {
	if (!(await areEntitlementsMissing(extension, document))) {
		if (code !== '') window.showInformationMessage(plainMessage(code));
		return;
	}
	const create = 'Create Entitlements';
	const answer = await window.showInformationMessage(
		plainMessage(`The dext also requires an entitlement for this device. ${code}`.trimEnd()),
		create,
	);
	if (answer === create) await commands.executeCommand('driverPlist.createEntitlements');
}
