/** What rules and schemas find at one place: said once where it is the same, both where it is not. */
import { describe, expect, it } from 'vitest';
import { analyseExample, findingsOf } from '../support/checkFindings.js';

function codesOf(text: string): readonly string[] {
	return findingsOf(analyseExample(text, { kind: 'dext' }))
		.filter(({ severity }) => severity !== 'hint')
		.map(({ code }) => code);
}

const personality = (entries: string): string =>
	`<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n<dict>\n${entries}\n</dict>\n</dict>`;

describe('one place', () => {
	it('has the finding of the rule rather than that of the schema about the same value', () => {
		expect(codesOf('<key>OSBundleRequired</key>\n<string>Never</string>')).toEqual([
			'boot-level-in-dext',
		]);
	});

	it('keeps what is missing beside what a rule says of the same personality', () => {
		const twin = '<key>IOClass</key>\n<string>IOUserService</string>';
		const text = personality(twin).replace(
			'</dict>\n</dict>',
			`</dict>\n<key>Twin</key>\n<dict>\n${twin}\n</dict>\n</dict>`,
		);
		expect(codesOf(text).filter((code) => code === 'missing-key')).toHaveLength(2);
		expect(codesOf(text)).toContain('identical-personality');
	});
});
