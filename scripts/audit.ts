/** Fails if a package in the bundles has a known vulnerability that is high or critical. Tools of developers are only listed. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { scriptOptions } from './scriptOptions.js';

export interface AuditResult {
	readonly failed: boolean;
	/** Lines to print. */
	readonly lines: readonly string[];
}

/** `json` is the output of `npm audit --json`, `notices` the names and licenses of the packages in the bundles. */
export function auditResult(json: string, notices: string): AuditResult {
	const report = parseReport(json);
	if (!('vulnerabilities' in report)) {
		const why = 'message' in report ? ` ${String(report.message)}` : '';
		return { failed: false, lines: [`Not audited, because the registry has no audit.${why}`] };
	}
	const bundled = new Set(Array.from(notices.matchAll(/^(\S+) \d\S* \(/gm), ([, name]) => name));
	const severe = Object.values(report.vulnerabilities as Readonly<Record<string, Vulnerability>>)
		.filter(({ severity }) => severity === 'high' || severity === 'critical')
		.map(({ name, severity }) => ({ name, severity, isBundled: bundled.has(name) }));
	const lines = severe.map(
		({ name, severity, isBundled }) =>
			`${name}: ${severity}, ${isBundled ? 'in the bundles' : 'for development only'}`,
	);
	return {
		failed: severe.some(({ isBundled }) => isBundled),
		lines: [...lines, `${bundled.size} packages in the bundles were audited.`],
	};
}

interface Vulnerability {
	readonly name: string;
	readonly severity: string;
}

function parseReport(json: string): object {
	try {
		const report: unknown = JSON.parse(json);
		return typeof report === 'object' && report !== null ? report : {};
	} catch {
		return {};
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	scriptOptions({}, []);
	const { stdout } = spawnSync('npm', ['audit', '--json'], {
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	const { failed, lines } = auditResult(stdout, readFileSync('dist/ThirdPartyNotices.txt', 'utf8'));
	console.log(lines.join('\n'));
	process.exitCode = failed ? 1 : 0;
}
