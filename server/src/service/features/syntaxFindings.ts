/** The findings for the syntax faults of a document. */
import type { DriverPlist } from '../document/driverPlist.js';
import { pathAt } from '../document/locate.js';
import { defineMessages, type Message } from '../messages/message.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { syntaxRules } from '../rules/registry.generated.js';
import type { FixableFinding, SyntaxRule } from '../rules/rule.js';
import type { OnFault } from '../rules/visitRules.js';
import type { SyntaxCode, SyntaxFault } from '../syntax/syntaxFault.js';

const messages = defineMessages('syntax', {
	rejectedByKextTools: 'OSKext and kextutil reject the file.',
});

/** The kinds that parsers of IOKit may read. Only CoreFoundation reads the property lists of other kinds. */
const readByIOKit: ReadonlySet<DocumentKind> = new Set([
	'dext',
	'kext',
	'codelessKext',
	'entitlements',
]);

/** A finding for each fault that matters to a document of this kind. */
export function syntaxFindings(plist: DriverPlist, onFault?: OnFault): readonly FixableFinding[] {
	const findings: FixableFinding[] = [];
	for (const fault of plist.syntax.faults) {
		if (!readByIOKit.has(plist.kind) && !fault.rejectedBy.includes('CoreFoundation')) continue;
		try {
			const finding = findingOf(plist, fault.code, fault);
			if (finding) findings.push(finding);
		} catch (error) {
			onFault?.(fault.code, error);
		}
	}
	return findings;
}

function findingOf<Code extends SyntaxCode>(
	plist: DriverPlist,
	code: Code,
	fault: SyntaxFault<Code>,
): FixableFinding | undefined {
	const rule: SyntaxRule<Code> = syntaxRules[code];
	const severity = rule.severityOf(fault, plist);
	if (severity === 'off') return undefined;
	const { range } = fault;
	return {
		code,
		severity,
		at: { path: pathAt(plist.root, range.start), part: 'text', range },
		message: withConsequence(rule.message(fault), fault),
		fixes: (context) => rule.fixes?.(fault, context) ?? [],
	};
}

/** What CoreFoundation rejects is an error, which needs no explanation. The others still read the file. */
function withConsequence(
	message: Message,
	{ rejectedBy }: Pick<SyntaxFault, 'rejectedBy'>,
): Message {
	const onlyKextTools =
		rejectedBy.includes('IOCFUnserialize') && !rejectedBy.includes('CoreFoundation');
	return onlyKextTools ? { ...message, consequence: messages.rejectedByKextTools() } : message;
}
