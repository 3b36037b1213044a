/** The bundle identifiers in project files. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcode } from '../../../server/src/project/projectTargets.js';

/** A project with an app and a dext, whose configurations have these settings. */
function project(debug: string, release: string): string {
	return `{ objects = {
	A = { isa = PBXNativeTarget; name = App; productType = "com.apple.product-type.application"; };
	T = { isa = PBXNativeTarget; name = Driver; productType = "com.apple.product-type.driver-extension"; buildConfigurationList = L; };
	L = { isa = XCConfigurationList; buildConfigurations = (D, R); };
	D = { isa = XCBuildConfiguration; buildSettings = { ${debug} }; };
	R = { isa = XCBuildConfiguration; buildSettings = { ${release} }; };
}; }`;
}

/** What the app and the dext have of a project with these settings. */
function identifiersIn(debug: string, release: string): unknown {
	const targets = targetsOfXcode(project(debug, release));
	return targets.map(({ name, identifiers, dexts }) => ({ name, identifiers, dexts }));
}

const debug = 'PRODUCT_BUNDLE_IDENTIFIER = com.example.debug.driver;';

describe('the identifiers of targets', () => {
	it('are those of all configurations', () => {
		const release = '"PRODUCT_BUNDLE_IDENTIFIER[sdk=driverkit*]" = com.example.driver;';
		const both = ['com.example.debug.driver', 'com.example.driver'];
		expect(identifiersIn(debug, release)).toEqual([
			{ name: 'App', identifiers: undefined, dexts: both },
			{ name: 'Driver', identifiers: both, dexts: both },
		]);
	});

	it.each([
		'',
		'PRODUCT_BUNDLE_IDENTIFIER = "$(inherited)";',
		'PRODUCT_BUNDLE_IDENTIFIER = "$(APP).driver";',
		'PRODUCT_BUNDLE_IDENTIFIER = "";',
	])('are unknown where a configuration has %j', (release) => {
		expect(identifiersIn(debug, release)).toEqual([
			{ name: 'App', identifiers: undefined, dexts: undefined },
			{ name: 'Driver', identifiers: undefined, dexts: undefined },
		]);
	});
});
