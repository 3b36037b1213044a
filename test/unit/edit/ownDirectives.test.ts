/** Comments that disable rules for one entry are removed and moved with it. */
import { describe, expect, it } from 'vitest';
import { edited } from './edited.js';

describe('comments that disable rules for an entry', () => {
	const directive = '<!-- driver-plist-disable-next-line wrong-type -->';
	const around = (entries: string): string => `<plist><dict>\n\t${entries}\n</dict></plist>`;

	it.each([
		[`${directive}\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>`, '<key>B</key>'],
		[`${directive}\n\t${directive}\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>`, '<key>B</key>'],
		[
			`<!-- a -->\n\t${directive}\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>`,
			'<!-- a -->\n\t<key>B</key>',
		],
		[`${directive}\n\t<key>A</key><true/><key>B</key>`, `${directive}\n\t<key>B</key>`],
		[`${directive}\n\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>`, `${directive}\n\n\t<key>B</key>`],
		[
			'<!-- driver-plist-disable wrong-type -->\n\t<key>A</key>\n\t<true/>\n\t<key>B</key>',
			'<!-- driver-plist-disable wrong-type -->\n\t<key>B</key>',
		],
	])('are removed with it: %j', (before, after) => {
		expect(
			edited(around(`${before}\n\t<true/>`), ({ entry }) => [
				{ kind: 'removeEntry', entry: entry('A') },
			]),
		).toBe(around(`${after}\n\t<true/>`));
	});

	it('move with it', () => {
		const inner = (entries: string): string =>
			`<key>B</key>\n\t<dict>\n\t\t<key>C</key>\n\t\t<true/>${entries}\n\t</dict>`;
		expect(
			edited(
				around(`${directive}\n\t<key>A</key>\n\t<true/>\n\t${inner('')}`),
				({ entry, dict }) => [{ kind: 'moveEntry', entry: entry('A'), into: dict('B') }],
			),
		).toBe(
			around(
				`<key>B</key>\n\t<dict>\n\t\t<key>C</key>\n\t\t<true/>\n\t\t${directive}\n\t\t<key>A</key>\n\t\t<true/>\n\t</dict>`,
			),
		);
	});
});
