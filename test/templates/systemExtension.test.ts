/** System extensions: their providers, entitlements, services and targets. */
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { allRenderings, type Rendering } from './renderings.js';

type Plain = Readonly<Record<string, unknown>>;

interface NetworkExtension {
	readonly NEMachServiceName: string;
	readonly NEProviderClasses: Readonly<Record<string, string>>;
}

const networking = 'com.apple.developer.networking.networkextension';
const groups = 'com.apple.security.application-groups';

const all = allRenderings().filter(({ template }) => template.category === 'systemExtension');
const network = all.filter(({ template }) => template.id !== 'endpoint-security');

function named(renderings: readonly Rendering[]): readonly (readonly [string, Rendering])[] {
	return renderings.map((rendering) => [rendering.title, rendering] as const);
}

function textAt({ files }: Rendering, path: string): string {
	const found = files.find((file) => file.path === path);
	if (!found) throw new Error(`No file '${path}'.`);
	return found.text;
}

function plistAt(rendering: Rendering, path: string): Plain {
	return parse(textAt(rendering, path)) as Plain;
}

describe('network extensions', () => {
	it.each(named(network))('%s defines the class in its property list', (_title, rendering) => {
		const { name = '' } = rendering.answers;
		const root = plistAt(rendering, `${name}/Info.plist`);
		const { NEProviderClasses } = root.NetworkExtension as NetworkExtension;
		const [[type = '', provider = ''] = [], ...more] = Object.entries(NEProviderClasses);
		expect(more).toEqual([]);
		expect(provider).toMatch(/^\$\(PRODUCT_MODULE_NAME\)\.\w+$/);
		const className = provider.slice(provider.indexOf('.') + 1);
		const superclass = {
			'com.apple.networkextension.filter-data': 'NEFilterDataProvider',
			'com.apple.networkextension.app-proxy': 'NETransparentProxyProvider',
			'com.apple.networkextension.packet-tunnel': 'NEPacketTunnelProvider',
			'com.apple.networkextension.dns-proxy': 'NEDNSProxyProvider',
		}[type];
		expect(textAt(rendering, `${name}/${className}.swift`)).toContain(
			`final class ${className}: ${superclass} {`,
		);
		expect(textAt(rendering, `${name}/main.swift`)).toContain('startSystemExtensionMode()');
	});

	it.each(named(network))('%s and its app have the same entitlement', (_title, rendering) => {
		const { name = '', appIdentifier = '', extensionIdentifier = '' } = rendering.answers;
		const own = plistAt(rendering, `${name}/${name}.entitlements`);
		const app = plistAt(rendering, `${name}App/${name}App.entitlements`);
		expect(own[networking]).toEqual(app[networking]);
		expect(own[groups]).toEqual([`$(TeamIdentifierPrefix)${appIdentifier}`]);
		expect(app[groups]).toEqual(own[groups]);
		expect(app['com.apple.developer.system-extension.install']).toBe(true);
		const root = plistAt(rendering, `${name}/Info.plist`);
		const { NEMachServiceName } = root.NetworkExtension as NetworkExtension;
		expect(NEMachServiceName.startsWith(`$(TeamIdentifierPrefix)${appIdentifier}.`)).toBe(true);
		const configuration = textAt(rendering, `${name}App/Configuration.swift`);
		expect(
			configuration.includes(`providerBundleIdentifier = "${extensionIdentifier}"`) ||
				configuration.includes('NEFilterProviderConfiguration'),
		).toBe(true);
	});
});

describe('system extensions', () => {
	it.each(named(all))('%s has a usage description', (_title, rendering) => {
		const root = plistAt(rendering, `${rendering.answers.name}/Info.plist`);
		expect(root.NSSystemExtensionUsageDescription).toMatch(/\S.*\.$/s);
	});

	it.each(named(all))(
		'%s is embedded in its app, named after its identifier',
		(_title, rendering) => {
			const { name, extensionIdentifier = '' } = rendering.answers;
			const project = textAt(rendering, `${name}.xcodeproj/project.pbxproj`);
			expect(project).toContain('productType = "com.apple.product-type.system-extension"');
			expect(project).toContain(
				`${extensionIdentifier}.systemextension in Embed System Extensions`,
			);
			expect(project).toContain('dstPath = "$(SYSTEM_EXTENSIONS_FOLDER_PATH)"');
			const view = textAt(rendering, `${name}App/ContentView.swift`);
			expect(view).toContain(`ExtensionActivation(identifier: "${extensionIdentifier}")`);
		},
	);

	it('for Endpoint Security has its entitlement and no network entitlements', () => {
		const [rendering] = all.filter(({ template }) => template.id === 'endpoint-security');
		const own = plistAt(rendering as Rendering, 'MyExtension/MyExtension.entitlements');
		expect(own).toEqual({ 'com.apple.developer.endpoint-security.client': true });
		const app = plistAt(rendering as Rendering, 'MyExtensionApp/MyExtensionApp.entitlements');
		expect(app).toEqual({ 'com.apple.developer.system-extension.install': true });
	});
});
