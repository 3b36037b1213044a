/** Redacts what identifies a device in data of known formats. */
import { binaryTextBytes, efiUuid, hexText } from './binaryText.js';
import type { RedactionMarks } from './redactionMarks.js';

export function redactBinary(data: string, marks: RedactionMarks): string {
	// Of a mark that is in the data already, the first bytes are found.
	const markOf = (bytes: string): string =>
		bytes.startsWith('REDACT') ? bytes : (marks.of(hexText(binaryTextBytes(bytes))) ?? bytes);
	// The data of a display, which has its serial number (VESA E-EDID 1.4, 3.3 and 3.4).
	if (data.startsWith('\0\xff\xff\xff\xff\xff\xff\0')) return markOf(data);
	return data
		.replace(
			partition,
			(_, before: string, signature: string, format: string) =>
				before + markOf(format.startsWith('\x02') ? efiUuid(signature) : signature) + format,
		)
		.replace(address, (_, node: string, bytes: string) => node + markOf(bytes))
		.replace(drive, (_, node: string, bytes: string) => node + markOf(bytes));
}

/** Nodes of EFI device paths (UEFI 2.10, 10.3): the signature of a partition, and its format. */
const partition = /(\x04\x01\x2a\0[\s\S]{20})([\s\S]{16})([\x01\x02][\x01\x02])/g;
/** The address of a network interface. */
const address = /(\x03\x0b\x25\0)([\s\S]{6})/g;
/** The EUI-64 of a drive with NVMe after the number of its namespace; Apple's firmware has another type of the node. */
const drive = /(\x03[\x16\x17]\x10\0[\s\S]{4})([\s\S]{8})/g;
