/** The sources of devices: this machine, a file, or the clipboard. */
import { env, ProgressLocation, ThemeIcon, window, workspace } from 'vscode';
import { type FoundDevices, readDevicesRequest } from '../../../server/src/lsp/protocol.js';
import type { Extension } from '../extension.js';
import { plainLabel } from './plainLabel.js';
import type { Choice, Step } from './steps.js';
import type { SystemDevices } from './systemDevices.js';

export type DeviceSource = 'system' | 'file' | 'clipboard';

export function sourceChoices({ systemDevices }: Extension): readonly Choice[] {
	const ask: readonly Choice[] =
		systemDevices && workspace.isTrusted
			? [
					{
						value: 'system',
						label: 'Devices of This Machine',
						iconPath: new ThemeIcon('device-desktop'),
						detail: systemDevices.description,
					},
				]
			: [];
	return [
		...ask,
		{
			value: 'file',
			label: 'Open a Dump…',
			iconPath: new ThemeIcon('file'),
			detail: 'From ioreg -a -l, system_profiler -json, lsusb -v, lspci -nn, or uevent files.',
		},
		{
			value: 'clipboard',
			label: 'Paste from the Clipboard',
			iconPath: new ThemeIcon('clippy'),
			detail: 'The IDs of a device, or the output of one of these tools.',
		},
	];
}

/** The devices of a source, and that it has others which can't be chosen. */
export type ChoosableDevices = Pick<FoundDevices, 'devices' | 'note'>;

export const noDevices: ChoosableDevices = { devices: [], note: null };

/** The choice of one of several devices; the answer is its index. */
export function deviceStep(key: string, { devices, note }: ChoosableDevices): Step {
	const choices = devices.map(
		({ title, ids, vendor }, index): Choice => ({
			value: String(index),
			label: plainLabel(title),
			description: plainLabel(ids),
			detail: vendor === undefined ? undefined : plainLabel(vendor),
		}),
	);
	const placeholder = note === null ? 'Which device?' : `Which device? ${note}`;
	return { kind: 'pick', key, placeholder, choices };
}

/** The devices of a source; undefined where the user canceled, or after an error message. */
export async function readSource(
	extension: Extension,
	source: DeviceSource,
): Promise<ChoosableDevices | undefined> {
	try {
		const texts = await textsOf(extension, source);
		if (!texts) return undefined;
		const found = await extension.server.request(readDevicesRequest, { dumps: texts });
		if (found.devices.length > 0) return found;
		await window.showErrorMessage(found.fault ?? 'No devices found.', { modal: true });
	} catch (error) {
		extension.output.error(error instanceof Error ? error : String(error));
		const why = error instanceof Error ? error.message : String(error);
		await window.showErrorMessage(`The devices can't be read. ${why}`, { modal: true });
	}
	return undefined;
}

async function textsOf(
	{ systemDevices }: Extension,
	source: DeviceSource,
): Promise<readonly string[] | undefined> {
	switch (source) {
		case 'system':
			return systemDevices && readWithProgress(systemDevices);
		case 'file':
			return readFile();
		case 'clipboard':
			return [await env.clipboard.readText()];
	}
}

async function readWithProgress(
	systemDevices: SystemDevices,
): Promise<readonly string[] | undefined> {
	return window.withProgress(
		{ location: ProgressLocation.Notification, title: 'Reading devices', cancellable: true },
		async (_progress, token) => {
			const controller = new AbortController();
			token.onCancellationRequested(() => controller.abort());
			const texts = await systemDevices.read(controller.signal);
			return token.isCancellationRequested ? undefined : texts;
		},
	);
}

async function readFile(): Promise<readonly string[] | undefined> {
	const [file] =
		(await window.showOpenDialog({ title: 'Open a List of Devices', openLabel: 'Read Devices' })) ??
		[];
	return file && [new TextDecoder().decode(await workspace.fs.readFile(file))];
}
