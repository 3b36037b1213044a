/** The formats of reports, and the report of each. */
import type { Severity } from '../../service/index.js';
import { GithubReport } from './githubReport.js';
import { JsonReport } from './jsonReport.js';
import type { Output, Report } from './report.js';
import { TextReport } from './textReport.js';

export const reportFormats = ['text', 'json', 'github', 'sarif'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** The lowest severity in a report if the command line names none: programs can select findings by themselves. */
export function defaultLevel(format: ReportFormat): Severity | undefined {
	return format === 'json' || format === 'sarif' ? 'hint' : undefined;
}

export async function openReport(
	format: ReportFormat,
	output: Output,
	options: { readonly quiet: boolean },
): Promise<Report> {
	switch (format) {
		case 'text':
			return new TextReport(output, options);
		case 'json':
			return new JsonReport(output);
		case 'github':
			return new GithubReport(output);
		case 'sarif': {
			const { SarifReport } = await import('./sarifReport.js');
			return new SarifReport(output);
		}
	}
}
