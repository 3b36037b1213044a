/** Fixes are offered only if they make nothing worse, in the document and in the files near it. */
import { describe, expect, it, vi } from 'vitest';
import { checkVersion } from '../../../server/src/service/features/checkedVersion.js';
import { FixTrials } from '../../../server/src/service/features/fixTrials.js';
import {
	analyze,
	applyEdits,
	checkPlist,
	type Finding,
	fixAll,
	fixesFor,
	renderMessage,
	type TextEdit,
} from '../../../server/src/service/index.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { neighborsFrom } from '../../support/neighborsFrom.js';
import { wholePlist } from '../../support/wholePlist.js';

describe('an end tag that is in a later place', () => {
	const text =
		'<plist version="1.0">\n<dict>\n<key>A</key>\n<string>a\n<key>B</key>\n<true/>\n</string>\n</dict>\n</plist>\n';

	it.each(['unclosed-element', 'unexpected-end-tag'])('is moved by the fix of %s', (code) => {
		const plist = analyze(text, { uri: '', kind: 'kext' });
		const finding = checkPlist(plist).find((each) => each.code === code);
		const [fix, ...others] = finding ? fixesFor(plist, finding) : [];
		expect(others).toEqual([]);
		expect(fix && renderMessage(fix.title)).toBe("Move '</string>' to the end of its element");
		expect(applyEdits(text, fix?.edits ?? [])).toBe(
			text.replace('a\n<key>B', 'a</string>\n<key>B').replace('<true/>\n</string>\n', '<true/>\n'),
		);
	});
});

describe('the right name of a dictionary', () => {
	const own = '<key>IOWidgetPolicy</key>\n<string>Fast</string>\n';

	it.each(['', own, own + own.replace('Policy', 'Mode')])(
		'is proposed, whatever advice it uncovers: %j',
		(entries) => {
			const right = wholePlist(
				dextExample().replace('<key>IOClass', `${entries}<key>IOClass`),
				false,
			);
			const wrong = right.replace('IOKitPersonalities', 'IOKitPersnoalities');
			const plist = analyze(wrong, { uri: '', kind: 'dext' });
			const finding = checkPlist(plist).find(({ code }) => code === 'unknown-key');
			const edits = finding ? fixesFor(plist, finding).flatMap((fix) => fix.edits) : [];
			expect(applyEdits(wrong, edits)).toBe(right);
		},
	);
});

describe('a fix after which another kind is recognized', () => {
	const type = '<key>CFBundlePackageType</key>\n<string>KEXT</string>\n';
	const edit = (text: string, from: string, to: string): TextEdit => {
		const start = text.indexOf(from);
		return { range: { start, end: start + from.length }, newText: to };
	};

	/** Whether the change of a text is accepted as a fix of a finding that is gone after it. */
	function isAccepted(entries: string, from: string, to: string, corrects: boolean): boolean {
		const plist = analyze(wholePlist(entries, false), { uri: 'file:///W/Info.plist' });
		const version = checkVersion(plist, {});
		const at = { path: [], part: 'text', range: { start: 0, end: 0 } } as const;
		const message = { owner: '', id: '', text: '', parameters: {} };
		const gone: Finding = { code: 'gone', severity: 'warning', at, message };
		const before = { ...version, findings: [...version.findings, gone] };
		const edits = [edit(plist.text, from, to)];
		return new FixTrials(before, {}).accept({ edits, corrects }, gone);
	}

	it.each([
		[
			'corrects what could not be read',
			'NSEndpointSecurity',
			'<key>NSEndpointSecurity',
			true,
			true,
		],
		['adds something', 'NSEndpointSecurity', '<key>NSEndpointSecurity', false, false],
	])('is accepted if it %s', (_, from, to, corrects, expected) => {
		const entries = 'NSEndpointSecurityEarlyBoot</key>\n<true/>';
		expect(isAccepted(entries, from, to, corrects)).toBe(expected);
	});

	it('is not accepted if it loses what suggested the kind', () => {
		const entries = `${type}<key>NSSystemExtensionUsageDescription</key>\n<string>W</string>`;
		expect(isAccepted(entries, 'KEXT', 'Kext', true)).toBe(false);
	});

	it.each([
		['NSEndpointSecurityEarlyBoot</key>\n<true/>', 'other', 'systemExtension'],
		[
			'<!-- driver-plist: kind=dxt -->\n<key>CFBundleName</key>\n<string>W</string>',
			'other',
			'dext',
		],
	])('is one of all preferred fixes: %j', (entries, before, kind) => {
		const plist = analyze(wholePlist(entries, false), { uri: 'file:///W/Info.plist' });
		expect(plist.kind).toBe(before);
		expect(analyze(fixAll(plist).text, plist.known).kind).toBe(kind);
	});
});

describe('a fix of a file near the document', () => {
	const uri = 'file:///project/Driver/Info.plist';
	const neighbors = neighborsFrom(uri, {
		'Driver.entitlements':
			'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>A</key>\n<dict/>',
	});
	const text =
		'<plist version="1.0"><dict><key>CFBundlePackageType</key><string>DEXT</string><key>CFBundleExecutible</key><string>a</string></dict></plist>';
	const plist = analyze(text, { uri, neighbors });
	const version = checkVersion(plist, {});
	const [file] = neighbors.inFolder;

	/** Whether edits of the file are accepted for a finding of the document that is gone after them. */
	function isAccepted(replaced: string, by: string): boolean {
		const start = file?.text.indexOf(replaced) ?? -1;
		const [sample] = version.findings;
		if (!file || !sample || start < 0) throw new Error('There is nothing to change.');
		const gone = { ...sample, code: 'gone' };
		const before = { ...version, findings: [...version.findings, gone] };
		const edits = [{ range: { start, end: start + replaced.length }, newText: by }];
		return new FixTrials(before, {}).accept({ in: file, edits }, gone);
	}

	it.each([
		['its text', '<dict/>', '<dict></dict>', true],
		['its kind', '<key>A', '<!-- driver-plist: kind=other --><key>A', false],
		['elements that it does not edit', '<dict/>', '<dict>', false],
	])('may change %s: %j to %j: %j', (_, replaced, by, expected) => {
		expect(isAccepted(replaced, by)).toBe(expected);
	});
});

describe('fixing all of a text with faults that a check leaves out', () => {
	/** The text after all fixes, and how often fixes were tried. */
	function fixedWith(entries: string): { readonly text: string; readonly trials: number } {
		const tried = vi.spyOn(FixTrials.prototype, 'tryEdits');
		try {
			const plist = analyze(`<plist version="1.0"><dict>\n${entries}`, { uri: '', kind: 'dext' });
			return {
				text: fixAll(plist).text.slice(plist.text.length - entries.length),
				trials: tried.mock.calls.length,
			};
		} finally {
			tried.mockRestore();
		}
	}

	it('takes one round for all of one kind', () => {
		const entries = (integer: string): string =>
			`<key>A</key><array>${`<integer>${integer}</integer>`.repeat(5000)}</array></dict></plist>`;
		expect(fixedWith(entries('0X1'))).toEqual({ text: entries('1'), trials: 1 });
	});

	it('is not tried if they are too many', () => {
		const text = '<!-- driver-plist-disable-next-line unknown-key\n'.repeat(20_000);
		expect(fixedWith(text)).toEqual({ text, trials: 0 });
	});
});
