/** The text for editors without snippets: defaults, including mirrors, and first choices. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tab stops look like placeholders
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../server/src/service/document/analyze.js';
import { checkPlist, completeAt, plainSnippet } from '../../../server/src/service/index.js';

describe('a snippet as plain text', () => {
	it.each([
		['<string>$1</string>$0', '<string></string>'],
		[
			'<key>${1:Pedal}</key><string>$1, ${1}</string>',
			'<key>Pedal</key><string>Pedal, Pedal</string>',
		],
		['<string>\\$(${1:NAME})</string>', '<string>$(NAME)</string>'],
		['${1:a\\}b}', 'a}b'],
		['${1|a\\,b,c|} is $1', 'a,b is a,b'],
		['${1|only|}', 'only'],
	])('%s', (snippet, plain) => {
		expect(plainSnippet(snippet)).toBe(plain);
	});

	it('of every personality skeleton has no errors', () => {
		const [before, after] = [
			'<plist version="1.0"><dict><key>CFBundlePackageType</key><string>DEXT</string>\n<key>IOKitPersonalities</key>\n<dict>\n',
			'\n</dict>\n</dict></plist>',
		];
		const offered = completeAt(
			analyze(before + after, { uri: 'file:///Info.plist' }),
			before.length,
		);
		const skeletons = offered.filter(({ kind }) => kind === 'skeleton');
		expect(skeletons.length).toBeGreaterThan(10);
		const errors = skeletons.flatMap(({ label, snippet }) => {
			const text = `${before}${plainSnippet(snippet)}${after}`;
			const found = checkPlist(analyze(text, { uri: 'file:///Info.plist' }));
			return found
				.filter(({ severity, at }) => severity === 'error' && at.path.length > 1)
				.map(({ code }) => `${label}: ${code}`);
		});
		expect(errors).toEqual([]);
	});
});
