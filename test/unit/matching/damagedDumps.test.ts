/** What a dump does not show because lines of it are cut is unknown, never different. */
import { describe, expect, it } from 'vitest';
import { explainMatch } from '../../../server/src/service/matching/explain/explainMatch.js';
import { DumpMatching } from '../../../server/src/service/matching/simulator/matchDump.js';
import { readIoregText } from '../../../server/src/service/registry/ioregText.js';
import { readRegistry } from '../../../server/src/service/registry/readRegistry.js';
import { registryXml } from '../../../server/src/service/registry/registryXml.js';
import { personality, smallDump } from './smallDump.js';

const knob = personality({
	IOProviderClass: 'IOUSBHostInterface',
	idVendor: 4660,
	idProduct: 258,
	bConfigurationValue: 1,
	bInterfaceNumber: 0,
	IOPropertyMatch: { bInterfaceClass: 3 },
});
const knobId = 0x100000142n;

/** The answer for the interface of the knob; undefined where the dump no longer shows it. */
function answerOf(dump: string): string | undefined {
	const registry = readRegistry(dump);
	if ('type' in registry) return undefined;
	const entry = registry.entries.find(({ id }) => id === knobId);
	if (!entry) return undefined;
	const { match, changes } = explainMatch(knob, entry, new DumpMatching(registry, [knob]));
	return changes.length > 0 && match.result !== 'match'
		? `${match.result}, with a change`
		: match.result;
}

/** All answers for the text with one line cut, at every third column. A number that lacks digits looks like another one. */
function answersOf(text: string): ReadonlySet<string | undefined> {
	const lines = text.split('\n');
	const cuts = lines.flatMap((line, index) =>
		Array.from({ length: Math.ceil(line.length / 3) }, (_, step) => line.slice(0, step * 3 + 1))
			.filter((cut) => !/= \d+$/.test(cut))
			.map((cut) => lines.map((each, at) => (at === index ? cut : each)).join('\n')),
	);
	return new Set(cuts.map(answerOf));
}

/** The part of a text with the interface. */
function nearKnob(text: string, before: string, after: string): string {
	return text.slice(text.indexOf(before), text.indexOf(after));
}

describe('a line that is cut', () => {
	it('is never a difference in the text of ioreg', () => {
		const part = nearKnob(smallDump, '    |     +-o AppleUSBHostCompositeDevice', '    +-o Disk');
		expect(answersOf(part)).toEqual(new Set(['match', 'unknown', undefined]));
	});

	it('is never a difference in XML', () => {
		const xml = registryXml(
			readIoregText(nearKnob(smallDump, '    |     +-o Apple', '    +-o Disk')),
		);
		expect(answersOf(xml ?? '')).toEqual(new Set(['match', 'unknown', undefined]));
	});

	it.each([
		['a name of a key', '"bInterf'],
		['the sign before a value', '"bInterfaceNumber" ='],
		['nothing', ''],
	])('to %s makes the key unknown, and offers no change', (_what, rest) => {
		expect(answerOf(smallDump.replace('"bInterfaceNumber" = 0', rest))).toBe('unknown');
	});

	it('may lack digits', () => {
		const damaged = smallDump.replace('"USBSpeed" = 3', '"USBSp');
		expect(answerOf(damaged.replace('"idProduct" = 258', '"idProduct" = 25'))).toBe('match');
		const cut = damaged.replaceAll('"idProduct" = 258', '"idProduct" = 25');
		expect(answerOf(cut)).toBe('unknown');
		expect(answerOf(damaged.replaceAll('"idProduct" = 258', '"idProduct" = 52'))).toBe(
			'no match, with a change',
		);
	});

	it('with the line of an entry leaves its properties to that entry', () => {
		const [head = ''] = /.*\+-o AcmeHID.*/.exec(smallDump) ?? [];
		const { entries } = readIoregText(smallDump.replace(head, '    |       +'));
		expect(entries.find(({ id }) => id === knobId)?.properties.has('Transport')).toBe(false);
	});
});
