/** How much work trying fixes may cause. */
import { describe, expect, it, vi } from 'vitest';
import { checkVersion } from '../../../server/src/service/features/checkedVersion.js';
import { FixTrials } from '../../../server/src/service/features/fixTrials.js';
import { WorkBudget } from '../../../server/src/service/features/workBudget.js';
import { analyze, type DriverPlist, type TextEdit } from '../../../server/src/service/index.js';

function dextOf(entries: string): DriverPlist {
	const text = `<plist version="1.0"><dict><key>CFBundlePackageType</key><string>DEXT</string>${entries}</dict></plist>`;
	return analyze(text, { uri: '', kind: 'dext' });
}

/** How often a document can be checked again. */
function checksOf(plist: DriverPlist): number {
	const budget = new WorkBudget(plist);
	let checks = 0;
	for (; !budget.isExhausted; checks++) budget.spend(plist, 0);
	return checks;
}

describe('the work of trying fixes', () => {
	it.each([
		['hundreds of checks of a usual file', 3000, 200, 300],
		['tens of checks of a large file', 40_000, 25, 40],
		['less than 20 checks of a larger file', 90_000, 10, 19],
		['ten checks of the largest files', 1_000_000, 10, 10],
	])('is %s', (_, length, least, most) => {
		const checks = checksOf(dextOf(' '.repeat(length)));
		expect(checks).toBeGreaterThanOrEqual(least);
		expect(checks).toBeLessThanOrEqual(most);
	});

	it('includes the second check that finds consequences of misspelled names', () => {
		const entries = '<key>CFBundleName</key><string>a</string><key>CFBundleVersion</key><true/>';
		const checks = (written: string) => {
			const plist = dextOf(written);
			const budget = new WorkBudget(plist);
			const spend = vi.spyOn(budget, 'spend');
			checkVersion(plist, {}, budget);
			return spend.mock.calls.length;
		};
		expect([checks(entries), checks(entries.replace('Name', 'Nmae'))]).toEqual([1, 2]);
	});

	it('is done once for each fix, however often an editor asks', () => {
		const plist = dextOf('<key>CFBundleExecutible</key><string>a</string>');
		const version = checkVersion(plist, {});
		const trials = new FixTrials(version, {});
		const end = plist.text.indexOf('</plist>');
		const removalOf = (length: number): { readonly edits: readonly TextEdit[] } => ({
			edits: [{ range: { start: end, end: end + length }, newText: '' }],
		});
		const [finding] = version.findings;
		if (!finding) throw new Error('There is no finding.');
		const asked = Array.from({ length: 2000 }, () => trials.accept(removalOf(1), finding));
		expect(new Set(asked)).toEqual(new Set([false]));
		expect(trials.accept(removalOf(2), finding)).toBe(false);
	});

	it('ends: an editor then shows fixes that are not tried, a report does not', () => {
		const plist = dextOf('<key>CFBundleExecutible</key><string>a</string>');
		const version = checkVersion(plist, {});
		const budget = new WorkBudget(plist);
		while (!budget.isExhausted) budget.spend(plist, 0);
		const trials = new FixTrials(version, {}, budget);
		const [finding] = version.findings;
		if (!finding) throw new Error('There is no finding.');
		const edits = [{ range: { start: 0, end: 0 }, newText: ' ' }];
		const fixes = [{ title: finding.message, edits, preferred: true, corrects: false }];
		const offers = [trials.offers(fixes, finding), trials.provenOffers(fixes, finding)];
		expect(offers).toEqual([fixes, []]);
	});
});
