/** Items that are added to an array keep its style. */
import { describe, expect, it } from 'vitest';
import { edited } from './edited.js';

describe('an item that is added', () => {
	const item = { dict: [['X', 1n]] } as const;

	it.each([
		[
			'<array>\n\t\t<string>a</string> <!-- b -->\n\t\t<!-- c -->\n\t</array>',
			'<array>\n\t\t<string>a</string> <!-- b -->\n\t\t<dict>\n\t\t\t<key>X</key>\n\t\t\t<integer>1</integer>\n\t\t</dict>\n\t\t<!-- c -->\n\t</array>',
		],
		[
			'<array><!-- a --><true/></array>',
			'<array><!-- a --><true/><dict>\n\t<key>X</key>\n\t<integer>1</integer>\n</dict></array>',
		],
		[
			'<array/>',
			'<array>\n\t\t<dict>\n\t\t\t<key>X</key>\n\t\t\t<integer>1</integer>\n\t\t</dict>\n\t</array>',
		],
		['<array><string>a</array>', '<array><string>a</array>'],
	])('comes after the last one of %j', (before, after) => {
		const around = (value: string): string =>
			`<plist><dict>\n\t<key>A</key>\n\t${value}\n</dict></plist>`;
		expect(
			edited(around(before), ({ entry }) => {
				const { value } = entry('A');
				return value.type === 'array' ? [{ kind: 'appendItems', array: value, items: [item] }] : [];
			}),
		).toBe(around(after));
	});
});
