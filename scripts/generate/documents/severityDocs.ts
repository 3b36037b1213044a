/** Renders `docs/severities.md`: when findings have another severity than their rule. */
import { otherSeveritiesOf } from '../../../server/src/service/features/otherSeverities.js';
import { documentedRules } from '../documentedRules.js';
import { table } from '../markdown.js';
import { doNotEdit, type Output } from '../output.js';

export function render(): Output {
	return new Map([['docs/severities.md', renderPage()]]);
}

function renderPage(): string {
	const rows = documentedRules().flatMap(({ rule }) => {
		const others = otherSeveritiesOf(rule).map(([severity, when]) => `**${severity}** ${when}`);
		const { code, severity } = rule;
		return others.length === 0
			? []
			: [[`[${code}](rules/${code}.md)`, severity, others.join('<br>')]];
	});
	return [
		`<!-- ${doNotEdit} -->`,
		'# Severities',
		'',
		'Each rule has a severity. A finding has another one only for these reasons:',
		'',
		'- **What is found.** The table lists the conditions, as does the page of each rule.',
		'- **Which parser rejects the file.** A syntax fault that CoreFoundation rejects is an error. The parsers of IOKit read built kexts only, so what only they reject is a warning there, information in a kext that is not built yet, and a hint elsewhere.',
		'- **An uncertain kind.** While a file may be one of several kinds, what is not a fault in all of them is information. The name of the file, a comment, or a setting states the kind: [Configuration](configuration.md).',
		'- **Settings.** A severity for the rule, or for all advice, replaces the severity of the finding: [Configuration](configuration.md).',
		'',
		'All other rules have one severity.',
		'',
		...table(['rule', 'severity', 'other severities'], rows),
		'',
	].join('\n');
}
