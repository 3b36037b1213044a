/** Reduces `usb.ids` and `pci.ids` to vendors and their devices. */

/** Lines `vvvv Name` and `\tdddd Name`, sorted by ID, without interfaces, subsystems, classes and comments. */
export function compactNames(ids: string): string {
	const vendors = new Map<
		string,
		{ readonly name: string; readonly devices: Map<string, string> }
	>();
	let current: Map<string, string> | undefined;
	for (const line of ids.split(/\r?\n/)) {
		const [, indent = '', id = '', name = ''] =
			/^(\t*)([0-9a-f]{4}) +(\S.*?)\s*$/i.exec(line) ?? [];
		if (id === '') {
			// A list of classes, usages or languages starts with its kind, and its entries are not vendors.
			if (/^[A-Z]/.test(line)) current = undefined;
		} else if (indent === '') {
			current = new Map();
			vendors.set(id.toLowerCase(), { name, devices: current });
		} else if (indent === '\t') {
			current?.set(id.toLowerCase(), name);
		}
	}
	const lines = sorted(vendors).flatMap(([id, { name, devices }]) => [
		`${id} ${name}`,
		...sorted(devices).map(([device, deviceName]) => `\t${device} ${deviceName}`),
	]);
	return `${lines.join('\n')}\n`;
}

function sorted<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
	return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
