/** From a device to the personality that matches it, in the active property list. */
import { commands, window } from 'vscode';
import type { KnownDevice } from '../../../server/src/scaffold/devices/describeDevice.js';
import { hex4 } from '../../../server/src/scaffold/names/deviceNames.js';
import type { Extension } from '../extension.js';
import { activePlist } from './activePlist.js';
import { type DeviceSource, readSource, sourceChoices } from './deviceSource.js';
import { insertSnippet } from './insertSnippet.js';
import { askSteps, type Choice, type Step } from './steps.js';

export async function addPersonalityFromDevice(
	extension: Extension,
	target: unknown,
): Promise<void> {
	const active = await activePlist(extension, target);
	if (!active) return;
	let devices: readonly KnownDevice[] = [];
	const source: Step = {
		kind: 'pick',
		key: 'source',
		placeholder: 'Where is the device?',
		choices: sourceChoices(extension),
		settle: async (value) => {
			const found = await readSource(extension, value as DeviceSource);
			if (found) devices = found;
			return found && value;
		},
	};
	const answers = await askSteps('Add Personality from Device', async (given) => [
		source,
		deviceStep(devices),
		matchStep(devices[Number(given.device)]),
	]);
	const chosen = devices[Number(answers?.device)];
	if (!answers || !chosen) return;
	const { body, home } = await extension.scaffolding.personality(
		active.plist,
		chosen.device,
		Number(answers.match),
	);
	const inserted = await insertSnippet(extension, active, body);
	if (inserted && home === 'dext') await offerEntitlements();
}

function deviceStep(devices: readonly KnownDevice[]): Step {
	const choices = devices.map(({ device, names: { vendor, product } }, index): Choice => {
		const ids = `${hex4(device.vendorId)}:${hex4(device.productId)}`;
		const usage = device.usage && `, usage ${device.usage.page}/${device.usage.usage}`;
		return {
			value: String(index),
			label: product ?? (vendor === undefined ? ids : `Device of ${vendor}`),
			description: `${device.bus.toUpperCase()} ${ids}${usage ?? ''}`,
			detail: vendor,
		};
	});
	return { kind: 'pick', key: 'device', placeholder: 'Which device?', choices };
}

function matchStep(known: KnownDevice | undefined): Step {
	const choices = (known?.matches ?? []).map(
		({ title, detail, provider }, index): Choice => ({
			value: String(index),
			label: title,
			description: provider,
			detail,
		}),
	);
	return { kind: 'pick', key: 'match', placeholder: 'What should the driver match?', choices };
}

/** The personality alone attaches to nothing: the dext needs the entitlement for the bus too. */
async function offerEntitlements(): Promise<void> {
	const create = 'Create Entitlements';
	const answer = await window.showInformationMessage(
		'The dext needs an entitlement for this device too.',
		create,
	);
	if (answer === create) await commands.executeCommand('driverPlist.createEntitlements');
}
