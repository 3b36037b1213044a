/** Entitlements that several targets of a project are signed with. */
import { expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { exampleTarget } from '../../../server/src/service/rules/shared/exampleProject.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const info = 'Driver/Info.plist';
const entitlements = 'App/App.entitlements';

it.each([
	['application', false],
	['driver-extension', true],
])(
	'an addition to those of a dext and of another target that is an %s is applied: %s',
	(type, isApplied) => {
		const other = exampleTarget('Other', type, { CODE_SIGN_ENTITLEMENTS: entitlements });
		const dext = exampleTarget('Driver', 'driver-extension', {
			CODE_SIGN_ENTITLEMENTS: entitlements,
			INFOPLIST_FILE: info,
		});
		const plist = analyzeExample('<key>com.apple.developer.driverkit</key>\n<true/>', {
			kind: 'entitlements',
			uri: `file:///Project/${entitlements}`,
			neighbors: {
				'../project.yml': `targets:\n${dext}${other}`,
				[`../${info}`]: dextExample({ IOProviderClass: 'IOUSBHostDevice' }),
			},
		});
		const findings = findingsOf(plist).filter(({ code }) => code === 'missing-driver-entitlement');
		const titles = findings.flatMap((finding) => fixesOf(plist, finding));
		expect(titles.map(({ title }) => renderMessage(title))).toEqual([
			"Add 'com.apple.developer.driverkit.transport.usb'",
		]);
		expect(fixAll(plist).text.includes('transport.usb')).toBe(isApplied);
	},
);
