/** Reduces `usb.ids` and `pci.ids` to vendors and their devices. */

/**
 * Lines of vendors with their ID and of devices with the distance from the device before, sorted and without interfaces,
 * subsystems, classes and comments: what `unpackNames` reads.
 */
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
		...deviceLines(devices),
	]);
	return `${lines.join('\n')}\n`;
}

function deviceLines(devices: ReadonlyMap<string, string>): readonly string[] {
	let before = 0;
	return sorted(devices).map(([digits, name]) => {
		const id = Number.parseInt(digits, 16);
		const distance = id - before;
		before = id;
		return `\t${distance.toString(16)} ${name}`;
	});
}

function sorted<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
	return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
