/** The audit fails for packages in the bundles, and reports a registry that offers none. */
import { describe, expect, it } from 'vitest';
import { auditResult } from '../../scripts/audit.js';

const notices = 'Intro.\n\n----\n\njsonc-parser 3.3.1 (MIT)\n\n----\n\n@bacons/xcode 1.0.0 (MIT)\n';

function reportOf(vulnerabilities: Readonly<Record<string, string>>): string {
	return JSON.stringify({
		auditReportVersion: 2,
		vulnerabilities: Object.fromEntries(
			Object.entries(vulnerabilities).map(([name, severity]) => [name, { name, severity }]),
		),
	});
}

describe('audit', () => {
	it.each([
		[{}, false, []],
		[{ '@bacons/xcode': 'high' }, true, ['@bacons/xcode: high, in the bundles']],
		[{ 'jsonc-parser': 'critical' }, true, ['jsonc-parser: critical, in the bundles']],
		[{ 'jsonc-parser': 'moderate' }, false, []],
		[{ vitest: 'critical' }, false, ['vitest: critical, for development only']],
	])('of %j', (vulnerabilities, failed, lines) => {
		expect(auditResult(reportOf(vulnerabilities), notices)).toEqual({
			failed,
			lines: [...lines, '2 packages in the bundles were audited.'],
		});
	});

	it.each([
		['{ "message": "405 Method Not Allowed", "error": {} }', ' 405 Method Not Allowed'],
		['', ''],
		['<html>', ''],
	])('is left out after %j', (output, why) => {
		expect(auditResult(output, notices)).toEqual({
			failed: false,
			lines: [`Not audited, because the registry has no audit.${why}`],
		});
	});
});
