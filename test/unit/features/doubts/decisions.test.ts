/** Keys that had no effect because of a slip, and whose effect a person decides about. */
import { expect, it } from 'vitest';
import { fixAll } from '../../../../server/src/service/index.js';
import { inRoot, open } from '../samples.js';

const access = 'com.apple.developer.driverkit.allow-any-userclient-access';

it.each([
	['systemExtension', '<key>NsEndpointSecurityEarlyBoot</key>\n<true/>'],
	['systemExtension', '<key>NSEndpointSecurityEarlyBoot</key>\n<string>YES</string>'],
	['entitlements', `<key>${access}</key>\n<string>true</string>`],
	['entitlements', `<key>${access.replace('access', 'acess')}</key>\n<true/>`],
] as const)('stays without effect in a file of the kind %s: %j', (kind, written) => {
	expect(fixAll(open(inRoot(written), kind)).text).toContain(written);
});
