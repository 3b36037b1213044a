/** The names that Mach services get in an app group. */
import { expect, it } from 'vitest';
import { underGroup } from '../../../server/src/service/rules/shared/machServiceNames.js';

const group = '$(TeamIdentifierPrefix)com.example.app';

it.each([
	['com.example.app', group],
	['com.example.app.service', `${group}.service`],
	['$(TeamIdentifierPrefix).com.example.app', group],
	['$(DEVELOPMENT_TEAM).com.example.app', group],
	['com.example.other.service', `${group}.service`],
	['com.example.application', `${group}.application`],
	['$(PRODUCT_BUNDLE_IDENTIFIER)', '$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)'],
	['$(PRODUCT_BUNDLE_IDENTIFIER).x', '$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER).x'],
	['$(SERVICE)', `${group}.$(SERVICE)`],
])('%s in the group of the app is %s', (name, expected) => {
	expect(underGroup(group, name, 'com.example.app.extension')).toBe(expected);
});

it('a variable without a known value is the last part', () => {
	expect(underGroup(group, '$(PRODUCT_BUNDLE_IDENTIFIER)')).toBe(
		`${group}.$(PRODUCT_BUNDLE_IDENTIFIER)`,
	);
});

it.each([
	['$(TeamIdentifierPrefix)', 'MyService', '$(TeamIdentifierPrefix)MyService'],
	[
		'$(TeamIdentifierPrefix)',
		'$(PRODUCT_BUNDLE_IDENTIFIER)',
		'$(TeamIdentifierPrefix)$(PRODUCT_BUNDLE_IDENTIFIER)',
	],
	[
		'group.com.example.app',
		'com.example.app.extension.service',
		'group.com.example.app.extension.service',
	],
	['group.com.example.app', 'com.example.app', 'group.com.example.app'],
	['group.com.example.app', '$(PRODUCT_BUNDLE_IDENTIFIER)', 'group.$(PRODUCT_BUNDLE_IDENTIFIER)'],
	['ABCDE12345.com.example.app', 'com.example.app.service', 'ABCDE12345.com.example.app.service'],
	[
		'ABCDE12345.com.example.app',
		'FGHIJ67890.com.example.app.service',
		'ABCDE12345.com.example.app.service',
	],
	['group.com.example.other', 'com.example.app.service', 'group.com.example.other.service'],
])('in the group %s, %s is %s', (group, name, expected) => {
	expect(underGroup(group, name, 'com.example.app.extension')).toBe(expected);
});
