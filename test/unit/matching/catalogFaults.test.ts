/** Personalities that the kernel drops or skips, whatever the device: what a person reads, and the change that helps. */
import { expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { explainMatch } from '../../../server/src/service/matching/explain/explainMatch.js';
import { firstFailure } from '../../../server/src/service/matching/explain/nearest.js';
import { nearestEntries } from '../../../server/src/service/matching/explain/nearestEntries.js';
import {
	describeChange,
	describeFailure,
} from '../../../server/src/service/matching/explain/wording.js';
import { personalitiesOf } from '../../../server/src/service/matching/simulator/personality.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import type { DocumentKind } from '../../../server/src/service/platform/documentKind.js';
import { wholePlist } from '../../support/wholePlist.js';
import { matchingOf } from './smallDump.js';

const provider = '<key>IOProviderClass</key><string>IOUSBHostInterface</string>';
const created = '<key>IOClass</key><string>IOUserService</string>';
const ids = ['idVendor', 'idProduct', 'bConfigurationValue', 'bInterfaceNumber']
	.map((key, index) => `<key>${key}</key><integer>${[4660, 258, 1, 0][index]}</integer>`)
	.join('');

/** The results for all entries, the nearest entry and why it does not match, and the change. */
function answerFor(classes: string, deviceKeys = ids, kind: DocumentKind = 'dext'): string {
	const text = wholePlist(`<key>IOKitPersonalities</key>
		<dict><key>Knob</key><dict>${classes}${deviceKeys}
			<key>IOUserClass</key><string>Knob</string>
			<key>IOUserServerName</key><string>com.example.knob</string></dict></dict>`);
	const personalities = personalitiesOf(
		analyze(text, { uri: 'file:///Info.plist', kind }),
		'Info.plist',
	);
	const matching = matchingOf(personalities);
	const [one] = personalities;
	if (!one) return 'no personality';
	const near = nearestEntries(one, matching);
	const [best] = near;
	const all = new Set(matching.registry.entries.map((entry) => matching.match(one, entry).result));
	if (!best) return `${[...all].join(' or ')} | no entry`;
	const failure = firstFailure(best);
	const explanation = explainMatch(one, best.entry, matching);
	const [change] = explanation.changes;
	return [
		[...all].join(' or '),
		best.entry.name,
		failure ? renderMessage(describeFailure(failure)) : 'matches',
		change ? renderMessage(describeChange(change, explanation)) : 'no change',
	].join(' | ');
}

const setProvider = "Set 'IOProviderClass' to IOUSBHostInterface to match the device";
const dropped = 'The kernel drops the personality without a message.';
const skipped = 'The kernel cannot create the driver and skips the personality.';

it.each([
	['without a provider class', created, `Missing 'IOProviderClass'. ${dropped}`, setProvider],
	[
		'with a misspelled one',
		created + provider.replace('Class<', 'class<'),
		`Missing 'IOProviderClass'. ${dropped}`,
		'no change',
	],
	[
		'with a list of them',
		`${created}<key>IOProviderClass</key><array><string>IOUSBHostInterface</string></array>`,
		`'IOProviderClass' must be a string. ${dropped}`,
		setProvider,
	],
	[
		'with a number',
		`${created}<key>IOProviderClass</key><integer>1</integer>`,
		`'IOProviderClass' must be a string. ${dropped}`,
		setProvider,
	],
	[
		'with one that is not a service',
		created + provider.replace('IOUSBHostInterface', 'IORegistryEntry'),
		"'IORegistryEntry' is not 'IOService' or a subclass, so no driver matches it.",
		setProvider,
	],
	[
		'with the class of all objects',
		created + provider.replace('IOUSBHostInterface', 'OSObject'),
		"'OSObject' is not 'IOService' or a subclass, so no driver matches it.",
		setProvider,
	],
	['without a class', provider, `Missing 'IOClass'. ${skipped}`, 'no change'],
	[
		'with a misspelled class key',
		created.replace('IOClass', 'IOclass') + provider,
		`Missing 'IOClass'. ${skipped}`,
		'no change',
	],
	[
		'with a list of classes',
		`<key>IOClass</key><array><string>IOUserService</string></array>${provider}`,
		`'IOClass' must be a string. ${skipped}`,
		'no change',
	],
	[
		'with an abstract class',
		created.replace('IOUserService', 'IOUserClient') + provider,
		"'IOUserClient' cannot be created. The kernel skips the personality.",
		'no change',
	],
	[
		'with a class that is not a service',
		created.replace('IOUserService', 'IORegistryEntry') + provider,
		"'IORegistryEntry' cannot be created. The kernel skips the personality.",
		'no change',
	],
	[
		'with a class of DriverKit',
		created.replace('IOUserService', 'IOUserUSBSerial') + provider,
		"'IOUserUSBSerial' cannot be created. The kernel skips the personality.",
		'no change',
	],
	[
		'with the class of the dext',
		created.replace('IOUserService', 'Knob') + provider,
		"'Knob' cannot be created. The kernel skips the personality.",
		'no change',
	],
	[
		'with the identifier of a bundle, whatever the build sets in it',
		created.replace('IOUserService', 'com.example.$(PRODUCT_NAME)') + provider,
		"'com.example.$(PRODUCT_NAME)' cannot be created. The kernel skips the personality.",
		'no change',
	],
])('a personality %s matches nothing', (_, classes, reason, change) => {
	expect(answerFor(classes)).toBe(`no match | Knob Control | ${reason} | ${change}`);
});

it.each(['"IOUSBHostInterface"', 'com.example.Knob', ''])('matches nothing for %j', (name) => {
	const classes = created + provider.replace('IOUSBHostInterface', name);
	expect(answerFor(classes)).toBe('no match | no entry');
});

it('has no keys of a device, and matches nothing', () => {
	expect(answerFor(created, '')).toMatch(/^no match \| .* \| Missing 'IOProviderClass'\./);
});

it.each([
	['both are known', created + provider, /^no match or match \| Knob Control \| matches/],
	[
		'the build sets the class',
		`<key>IOClass</key><string>$(DRIVER_CLASS)</string>${provider}`,
		/^no match or match \| Knob Control \| matches/,
	],
	[
		'a script sets the class',
		`<key>IOClass</key><string>@DRIVER_CLASS@</string>${provider}`,
		/^no match or match \| Knob Control \| matches/,
	],
	[
		'the class is of a family, and its source may differ',
		`<key>IOClass</key><string>IOHIDDevice</string>${provider}`,
		/^no match or match \| Knob Control \| matches/,
	],
	[
		'the class may be in a kext',
		created.replace('IOUserService', 'com_example_Nub') + provider,
		/^no match or match \| Knob Control \| matches/,
	],
	[
		'a known class is misspelled, of which more may exist',
		created.replace('IOUserService', 'IOUserServce') + provider,
		/^no match or match \| Knob Control \| matches/,
	],
	[
		'the build sets the provider class',
		`${created}<key>IOProviderClass</key><string>$(PROVIDER)</string>`,
		/unknown.* \| Knob Control \| 'IOProviderClass' can't be compared, because the build sets its value\. /,
	],
])('stays possible where %s', (_, classes, answer) => {
	expect(answerFor(classes)).toMatch(answer);
});

it.each(['Knob', 'IOUserUSBSerial'])('stays possible for the class %s of a kext', (name) => {
	const classes = created.replace('IOUserService', name) + provider;
	expect(answerFor(classes, ids, 'kext')).toMatch(/^no match or match \| Knob Control \| matches/);
});
