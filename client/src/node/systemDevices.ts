/** The devices of this machine, from the tools of its system. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemDevices } from '../pick/systemDevices.js';
import { runTool } from './runTool.js';

/** Undefined for systems whose tools are unknown. */
export function systemDevicesOf(platform: NodeJS.Platform): SystemDevices | undefined {
	switch (platform) {
		case 'darwin':
			return {
				description: 'Runs ioreg, or system_profiler if ioreg finds nothing.',
				read: readRegistry,
			};
		case 'linux':
			return {
				description: 'Reads sysfs, or runs lsusb and lspci if sysfs lists nothing.',
				read: readLinux,
			};
		default:
			return undefined;
	}
}

/** Reads only devices and what is below them: the whole registry takes many seconds. */
async function readRegistry(signal: AbortSignal): Promise<readonly string[]> {
	const classes = ['IOUSBHostDevice', 'IOPCIDevice', 'IOHIDDevice'];
	const results = await Promise.all(
		classes.map((name) => outputOf('/usr/sbin/ioreg', ['-a', '-l', '-r', '-c', name], signal)),
	);
	const dumps = results.flatMap((result) => (typeof result === 'string' ? [result] : []));
	if (dumps.some((dump) => dump.trim() !== '')) return dumps.filter((dump) => dump.trim() !== '');
	// One run each, since a system may know only one of the two types of USB: the first is that of macOS 26, where the other is empty.
	const types = ['SPUSBHostDataType', 'SPUSBDataType', 'SPPCIDataType'];
	return outputs(
		await Promise.all(
			types.map((type) => outputOf('/usr/sbin/system_profiler', ['-json', type], signal)),
		),
	);
}

async function readLinux(signal: AbortSignal): Promise<readonly string[]> {
	const dumps = await Promise.all(['usb', 'pci', 'hid'].map(readUevents));
	const found = dumps.filter((dump) => dump !== '');
	if (found.length > 0) return found;
	return outputs(
		await Promise.all([outputOf('lsusb', ['-v'], signal), outputOf('lspci', ['-vmmnn'], signal)]),
	);
}

/** The uevent files of a bus, each after its path as the kernel sends them; empty where the bus does not exist. */
async function readUevents(bus: string): Promise<string> {
	const folder = join('/sys/bus', bus, 'devices');
	const names = await readdir(folder).catch(() => []);
	const texts = await Promise.all(
		names.map(async (name) => {
			const text = await readFile(join(folder, name, 'uevent'), 'utf8').catch(() => '');
			return `DEVPATH=${folder}/${name}\n${text}`;
		}),
	);
	return texts.join('\n\n');
}

/** The standard output, or why the tool failed. */
async function outputOf(
	tool: string,
	args: readonly string[],
	signal: AbortSignal,
): Promise<string | Error> {
	try {
		return await runTool(tool, args, signal);
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

/** Throws only where every tool failed. */
function outputs(results: readonly (string | Error)[]): readonly string[] {
	const printed = results.filter((result) => typeof result === 'string');
	const [failure] = results.filter((result) => typeof result !== 'string');
	if (printed.length === 0 && failure) throw failure;
	return printed.filter((dump) => dump.trim() !== '');
}
