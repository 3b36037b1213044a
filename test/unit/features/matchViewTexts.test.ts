/** What the view of driver matching shows in the property list, and its limits. */
import { describe, expect, it, vi } from 'vitest';
import {
	analyze,
	DumpMatching,
	lensTitle,
	MatchView,
	mismatchHints,
	personalitiesToMatch,
} from '../../../server/src/service/index.js';
import { example, integers, pad, plistWith, shown, uri, viewOf } from '../../support/matchViews.js';
import { keyboardOfLinux, registryIn } from '../../support/registryIn.js';

describe('in the property list', () => {
	it('a line above a personality shows that a driver of Apple is before it', () => {
		const keyboard = { bInterfaceClass: 3, bInterfaceSubClass: 1, bInterfaceProtocol: 1 };
		const plist = plistWith(integers(keyboard));
		const registry = registryIn(keyboardOfLinux);
		const [personality] = personalitiesToMatch(analyze(plist, { uri }), uri);
		if (!personality) throw new Error('no personality');
		const view = new MatchView(new DumpMatching(registry, [personality]));
		expect(lensTitle(personality, view)).toBe(
			"Matches Keyboard › IOUSBHostInterface@0: score 60,000, tried after 'AppleUserUSBHostHIDDevice' of Apple in some systems",
		);
	});

	it('a line above a personality states that the dump does not show other drivers', () => {
		const plist = plistWith(integers({ idVendor: 4617, idProduct: 2 }), 'IOUSBHostDevice');
		const [personality] = personalitiesToMatch(analyze(plist, { uri }), uri);
		if (!personality) throw new Error('no personality');
		const registry = registryIn('Bus 001 Device 004: ID 1209:0002 Knob\n');
		const view = new MatchView(new DumpMatching(registry, [personality]));
		expect(lensTitle(personality, view)).toBe(
			'Matches Knob: score 90,000, the dump does not show other drivers',
		);
	});

	it('a line above a personality shows what it matches', () => {
		const view = viewOf(plistWith(integers(pad)));
		const [personality] = view.matching.personalities;
		expect(personality && lensTitle(personality, view)).toBe(
			'Matches Aurora Macro Pad › IOUSBHostInterface@0: score 90,000, tried first',
		);
	});

	it('the value of the nearest device is after a value that differs', () => {
		const text = plistWith(integers({ ...pad, idVendor: 1133 }));
		const view = viewOf(text);
		const [personality] = view.matching.personalities;
		const hints = personality ? mismatchHints(personality, view) : [];
		expect(hints.map(({ offset, text: hint }) => [text.slice(0, offset).slice(-23), hint])).toEqual(
			[['<integer>1133</integer>', '4617 (0x1209) in the device']],
		);
		expect(hints[0]?.detail).toBe(
			"Aurora Macro Pad › IOUSBHostInterface@0: 'idVendor' is 1133 (0x46d) in the personality, and 4617 (0x1209) in the device.",
		);
	});
});

describe('names and values of a dump', () => {
	const bad = '\u0007\u202e$(trash)';
	const text = example.replaceAll('Aurora Macro Pad', `Pad${bad}`);
	const plist = plistWith(
		`${integers({ ...pad, bInterfaceNumber: 2 })}<key>IOPropertyMatch</key><dict><key>Long</key><true/></dict>`,
	);
	const long = text.replace(
		'"idVendor" = 4617',
		`"idVendor" = 4617\n$&`.replace('$&', `          "Long" = <${'41'.repeat(100_000)}>`),
	);

	function hostileView(): MatchView {
		const personalities = personalitiesToMatch(analyze(plist, { uri }), uri);
		return new MatchView(new DumpMatching(registryIn(long), personalities));
	}

	it('are rows without control characters, and not long', () => {
		const rows = shown(hostileView());
		expect(rows.some((row) => row.includes('Pad\\u0007\\u202e'))).toBe(true);
		for (const row of rows) {
			expect(row).not.toMatch(/[\u0000-\u001f\u202e]/);
			expect(row.length).toBeLessThan(2000);
		}
	});

	it('are titles and hints without control characters and icons', () => {
		const view = hostileView();
		const [personality] = view.matching.personalities;
		if (!personality) throw new Error('no personality');
		const texts = [
			lensTitle(personality, view),
			...mismatchHints(personality, view).flatMap((hint) => [hint.text, hint.detail]),
		];
		expect(texts[0]).toContain('Pad\\u0007\\u202e$ (trash)');
		for (const each of texts) expect(each).not.toMatch(/[\u0000-\u001f\u202e]/);
	});
});

describe('very many personalities', () => {
	const devices = Array.from(
		{ length: 300 },
		(_, at) =>
			`    +-o Pad ${at}  <class IOUSBHostDevice, id 0x${(at + 4096).toString(16)}, registered, matched, active, busy 0, retain 1>\n      {\n        "idVendor" = 1\n        "idProduct" = ${at}\n      }\n`,
	).join('');
	const root = '+-o Root  <class IORegistryEntry, id 0x100, retain 1>\n';
	const plist = plistWith('', 'IOUSBHostDevice').replace(
		/(<key>Pad<\/key><dict>)([\s\S]*?)(<\/dict>)/,
		(_, _start, keys: string) =>
			Array.from(
				{ length: 400 },
				(_each, at) =>
					`<key>Pad ${at}</key><dict>${keys}${integers({ idVendor: 1, idProduct: at })}</dict>`,
			).join(''),
	);

	function largeView(): { view: MatchView; comparisons: () => number } {
		const personalities = personalitiesToMatch(analyze(plist, { uri }), uri);
		const matching = new DumpMatching(registryIn(root + devices), personalities);
		const match = vi.spyOn(matching, 'match');
		return { view: new MatchView(matching), comparisons: () => match.mock.calls.length };
	}

	it('are not all compared with all devices for the rows that are shown', () => {
		const { view, comparisons } = largeView();
		const rows = view.rows();
		expect(rows.slice(0, 2).map(({ description }) => description)).toEqual([
			'matches 1 device',
			'matches 1 device',
		]);
		expect(rows.at(-2)).toMatchObject({ label: 'Pad 399', hasRows: true, isExpanded: false });
		expect(rows.at(-2)?.description).toBeUndefined();
		expect(view.rows(rows.at(-2)?.id)[0]?.description).toContain('idProduct');
		view.rows('devices');
		expect(comparisons()).toBeLessThan(120_000);
	});

	it('are not all shown below a device', () => {
		const { view } = largeView();
		const [first] = view.rows('devices');
		const rows = view.rows(first?.id);
		expect(rows.at(-1)?.label).toBe('350 more personalities');
		expect(rows.length).toBe(51);
	});
});

describe('a file that no program can read', () => {
	const text = plistWith(integers(pad));
	it.each([
		['without an end tag', text.replace('</dict></plist>', '</plist>')],
		[
			'with a bare ampersand',
			text.replace('<plist version="1.0"><dict>', '$&<key>A</key><string>B & C</string>'),
		],
		['with a key without a value', text.replace('<plist version="1.0"><dict>', '$&<key>A</key>')],
	])('matches nothing: %s', (_what, broken) => {
		const view = viewOf(broken);
		const [first, device] = shown(view);
		expect(first).toBe('✗ Pad: no program can read the file; otherwise, it matches 1 device');
		expect(device).toMatch(/^ {2}✓ Aurora Macro Pad/);
		const [personality] = view.matching.personalities;
		expect(personality && lensTitle(personality, view)).toBe(
			'No program can read the file. Otherwise: Matches Aurora Macro Pad › IOUSBHostInterface@0: score 90,000, tried first',
		);
	});

	it('is not one that only some parsers reject, or that is preprocessed', () => {
		const section = text.replace('<string>Pad</string>', '<string><![CDATA[Pad]]></string>');
		const directives = text.replace(
			'<plist version="1.0"><dict>',
			'$&\n#ifdef A\n<key>A</key><true/>\n#endif\n',
		);
		for (const each of [section, directives, text]) {
			expect(shown(viewOf(each))[0]).toBe('✓ Pad: matches 1 device');
		}
	});
});
