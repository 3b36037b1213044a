/** What a network extension declares in a wrong place: *fix all* moves it only if nothing else is left that looks like a copy of it. */
import { describe, expect, it } from 'vitest';
import { checkPlist, fixAll } from '../../../server/src/service/index.js';
import { inRoot, open } from '../features/samples.js';

const head =
	'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Filters.</string>\n';
const filter =
	'<key>com.apple.networkextension.filter-data</key>\n<string>Widget.Filter</string>\n';
const tunnel =
	'<key>com.apple.networkextension.packet-tunnel</key>\n<string>Widget.Tunnel</string>\n';
const service =
	'<key>NEMachServiceName</key>\n<string>$(TeamIdentifierPrefix)com.example.widget</string>\n';
const network = (entries: string): string =>
	`<key>NetworkExtension</key>\n<dict>\n${entries}</dict>\n`;
const classes = (entries: string): string =>
	`<key>NEProviderClasses</key>\n<dict>\n${entries}</dict>\n`;

const fixed = (entries: string): string =>
	fixAll(open(inRoot(head + entries), 'systemExtension')).text.replace(/\n\t*/g, '');
const flat = (entries: string): string => entries.replace(/\n/g, '');

describe('are moved', () => {
	it.each([
		['the only class at the root', filter, network(classes(filter))],
		['all classes at the root', filter + tunnel, network(classes(filter + tunnel))],
		[
			'all classes next to it',
			network(service + filter + tunnel),
			network(service + classes(filter + tunnel)),
		],
		[
			'a class into an empty dictionary',
			filter + network(service + classes('')),
			network(service + classes(filter)),
		],
		[
			'a class and all others, which are at the root',
			filter + classes(tunnel),
			network(classes(tunnel + filter)),
		],
		[
			'a class and a service',
			network(filter + classes(service + tunnel)),
			network(classes(tunnel + filter) + service),
		],
	])('%s', (_, written, moved) => {
		expect(fixed(written)).toContain(flat(moved));
	});
});

it.each([
	[
		'a class at the root and next to its dictionary',
		filter + network(service + filter + classes(tunnel)),
		'misplaced-key',
	],
	[
		'a service at the root and too deep',
		service + network(classes(filter + service)),
		'unknown-network-provider',
	],
])('have a finding after it: %s', (_, written, code) => {
	const text = fixed(written);
	const codes = checkPlist(open(text, 'systemExtension')).map((each) => each.code);
	expect(codes).toContain(code);
});

it('are not reported where a class is a value of another type', () => {
	const entry = '<key>com.apple.networkextension.filter-data</key>\n<true/>\n';
	const text = inRoot(head + entry + network(service + classes(tunnel)));
	const codes = checkPlist(open(text, 'systemExtension')).map(({ code }) => code);
	expect(codes).not.toContain('misplaced-key');
});
