/** Apps are not taken for the extensions whose entitlements they have, or which are in their folder. */
import { expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import type { ProductKind } from '../../../server/src/service/document/driverPlist.js';
import { checkPlist } from '../../../server/src/service/index.js';
import { neighborsFrom } from '../../support/neighborsFrom.js';
import { wholePlist } from '../../support/wholePlist.js';

const flag = (key: string): string => `<key>${key}</key><true/>`;
const bundle = '<key>CFBundleIdentifier</key><string>com.example.w</string>';

/** The Info.plist of a bundle with these keys, in a folder with an entitlement, and of a target of this kind. */
function info(keys: string, entitlement: string, kind?: ProductKind, folder = 'W') {
	const uri = `file:///work/${folder}/Info.plist`;
	const near = neighborsFrom(uri, { 'W.entitlements': flag(`com.apple.developer.${entitlement}`) });
	const products = kind ? [{ project: 'W.xcodeproj', target: 'W', kind }] : [];
	return analyze(wholePlist(bundle + keys), { uri, neighbors: { ...near, products } });
}

const security = 'endpoint-security.client';
const app = '<key>NSPrincipalClass</key><string>NSApplication</string>';

it.each<readonly [string, string, string, ProductKind | undefined, string]>([
	['LSUIElement', flag('LSUIElement'), security, undefined, 'other'],
	['a storyboard', flag('NSMainStoryboardFile'), 'driverkit', undefined, 'other'],
	['a storyboard of iPadOS', flag('UILaunchStoryboardName'), 'driverkit', undefined, 'other'],
	['NSApplication', app, security, undefined, 'other'],
	['the type of its target', '', security, 'app', 'other'],
	['the entitlement of a host', '', 'system-extension.install', 'app', 'hostApp'],
	['nothing', '', security, undefined, 'systemExtension'],
])('with %s', (_, keys, entitlement, target, kind) => {
	expect(info(keys, entitlement, target).kind).toBe(kind);
});

it('is a dext next to its interface', () => {
	const uri = 'file:///work/W/Info.plist';
	const near = neighborsFrom(uri, { 'W.entitlements': flag('com.apple.developer.driverkit') });
	const interfaces = [{ uri: 'file:///work/W/W.iig', classes: [] }];
	const plist = analyze(wholePlist(bundle + flag('LSUIElement')), {
		uri,
		neighbors: { ...near, interfaces },
	});
	expect(plist.kind).toBe('dext');
});

it('is an extension with what Xcode writes for apps in the folder of one', () => {
	const left = info(flag('NSMainStoryboardFile'), security, undefined, 'system-extension');
	expect(left.kind).toBe('systemExtension');
});

it('is not asked for the text of an extension because of one entitlement', () => {
	const found = checkPlist(info('', security)).filter(({ severity }) => severity !== 'hint');
	expect(found.map(({ code }) => code)).not.toContain('missing-usage-description');
});

const usage = '<key>OSBundleUsageDescription</key><string>Reads the widget.</string>';
const type = '<key>CFBundlePackageType</key><string>APPL</string>';
const personalities =
	'<key>IOKitPersonalities</key><dict><key>W</key><dict><key>IOUserClass</key><string>W</string></dict></dict>';

it.each([
	['with the type of an app', usage + type, 'hostApp'],
	['with a storyboard', usage + flag('NSMainStoryboardFile'), 'hostApp'],
	['alone', usage, 'dext'],
	['with personalities', usage + type + personalities, 'dext'],
])('the usage description of a driver %s', (_title, keys, kind) => {
	const uri = 'file:///work/W/Info.plist';
	expect(analyze(wholePlist(bundle + keys), { uri }).kind).toBe(kind);
});
