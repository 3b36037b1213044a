/** What a person reads about a dext and a dump of a macOS without DriverKit. */
import { expect, it } from 'vitest';
import { explainMatch } from '../../../server/src/service/matching/explain/explainMatch.js';
import {
	describeChange,
	describeFact,
} from '../../../server/src/service/matching/explain/wording.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { entryNamed, matchingOf, personality, smallDump } from './smallDump.js';

const ids = { IOProviderClass: 'IOUSBHostDevice', idVendor: 4660, idProduct: 258 };
const kext = personality(ids);
const dext = personality({
	...ids,
	IOClass: 'IOUserService',
	IOUserClass: 'KnobDriver',
	IOUserServerName: 'com.example.knob',
});

const setClass = "Set 'IOProviderClass' to IOUSBDevice to match the device";
const setProduct = "Set 'idProduct' to 258 (0x102) to match the device";
const withoutDriverKit = 'The dump is of a macOS before 10.15, which has no DriverKit.';

it.each([
	['a dext, and OS X 10.7', dext, 'IOUSBDevice', 11, [withoutDriverKit]],
	['a dext, and macOS 10.14', dext, 'IOUSBDevice', 18, [withoutDriverKit]],
	['a dext, and macOS 10.15', dext, 'IOUSBDevice', 19, []],
	['a dext, and a macOS that the dump does not show', dext, 'IOUSBDevice', undefined, []],
	[
		'a dext with another difference',
		{
			...dext,
			properties: new Map(dext.properties).set('idProduct', { type: 'integer', value: 1n }),
		},
		'IOUSBHostDevice',
		18,
		[setProduct],
	],
	['a kext, and OS X 10.7', kext, 'IOUSBDevice', 11, [setClass]],
] as const)('%s', (_what, one, className, darwin, expected) => {
	const build = `  {\n    "IOKitBuildVersion" = "Darwin Kernel Version ${darwin}.4.2: Thu Aug 23"\n  }\n`;
	const dump = smallDump
		.replace(/^.*\n/, (root) => (darwin === undefined ? root : root + build))
		.replaceAll('class IOUSBHostDevice', `class ${className}`);
	const matching = matchingOf([one], dump);
	const explanation = explainMatch(one, entryNamed('Knob', matching), matching);
	const changes = explanation.changes.map((change) => describeChange(change, explanation));
	const facts = explanation.facts.map(describeFact);
	const texts = [...changes, ...facts].map(renderMessage);
	expect(texts.filter((text) => /^Set|macOS/.test(text))).toEqual(expected);
});
