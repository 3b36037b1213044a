/** What the kind of a plist follows from, how sure it is, and why. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import type { Neighbors } from '../../../server/src/service/document/driverPlist.js';
import { noNeighbors } from '../../../server/src/service/document/neighbors.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { neighborsFrom } from '../../support/neighborsFrom.js';
import { wholePlist } from '../../support/wholePlist.js';

const personality = (entries: string): string =>
	`<key>IOKitPersonalities</key><dict><key>W</key><dict>${entries}</dict></dict>`;
const kernelClass = personality(
	'<key>IOClass</key><string>com_example_W</string><key>IOProviderClass</key><string>IOPCIDevice</string>',
);
const type = (text: string): string => `<key>CFBundlePackageType</key><string>${text}</string>`;
const libraries = (name: string): string =>
	`<key>OSBundleLibraries</key><dict><key>${name}</key><string>20.0</string></dict>`;
const flag = (key: string): string => `<key>${key}</key><true/>`;

interface Case {
	/** The kind and its confidence. */
	readonly is: string;
	readonly at?: string;
	readonly has: string;
	readonly near?: Readonly<Record<string, string>>;
	readonly neighbors?: Partial<Neighbors>;
	readonly because: string;
}

/** The first reason of each kind. */
const cases: readonly Case[] = [
	// The path
	{
		is: 'dext certain',
		at: 'W.dext/Info.plist',
		has: '',
		because: "it is in the bundle 'W.dext'",
	},
	{
		is: 'kext certain',
		at: 'W.kext/Contents/Info.plist',
		has: flag('CFBundleExecutable'),
		because: "it is in the bundle 'W.kext'",
	},
	{
		is: 'systemExtension certain',
		at: 'W.systemextension/Contents/Info.plist',
		has: '',
		because: "it is in the bundle 'W.systemextension'",
	},
	{
		is: 'appExtension certain',
		at: 'W.appex/Contents/Info.plist',
		has: flag('NetworkExtension'),
		because: "it is in the bundle 'W.appex'",
	},
	{
		is: 'fileSystem certain',
		at: 'w.fs/Contents/Info.plist',
		has: '',
		because: "it is in the bundle 'w.fs'",
	},
	// The content
	{ is: 'dext certain', has: type('DEXT'), because: "'CFBundlePackageType' is 'DEXT'" },
	{
		is: 'systemExtension likely',
		has: flag('NsEndpointSecurityEarlyBoot'),
		because: "it has 'NsEndpointSecurityEarlyBoot'",
	},
	{
		is: 'dext certain',
		has: personality('<key>IOUserServername</key><string>w</string>'),
		because: "a personality has 'IOUserServername'",
	},
	{
		is: 'dext certain',
		has: personality('<key>IOClass</key><string>IOUserService</string>'),
		because: "a personality has 'IOClass' 'IOUserService'",
	},
	{
		is: 'kext likely',
		has: kernelClass,
		because: "a personality has the kernel class 'com_example_W'",
	},
	{ is: 'appExtension likely', has: flag('NSExtension'), because: "it has 'NSExtension'" },
	{
		is: 'appExtension certain',
		has: flag('EXAppExtensionAttributes'),
		because: "it has 'EXAppExtensionAttributes'",
	},
	{ is: 'fileSystem certain', has: flag('FSPersonalities'), because: "it has 'FSPersonalities'" },
	{
		is: 'hostApp likely',
		has: '<key>NetworkExtension</key><dict><key>NEMachServiceName</key><string>group.w</string></dict>',
		because: "it has 'NetworkExtension'",
	},
	// The type of another product
	...['DEXT', 'KEXT'].map((each) => ({
		is: 'systemExtension likely',
		has: type(each) + flag('NSEndpointSecurityMachServiceName'),
		because: "it has 'NSEndpointSecurityMachServiceName'",
	})),
	{
		is: 'dext certain',
		has: `${type('DEXT') + flag('NSEndpointSecurityMachServiceName')}<key>IOKitPersonalities</key><dict/>`,
		because: "'CFBundlePackageType' is 'DEXT'",
	},
	{
		is: 'kext likely',
		has: type('SYSX') + kernelClass + libraries('com.apple.kpi.iokit'),
		because: "it has 'OSBundleLibraries'",
	},
	{
		is: 'systemExtension certain',
		has: type('SYSX') + kernelClass,
		because: "'CFBundlePackageType' is 'SYSX'",
	},
	{
		is: 'kext likely',
		has: type('XPC!') + kernelClass,
		because: "a personality has the kernel class 'com_example_W'",
	},
	{
		is: 'kext uncertain',
		has: type('DEXT') + kernelClass + libraries('com.apple.kpi.iokit'),
		because: "it has 'OSBundleLibraries'",
	},
	{
		is: 'dext certain',
		has: type('DEXT') + kernelClass + libraries('com.apple.driverkit.IOUSBHostFamily'),
		because: "'CFBundlePackageType' is 'DEXT'",
	},
	// Misspelled keys
	{
		is: 'systemExtension likely',
		has: '<key>NetworkExtension</key><dict><key>NEMachServiceName</key><string>group.w</string><key>NEProviderClasess</key><dict/></dict>',
		because: "it has 'NetworkExtension'",
	},
	{
		is: 'systemExtension likely',
		has: '<key>NetworkExtension</key><dict><key>NEMachServiceName</key><string>group.w</string><key>Classes</key><dict><key>com.apple.networkextension.app-proxy</key><string>W</string></dict></dict>',
		because: "it has 'NetworkExtension'",
	},
	{
		is: 'systemExtension uncertain',
		has: `${flag('NSSystemExtensionUsageDescription')}<key>NetworkExtension</key><dict><key>NEMachServiceName</key><string>group.w</string></dict>`,
		because: "it has 'NSSystemExtensionUsageDescription'",
	},
	{
		is: 'systemExtension likely',
		has: flag('NSEndpointSceurityEarlyBoot'),
		because: "it has 'NSEndpointSceurityEarlyBoot'",
	},
	{
		is: 'systemExtension certain',
		has: type('SYSX '),
		because: "'CFBundlePackageType' is 'SYSX'",
	},
	{
		is: 'kext likely',
		has: kernelClass.replace('IOKitPersonalities', ' IOKitPersonalities '),
		because: "it has ' IOKitPersonalities '",
	},
	{
		is: 'kext likely',
		has: '<key>IOKitPersnoalities</key><dict/>',
		because: "it has 'IOKitPersnoalities'",
	},
	{
		is: 'dext certain',
		has: personality('<key>IOUserServerName</key><string>W</string>')
			.replace('<dict><key>IOUser', '<array><dict><key>IOUser')
			.replace('</dict></dict>', '</dict></array></dict>'),
		because: "a personality has 'IOUserServerName'",
	},
	...['IOKitPersnoalities', 'IOKitPersonalities '].map((key) => ({
		is: 'codelessKext likely',
		has: `<key>CFBundleIdentifier</key><string>w.w</string><key>${key}</key><dict><key>W</key><dict><key>CFBundleIdentifier</key><string>com.apple.iokit.IOHIDFamily</string><key>IOClass</key><string>IOHIDEventDriver</string><key>IOProviderClass</key><string>IOHIDInterface</string></dict></dict>`,
		because: `it has '${key}'`,
	})),
	{
		is: 'codelessKext likely',
		has: `<key>CFBundleIdentifer</key><string>w.w</string>${personality('<key>CFBundleIdentifire</key><string> com.apple.iokit.IOHIDFamily</string><key>IOClass</key><string>IOHIDEventDriver</string>')}`,
		because: "a personality has the kernel class 'IOHIDEventDriver'",
	},
	{
		is: 'fragment likely',
		at: 'W/generated.plist',
		has: '<key>W</key><dict><key>IOClass</key><string>w</string><key>IOProviderClass</key><string>w</string></dict>',
		because: 'its entries are personalities',
	},
	{
		is: 'entitlements likely',
		at: 'W/sandbox.plist',
		has: flag('com.apple.security.app-sandbox'),
		because: "it has 'com.apple.security.app-sandbox'",
	},
	// The folder, which only supports other evidence
	{
		is: 'dext likely',
		at: 'W_DEXT/Info.plist',
		has: kernelClass,
		near: { 'W_DEXT.entitlements': flag('com.apple.developer.driverkit') },
		because: "'W_DEXT.entitlements' in its folder has 'com.apple.developer.driverkit'",
	},
	// The neighbors
	{
		is: 'systemExtension likely',
		has: flag('CFBundleName'),
		near: { 'W.entitlements': flag('com.apple.developer.endpoint-security.client') },
		because: "'W.entitlements' in its folder has 'com.apple.developer.endpoint-security.client'",
	},
	{
		is: 'hostApp likely',
		has: type('APPL'),
		near: { 'W.entitlements': flag('com.apple.developer.system-extension.install') },
		because: "'W.entitlements' in its folder has 'com.apple.developer.system-extension.install'",
	},
	{
		is: 'other likely',
		has: type('APPL'),
		near: { 'W.entitlements': flag('com.apple.developer.endpoint-security.client') },
		because: "'CFBundlePackageType' is 'APPL'",
	},
	{
		is: 'other likely',
		has: type('APPL'),
		near: { 'W.entitlements': flag('com.apple.developer.driverkit') },
		because: "'CFBundlePackageType' is 'APPL'",
	},
	{
		is: 'appExtension likely',
		has: flag('NSExtension'),
		near: { 'W.entitlements': flag('com.apple.developer.system-extension.install') },
		because: "it has 'NSExtension'",
	},
	{
		is: 'dext likely',
		has: kernelClass,
		neighbors: { interfaces: [{ uri: 'file:///work/W/W.iig', classes: [] }] },
		because: "'W.iig' in its folder is the interface of a dext",
	},
	{
		is: 'dext certain',
		has: kernelClass,
		neighbors: { products: [{ project: 'W.xcodeproj', target: 'W', kind: 'dext' }] },
		because: "'W' in 'W.xcodeproj' makes it a part of a dext",
	},
	{
		is: 'entitlements certain',
		at: 'W/W.entitlements',
		has: flag('com.apple.developer.driverkit') + flag('CFBundleVersion'),
		neighbors: {
			products: ['W.xcodeproj', 'project.yml'].map((project) => ({
				project,
				target: 'W',
				kind: 'dext' as const,
			})),
		},
		because: "its name ends in '.entitlements'",
	},
	{
		is: 'entitlements certain',
		at: 'W/W.XCENT',
		has: flag('com.apple.developer.driverkit'),
		because: "its name ends in '.xcent'",
	},
	{
		is: 'other certain',
		has: flag('CFBundleName'),
		neighbors: { products: [{ project: 'W.xcodeproj', target: 'W', kind: 'other' }] },
		because: "'W' in 'W.xcodeproj' is not a driver",
	},
];

function classified({ at = 'W/Info.plist', has, near, neighbors }: Omit<Case, 'is' | 'because'>) {
	const uri = `file:///work/${at}`;
	const all = { ...noNeighbors, ...(near && neighborsFrom(uri, near)), ...neighbors };
	return analyze(wholePlist(has), { uri, neighbors: all }).classification;
}

/** Plists in a folder with the files of another product. */
const mixed: readonly Omit<Case, 'because'>[] = [
	...[
		type('BNDL'),
		type('FMWK'),
		type('XPC!'),
		flag('CFBundleName'),
		flag('NSSystemExtensionUsageDescription'),
		'<key>NetworkExtension</key><dict><key>NEProviderClasses</key><dict/></dict>',
	].map((has) => ({
		is: has.includes('Extension')
			? 'systemExtension likely'
			: has.includes('XPC!')
				? 'appExtension likely'
				: 'other likely',
		at: 'W/Other-Info.plist',
		has,
		near: {
			'W-Info.plist': personality('<key>IOUserServerName</key><string>w</string>'),
			'W.entitlements': flag('com.apple.developer.driverkit'),
		},
		neighbors: { interfaces: [{ uri: 'file:///work/W/W.iig', classes: [] }] },
	})),
	...[type('BNDL'), type('FMWK')].map((has) => ({
		is: 'other likely',
		at: 'W/Info.plist',
		has,
		near: { 'W.entitlements': flag('com.apple.developer.driverkit') },
	})),
	{
		is: 'other likely',
		at: 'W/Other.plist',
		has: flag('CFBundleName'),
		neighbors: { interfaces: [{ uri: 'file:///work/W/W.iig', classes: [] }] },
	},
	{
		is: 'dext likely',
		at: 'W/W-Info.plist',
		has: flag('CFBundleName'),
		near: { 'Tests-Info.plist': type('BNDL') },
		neighbors: { interfaces: [{ uri: 'file:///work/W/W.iig', classes: [] }] },
	},
	{
		is: 'dext likely',
		at: 'W/Info.plist',
		has: flag('CFBundleName'),
		near: {
			'Tests-Info.plist': type('BNDL'),
			'W.entitlements': flag('com.apple.developer.driverkit'),
		},
	},
];

describe('the kind', () => {
	it.each(cases)('is $is: $because', ({ is, because, ...plist }) => {
		const { kind, confidence, reasons } = classified(plist);
		expect(`${kind} ${confidence}`).toBe(is);
		expect(reasons[0] && renderMessage(reasons[0])).toBe(because);
	});

	it.each<Omit<Case, 'because'>>([
		{ is: 'other likely', at: 'Driver/Settings.plist', has: flag('Fast') },
		{ is: 'other likely', at: 'MyApp/Info.plist', has: flag('CFBundleName') },
		{ is: 'other likely', at: 'W.dext/config.plist', has: '' },
		{
			is: 'other likely',
			at: 'W/strings.plist',
			has: flag('Fast'),
			near: { 'W.entitlements': flag('com.apple.developer.driverkit') },
		},
		...mixed,
	])('is $is at $at', ({ is, ...plist }) => {
		const { kind, confidence } = classified(plist);
		expect(`${kind} ${confidence}`).toBe(is);
	});

	it.each([
		['dext', 'kext', type('KEXT') + personality('<key>IOUserServerName</key><string>w</string>')],
		[
			'appExtension',
			'systemExtension',
			type('XPC!') + flag('NetworkExtension') + flag('NSExtension'),
		],
		[
			'systemExtension',
			'appExtension',
			flag('NSExtension'),
			'SystemExtension/Info.plist',
			{
				'W.entitlements':
					'<key>com.apple.developer.networking.networkextension</key><array><string>dns-proxy-systemextension</string></array>',
			},
		],
	])('is uncertain between %s and %s', (kind, other, has, at?: string, near?: Case['near']) => {
		const found = classified({ has, ...(at && { at }), ...(near && { near }) });
		expect(found).toMatchObject({ kind, confidence: 'uncertain', contenders: [other] });
	});

	it.each([
		['kext', 'dext'],
		['dext', 'kext'],
		['entitlements', 'systemExtension'],
		['Kext', 'dext', 'kext'],
	])('is the first known one of comments with %s and %s', (...stated) => {
		const comments = stated.map((kind) => `<!-- driver-plist: kind=${kind} -->`).join('');
		const { kind } = analyze(`${comments}${wholePlist('')}`, { uri: 'file:///work/Info.plist' });
		expect(kind).toBe(stated.find((each) => each !== 'Kext'));
	});

	it('is what a person states, whatever the evidence is', () => {
		const text = `<!-- driver-plist: kind=kext -->${wholePlist(type('DEXT'))}`;
		const uri = 'file:///work/W.dext/Info.plist';
		expect(analyze(text, { uri })).toMatchObject({ kind: 'kext' });
		expect(analyze(wholePlist(type('DEXT')), { uri, kind: 'kext' })).toMatchObject({
			kind: 'kext',
		});
	});
});
