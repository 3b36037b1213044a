/** From a device to the personality that matches it, in the active property list. */
import { commands, window } from 'vscode';
import type { DriverPlist } from '../../../server/src/service/index.js';
import type { Extension } from '../extension.js';
import type { Device } from '../scaffold/devices/device.js';
import { type PersonalityHome, renderPersonality } from '../scaffold/devices/personality.js';
import { proposalsFor } from '../scaffold/devices/proposal.js';
import { hex4, type NameLists, type Names, nameOf } from '../scaffold/names/deviceNames.js';
import { activePlist } from './activePlist.js';
import { type DeviceSource, readSource, sourceChoices } from './deviceSource.js';
import { insertSnippet, snippetOf } from './insertSnippet.js';
import { readNameLists } from './nameLists.js';
import { askSteps, type Choice, type Step } from './steps.js';

export async function addPersonalityFromDevice(
	extension: Extension,
	target: unknown,
): Promise<void> {
	const active = await activePlist(target);
	if (!active) return;
	const lists = await readNameLists(extension);
	let devices: readonly Device[] = [];
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
	const answers = await askSteps('Add Personality from Device', (given) => [
		source,
		deviceStep(devices, lists),
		matchStep(devices[Number(given.device)]),
	]);
	const device = devices[Number(answers?.device)];
	const proposal = device && proposalsFor(device)[Number(answers?.match)];
	if (!device || !proposal) return;
	const { editor, plist } = active;
	const home = homeOf(plist);
	const taken = plist.personalities.map(({ name }) => name);
	const { xml, name } = renderPersonality(device, proposal, namesOf(device, lists), home, taken);
	const inserted = await insertSnippet(editor, plist, snippetOf(xml, name));
	if (inserted && home === 'dext') await offerEntitlements();
}

function deviceStep(devices: readonly Device[], lists: NameLists): Step {
	const choices = devices.map((device, index): Choice => {
		const { vendor, product } = namesOf(device, lists);
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

function matchStep(device: Device | undefined): Step {
	const choices = (device ? proposalsFor(device) : []).map(
		({ title, detail, provider }, index): Choice => ({
			value: String(index),
			label: title,
			description: provider,
			detail,
		}),
	);
	return { kind: 'pick', key: 'match', placeholder: 'What shall the driver match?', choices };
}

/** What the device calls itself, else what the lists call it. */
function namesOf(device: Device, lists: NameLists): Names {
	const known = nameOf(
		lists,
		device.bus === 'pci' ? 'pci' : 'usb',
		device.vendorId,
		device.productId,
	);
	const vendor = known.vendor ?? device.vendorName;
	const product =
		device.bus === 'pci'
			? (known.product ?? device.productName)
			: (device.productName ?? known.product);
	return { ...(vendor !== undefined && { vendor }), ...(product !== undefined && { product }) };
}

function homeOf({ kind }: DriverPlist): PersonalityHome {
	return kind === 'kext' || kind === 'codelessKext' ? kind : 'dext';
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
