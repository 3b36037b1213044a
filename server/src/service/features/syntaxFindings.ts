/** The findings for the syntax faults of a document. */
import type { DriverPlist } from '../document/driverPlist.js';
import { hasMacroAfter, isTemplateSyntax } from '../document/entryTokens.js';
import { atText, type Severity } from '../document/finding.js';
import { defineMessages, type Message } from '../messages/message.js';
import { type DocumentKind, hasRules } from '../platform/documentKind.js';
import { looksLikeDriverPlist } from '../recognize.js';
import { syntaxRules } from '../rules/registry.generated.js';
import type { FixableFinding, SyntaxRule } from '../rules/rule.js';
import type { OnFault } from '../rules/visitRules.js';
import type { SyntaxCode, SyntaxFault } from '../syntax/syntaxFault.js';

const messages = defineMessages('syntax', {
	rejectedByCodesign: 'codesign rejects the file unless Xcode rewrites it first.',
	rejectedByIOKit: 'The parsers of IOKit reject the file, and codesign may, too.',
	rejectedByKextTools: 'OSKext and kextutil reject the file.',
	rejectedByOthers: 'CoreFoundation accepts it, but readers such as plistlib reject it.',
});

/** The kinds that parsers of IOKit, or that of codesign, may read. Only CoreFoundation reads the property lists of other kinds. */
const readByIOKit: ReadonlySet<DocumentKind> = new Set([
	'dext',
	'kext',
	'codelessKext',
	'entitlements',
]);

/** Whether a kind is that of whole documents that are known to belong to drivers or other bundles. */
const readByOthers = (kind: DocumentKind): boolean => kind !== 'fragment' && kind !== 'other';

/** Faults of files in formats that CoreFoundation reads, but that are not checked, and of whitespace, which is an old-style dictionary. */
const uncheckedFormats: ReadonlySet<SyntaxCode> = new Set([
	'binary-plist',
	'empty-plist',
	'old-style-plist',
]);

/** Faults with which all parsers accept a file, but read another name than intended. */
const misread: ReadonlySet<SyntaxCode> = new Set(['doubled-bracket']);

/** The options of checks that matter to syntax. */
interface SyntaxOptions {
	readonly isNamed?: boolean;
	readonly onFault?: OnFault | undefined;
}

/** A finding for each fault that matters to a document of this kind. */
export function syntaxFindings(
	plist: DriverPlist,
	options: SyntaxOptions,
): readonly FixableFinding[] {
	const findings: FixableFinding[] = [];
	for (const fault of plist.syntax.faults) {
		if (!matters(plist, fault, options)) continue;
		try {
			const finding = findingOf(plist, fault.code, fault);
			if (finding) findings.push(finding);
		} catch (error) {
			options.onFault?.(fault.code, error);
		}
	}
	return findings;
}

/** The first fault with which no program can read the file. */
export function unreadableBy(plist: DriverPlist): FixableFinding | undefined {
	const fault = plist.syntax.faults.find(
		(each) => each.rejectedBy.includes('CoreFoundation') && matters(plist, each, {}),
	);
	const finding = fault && findingOf(plist, fault.code, fault);
	return finding?.severity === 'error' ? finding : undefined;
}

/** Whether a fault is reported. A format that is not checked is, wherever a person expects a check. */
function matters(
	plist: DriverPlist,
	{ code, rejectedBy, range, isNotXml }: SyntaxFault,
	{ isNamed = false }: SyntaxOptions,
): boolean {
	const { kind, text, uri, isTemplate } = plist;
	if (isTemplate && isTemplateSyntax(text, range)) return false;
	if (code === 'key-without-value' && hasMacroAfter(text, range, plist)) return false;
	if (rejectedBy.includes('CoreFoundation')) return true;
	if ((isNotXml || misread.has(code)) && readByOthers(kind)) return true;
	if (!uncheckedFormats.has(code)) return readByIOKit.has(kind);
	return isNamed || hasRules(kind) || looksLikeDriverPlist(text, uri);
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
		at: atText(plist, range),
		message: withConsequence(rule.message(fault), severity, code, fault, plist),
		fixes: (context) => rule.fixes?.(fault, context) ?? [],
	};
}

/** What CoreFoundation rejects is an error, which needs no explanation. The others still read the file. */
function withConsequence(
	message: Message,
	severity: Severity,
	code: SyntaxCode,
	{ rejectedBy, isNotXml }: Pick<SyntaxFault, 'rejectedBy' | 'isNotXml'>,
	{ kind }: DriverPlist,
): Message {
	if (rejectedBy.includes('CoreFoundation')) return message;
	if (rejectedBy.includes('IOCFUnserialize') && readByIOKit.has(kind)) {
		return { ...message, consequence: messages[rejecterOf(code, kind)]() };
	}
	return isNotXml && severity === 'hint'
		? { ...message, consequence: messages.rejectedByOthers() }
		: message;
}

/** Who rejects what the parsers of IOKit reject. For one fault it is known that codesign does, too. Source: vibecare-io/vibecare, pull request 33. */
function rejecterOf(
	code: SyntaxCode,
	kind: DocumentKind,
): 'rejectedByKextTools' | 'rejectedByIOKit' | 'rejectedByCodesign' {
	if (kind !== 'entitlements') return 'rejectedByKextTools';
	return code === 'double-hyphen-comment' ? 'rejectedByCodesign' : 'rejectedByIOKit';
}
