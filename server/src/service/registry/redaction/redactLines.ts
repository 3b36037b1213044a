/** Redacts the values of fields in lines: the output of `lsusb`, `lspci`, and `udevadm`. */

import { isCommonVolume } from './commonVolume.js';
import { isIdentifying, isSerialNumber } from './identifyingKeys.js';
import type { RedactionMarks } from './redactionMarks.js';

export function redactLines(text: string, marks: RedactionMarks): string {
	return namedLines.reduce(
		(redacted, { line, isIdentifying: isNamed }) =>
			redacted.replace(line, (whole: string, before: string, name: string, value: string) => {
				const mark = isNamed(name, value) ? marks.of(value) : undefined;
				if (mark === undefined) return whole;
				if (isSerialNumber(name)) marks.serials.add(value);
				return before + mark;
			}),
		redactLabels(text, marks),
	);
}

interface NamedLine {
	/** With what is before the value, the name of the field, and the value. */
	readonly line: RegExp;
	readonly isIdentifying: (name: string, value: string) => boolean;
}

const hasName = (name: string, text: string): boolean =>
	isIdentifying(name, { type: 'string', text });

const namedLines: readonly NamedLine[] = [
	// lsusb -v: the index of a string, and the string.
	{ line: /^([ \t]*i([A-Z]\w{1,40})[ \t]+\d+[ \t]+)(\S[^\n\r]*)/gm, isIdentifying: hasName },
	// udevadm info.
	{
		line: /^((?:E: )?([A-Z][A-Z0-9_]{0,60})=)([^\n\r]+)/gm,
		isIdentifying: (name, value) => udevField.test(name) || hasName(name, value),
	},
	{ line: /^([ \t]*ATTRS?\{([^}\n]{1,60})\}==")([^"\n\r]+)/gm, isIdentifying: hasName },
	// lspci -vv.
	{ line: /((Device Serial Number) )([0-9a-f-]{8,})/g, isIdentifying: () => true },
	{ line: /(\[[A-Z0-9]{2}\] (Serial number|Asset tag): )([^\n\r]+)/g, isIdentifying: () => true },
];

const udevField = /SERIAL|UNIQ$|^(?:HID_PHYS|ID_NET_NAME_MAC|ID_WWN\w*)$/;

/** The names and UUIDs of volumes: fields of udev, and links. A space in a link is `\x20`. */
const labels = [
	/^((?:E: )?(?:ID_(?:FS_LABEL|PART_ENTRY_NAME)(?:_ENC)?|PARTNAME)=)([^\n\r]+)/gm,
	/(\/by-(?:label|partlabel|uuid|partuuid)\/)([^\s"'<>/]+)/g,
];

function redactLabels(text: string, marks: RedactionMarks): string {
	return labels.reduce(
		(redacted, pattern) =>
			redacted.replace(pattern, (whole: string, before: string, value: string) => {
				const name = value.replace(/\\x20|_/g, ' ');
				const mark = isCommonVolume(name) ? undefined : marks.of(name);
				return mark === undefined ? whole : before + mark;
			}),
		text,
	);
}
