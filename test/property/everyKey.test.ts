/** Every described key with values of every type: no fix adds problems. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/service/document/analyze.js';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import type { Finding } from '../../server/src/service/document/finding.js';
import type { CheckedFinding } from '../../server/src/service/features/check.js';
import { fixAll } from '../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../server/src/service/messages/message.js';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { describedKeys, type KeyDescription } from '../../server/src/service/schema/describe.js';
import { applyEdits } from '../../server/src/service/text/textEdit.js';
import { analyzeExample, findingsOf, fixesOf } from '../support/checkFindings.js';
import { renderFinding } from '../support/findings.js';

const values = [
	'<string></string>',
	'<string>YES</string>',
	'<string>0x05ac</string>',
	'<string> 1452 </string>',
	'<string>IOUSBHostDevice</string>',
	'<string>$(WIDGET)</string>',
	'<integer>1</integer>',
	'<integer>-1</integer>',
	'<integer>0x1ffffffff</integer>',
	'<real>1452</real>',
	'<real>0.5</real>',
	'<true/>',
	'<date>2024-01-01T00:00:00Z</date>',
	'<data>AAAA</data>',
	'<array/>',
	'<array><string>Widget</string></array>',
	'<array><integer>6</integer></array>',
	'<array><dict/></array>',
	'<dict/>',
	'<dict><key>Widget</key><string>1</string></dict>',
];

const kinds: readonly DocumentKind[] = ['dext', 'kext'];

/** A property list with the key; undefined for keys of nested dictionaries. */
function plistsWith({ key, place, schema }: KeyDescription): readonly [DocumentKind, string][] {
	const entry = (value: string): string => `<key>${key}</key>\n${value}`;
	const of = (schema['x-kinds'] ?? kinds).slice(0, 1);
	if (place === 'entitlements') {
		return values.map((value) => ['entitlements', entry(value)]);
	}
	if (place === 'root') {
		return of.flatMap((kind) =>
			values.map((value): [DocumentKind, string] => [kind, entry(value)]),
		);
	}
	if (place !== 'personality') return [];
	return of.flatMap((kind) =>
		['IOUSBHostDevice', 'IOUSBHostInterface', 'IOHIDInterface', 'IOPCIDevice', 'IOResources']
			.slice(0, key.startsWith('IO') ? 1 : 4)
			.flatMap((provider) =>
				values.map((value): [DocumentKind, string] => [
					kind,
					`<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n<dict>\n<key>IOClass</key>\n<string>IOUserService</string>\n<key>IOProviderClass</key>\n<string>${provider}</string>\n${entry(value)}\n</dict>\n</dict>`,
				]),
			),
	);
}

/** The faults of a fix for an arbitrary value: it breaks the file, keeps its finding, or adds problems. */
function faultsOf(plist: DriverPlist, findings: readonly CheckedFinding[]): readonly string[] {
	return findings.flatMap((finding) =>
		fixesOf(plist, finding).flatMap((fix) => {
			const after = again(plist, applyEdits(plist.text, fix.edits));
			const now = findingsOf(after);
			const stays = countOf(now, finding.code) >= countOf(findings, finding.code);
			// A renamed key is checked for the first time.
			const isRenamed = finding.code === 'deprecated-key';
			const worse = !isRenamed && problemsOf(now) > problemsOf(findings);
			return after.syntax.faults.length > plist.syntax.faults.length || stays || worse
				? [
						`${renderFinding(finding)} ⇒ ${renderMessage(fix.title)}: ${now.map(renderFinding).join(' ')}`,
					]
				: [];
		}),
	);
}

function again({ uri, kind, form }: DriverPlist, text: string): DriverPlist {
	return analyze(text, { uri, kind, form });
}

function countOf(findings: readonly Finding[], code: string): number {
	return findings.filter((each) => each.code === code).length;
}

function problemsOf(findings: readonly Finding[]): number {
	return findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
}

describe('every described key, with any value', () => {
	const faults = new Map<string, string>();
	const unstable: string[] = [];
	for (const description of describedKeys()) {
		for (const [kind, text] of plistsWith(description)) {
			const plist = analyzeExample(text, { kind });
			const findings = findingsOf(plist);
			for (const fault of faultsOf(plist, findings)) {
				const name = fault.replace(/:.*⇒/, '');
				if (!faults.has(name)) faults.set(name, `${kind} ${fault}\n${text}`);
			}
			const all = again(plist, fixAll(plist).text);
			if (fixAll(all).applied.length > 0 || problemsOf(findingsOf(all)) > problemsOf(findings)) {
				unstable.push(`${kind}\n${text}`);
			}
		}
	}

	it('has only fixes that improve it', () => {
		expect([...faults.values()]).toEqual([]);
	});

	it('is stable under fix all', () => {
		expect(unstable).toEqual([]);
	});
});
