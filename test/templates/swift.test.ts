/** The Swift code of all templates parses, and matches the facts about the types of macOS that it extends and calls. */
import { describe, expect, it } from 'vitest';
import { type SwiftCode, swiftReader } from './code/swiftCode.js';
import { newestSwiftFact, numberOf, swiftFaults } from './code/swiftFaults.js';
import { allRenderings, type Rendering } from './renderings.js';

const readSwift = await swiftReader();
const read = new Map<string, SwiftCode>();

/** Files with the same text are parsed once. */
function codeOf({ files }: Pick<Rendering, 'files'>): readonly SwiftCode[] {
	return files
		.filter(({ path }) => path.endsWith('.swift'))
		.map(({ text }) => {
			const known = read.get(text) ?? readSwift(text);
			read.set(text, known);
			return known;
		});
}

const projects = allRenderings()
	.filter(({ files }) => files.some(({ path }) => path.endsWith('.swift')))
	.map((rendering) => [rendering.title, rendering] as const);

describe('Swift code', () => {
	it.each(projects)('%s parses and matches the facts', (_title, rendering) => {
		expect(swiftFaults(codeOf(rendering))).toEqual([]);
	});

	it.each(projects)('%s requires a system that has what it uses', (_title, rendering) => {
		const project = rendering.files.find(({ path }) => path.endsWith('.pbxproj'))?.text ?? '';
		const [, target = ''] = /MACOSX_DEPLOYMENT_TARGET = "?([\d.]+)/.exec(project) ?? [];
		const newest = newestSwiftFact(codeOf(rendering));
		expect(newest).toBeDefined();
		expect(numberOf(target), newest?.fact).toBeGreaterThanOrEqual(numberOf(newest?.since ?? ''));
	});
});

/** Each changes the code of a template. */
const mutations: readonly (readonly [
	title: string,
	template: string,
	written: string,
	changed: string,
	fault: string,
])[] = [
	[
		'an open brace',
		'virtual',
		'struct ContentView: View {',
		'struct ContentView: View {{',
		'syntax',
	],
	[
		'a method that the delegate lacks',
		'virtual',
		'func requestNeedsUserApproval(',
		'func requestNeedsApproval(',
		'ExtensionActivation does not implement requestNeedsUserApproval(_:).',
	],
	[
		'another type of a parameter',
		'content-filter',
		'handleNewFlow(_ flow: NEFilterFlow)',
		'handleNewFlow(_ flow: NEAppProxyFlow)',
		'FilterDataProvider.handleNewFlow(_:) does not override a method.',
	],
	[
		'another label',
		'packet-tunnel',
		'stopTunnel(with reason',
		'stopTunnel(reason reason',
		'PacketTunnelProvider.stopTunnel(reason:completionHandler:) does not override a method.',
	],
	[
		'another type of result',
		'dns-proxy',
		'-> Bool',
		'-> Int',
		'DNSProxyProvider.handleNewFlow(_:) does not override a method.',
	],
	[
		'a superclass without facts',
		'transparent-proxy',
		': NETransparentProxyProvider',
		': NETransparentProxy',
		'Missing fact: the type NETransparentProxy in schemas/facts/swiftTypes.json.',
	],
	[
		'a missing argument',
		'endpoint-security',
		'es_subscribe(client, events, ',
		'es_subscribe(client, ',
		'es_subscribe(_:_:) is not es_subscribe(_:_:_:).',
	],
	[
		'a function without facts',
		'endpoint-security',
		'es_subscribe(',
		'es_subscribe_all(',
		'Missing fact: es_subscribe_all in schemas/facts/swiftTypes.json.',
	],
	[
		'an initializer with another label',
		'packet-tunnel',
		'NEIPv4Route(destinationAddress:',
		'NEIPv4Route(address:',
		'NEIPv4Route(address:subnetMask:) is not init(destinationAddress:subnetMask:).',
	],
];

describe('faults in Swift code are found:', () => {
	it.each(mutations)('%s', (_title, id, written, changed, fault) => {
		const [, { files } = { files: [] }] =
			projects.find(([, { template }]) => template.id === id) ?? [];
		expect(files.some(({ text }) => text.includes(written))).toBe(true);
		const mutated = files.map((file) => ({ ...file, text: file.text.replace(written, changed) }));
		expect(swiftFaults(codeOf({ files: mutated })).join('\n')).toContain(fault);
	});
});
