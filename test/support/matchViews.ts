/** Views of driver matching for the dump of the examples, and their rows as lines of text. */
import { readFileSync } from 'node:fs';
import {
	analyze,
	DumpMatching,
	MatchView,
	personalitiesToMatch,
} from '../../server/src/service/index.js';
import { registryIn } from './registryIn.js';

export const uri = 'file:///Pad/Info.plist';

export const example = readFileSync(
	new URL('../../examples/registry.txt', import.meta.url),
	'utf8',
);

/** A dext for USB interfaces with these keys. */
export function plistWith(keys: string, provider = 'IOUSBHostInterface'): string {
	return `<plist version="1.0"><dict>
<key>CFBundlePackageType</key><string>DEXT</string>
<key>IOKitPersonalities</key><dict><key>Pad</key><dict>
<key>CFBundleIdentifier</key><string>com.example.pad</string>
<key>IOClass</key><string>IOUserService</string>
<key>IOProviderClass</key><string>${provider}</string>
<key>IOUserClass</key><string>Pad</string>
<key>IOUserServerName</key><string>com.example.pad</string>
${keys}
</dict></dict></dict></plist>`;
}

export function integers(values: Readonly<Record<string, number>>): string {
	return Object.entries(values)
		.map(([key, value]) => `<key>${key}</key><integer>${value}</integer>`)
		.join('\n');
}

export function viewOf(...texts: readonly string[]): MatchView {
	return viewOn(example, ...texts);
}

export function viewOn(dump: string, ...texts: readonly string[]): MatchView {
	const personalities = texts.flatMap((text) => personalitiesToMatch(analyze(text, { uri }), uri));
	return new MatchView(new DumpMatching(registryIn(dump), personalities));
}

/** The example as `ioreg` prints it with an option such as `-c`: the properties only of entries with such a line. */
export function exampleOf(shownLine: RegExp): string {
	const entries = example.split(/^(?=[ |]*\+-o )/m);
	const lineOf = (entry: string): string => entry.slice(0, entry.indexOf('\n') + 1);
	return entries.map((each) => (shownLine.test(lineOf(each)) ? each : lineOf(each))).join('');
}

const signs = { match: '✓', 'no match': '✗', unknown: '?' } as const;

/** The expanded rows, indented; `[…]` is the change that a row offers. */
export function shown(view: MatchView, parent?: string, indent = ''): readonly string[] {
	return view.rows(parent).flatMap((row) => {
		const sign = row.result ? `${signs[row.result]} ` : '';
		const description = row.description === undefined ? '' : `: ${row.description}`;
		const fix = row.fix === undefined ? '' : ` [${row.fix}]`;
		return [
			`${indent}${sign}${row.label}${description}${fix}`,
			...(row.hasRows && row.isExpanded ? shown(view, row.id, `${indent}  `) : []),
		];
	});
}

export const pad = { bConfigurationValue: 1, bInterfaceNumber: 0, idProduct: 1, idVendor: 4617 };
