/** Converts a binary property list to XML with the same values, or explains why that is impossible. */
import { defineMessages, type Message } from '../messages/message.js';
import { codePointName } from '../text/xmlCharacters.js';
import type { PlistPath } from '../value/plistPath.js';
import { type BinaryFault, type BinaryValue, readBinaryPlist } from './readBinaryPlist.js';
import { type XmlFault, xmlFaultOf } from './xmlFault.js';
import { xmlOfBinary } from './xmlOfBinary.js';

export type ConvertedBinary =
	| {
			readonly xml: string;
			/** Whether dates lose fractions of a second, which XML property lists do not have. */
			readonly losesFractions: boolean;
	  }
	| { readonly refused: Message };

const messages = defineMessages('convert-binary', {
	'not binary': 'The file is not a binary property list that CoreFoundation reads.',
	truncated: 'The binary property list is incomplete at byte {offset}.',
	damaged: 'The binary property list is damaged at byte {offset}.',
	cycle: 'A value of the binary property list contains itself, at byte {offset}.',
	'nested too deeply': 'The binary property list is nested too deeply at byte {offset}.',
	tooLong: 'The XML is too long, because the file contains values many times by reference.',
	null: "{place} is null, which XML property lists can't contain.",
	dateNotANumber: "{place} is a date without a number, which XML property lists can't contain.",
	distantDate: '{place} is a date more than 270,000 years from now, which is not converted.',
	longInteger: '{place} is an integer outside of 64 bits. No program can read it in XML.',
	character: "{place} contains the character {character}, which XML can't contain.",
	characterInKey: "The key {place} contains the character {character}, which XML can't contain.",
});

/** Never throws. Other programs can read the XML, too, and get the same values. */
export function convertBinary(bytes: Uint8Array): ConvertedBinary {
	const root = readBinaryPlist(bytes);
	if (root.type === 'fault') return { refused: damage(root) };
	const fault = xmlFaultOf(root);
	if (fault) return { refused: describe(fault) };
	const xml = xmlOfBinary(root);
	if (xml === undefined) return { refused: messages.tooLong() };
	return { xml, losesFractions: hasFractions(root, new Set()) };
}

function damage({ reason, offset }: BinaryFault): Message {
	return reason === 'not binary' ? messages[reason]() : messages[reason]({ offset });
}

function describe(fault: XmlFault): Message {
	const place = placeOf(fault.path);
	if (fault.reason !== 'character' && fault.reason !== 'characterInKey') {
		return messages[fault.reason]({ place });
	}
	return messages[fault.reason]({ place, character: codePointName(fault.character) });
}

function placeOf(path: PlistPath): string {
	return path.length === 0 ? 'The root' : `'${path.join('/')}'`;
}

function hasFractions(value: BinaryValue, seen: Set<BinaryValue>): boolean {
	if (seen.has(value)) return false;
	seen.add(value);
	switch (value.type) {
		case 'date':
			return !Number.isInteger(value.seconds);
		case 'array':
			return value.items.some((item) => hasFractions(item, seen));
		case 'dictionary':
			return value.entries.some(([, each]) => hasFractions(each, seen));
		default:
			return false;
	}
}
