/** Base64 in `<data>`: its faults and its length in bytes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../server/src/service/syntax/parse.js';
import { decodeBase64, decodedLength } from '../../../server/src/service/syntax/scalars.js';

function faultsOf(content: string): readonly string[] {
	return parse(`<plist><data>${content}</data></plist>`).faults.map((fault) =>
		fault.code === 'invalid-base64' ? `${fault.code} ${fault.strayCharacter}` : fault.code,
	);
}

describe('data', () => {
	it.each([
		['in one line', 'QUJDRA=='],
		['in lines', '\n\t\tQUJD\r\n\t\tRA==\n\t'],
		['with a space between padding characters', 'QQ= ='],
		['that is empty', ''],
	])('%s is valid', (_, content) => {
		expect(faultsOf(content).filter((fault) => fault.startsWith('invalid'))).toEqual([]);
	});

	it.each([
		['a character too few', 'QUJ', 'invalid-base64 '],
		['a foreign character', 'QUJD-A==', 'invalid-base64 -'],
		['one after a space', 'QUJD \u00e9', 'invalid-base64 \u00e9'],
		['one of two code units', '\u{1f600}', 'invalid-base64 \u{1f600}'],
	])('with %s is reported', (_, content, fault) => {
		expect(faultsOf(content)).toEqual([fault]);
	});

	it('that has no end tag ends before the next element', () => {
		expect(
			faultsOf('QUJD<key>a</key><data>QUJD').some((fault) => fault.startsWith('unclosed-element')),
		).toBe(true);
		expect(parse('<data>QUJD').faults.map(({ code }) => code)).toContain('unclosed-element');
	});

	it('has the length of its bytes', () => {
		const bytes = fc.uint8Array({ maxLength: 40 });
		fc.assert(
			fc.property(bytes, (each) => {
				const text = Buffer.from(each).toString('base64').replace(/.{7}/g, '$&\n\t');
				expect(decodeBase64(text)).toEqual(each);
				expect(decodedLength(text)).toBe(each.length);
			}),
			{ seed: 1 },
		);
	});

	it('that is invalid has the length of its decoded part', () => {
		const signs = fc.constantFrom('Q', 'U', '9', '+', '=', ' ', '\n', '-', '\u00e9');
		fc.assert(
			fc.property(fc.string({ unit: signs, maxLength: 20 }), (text) => {
				expect(decodedLength(text)).toBe(decodeBase64(text).length);
			}),
			{ seed: 1, numRuns: 2000 },
		);
	});
});
