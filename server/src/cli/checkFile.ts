/** Checks the text of one file: its findings with positions and their fixes, ready to be reported. */
import { basename } from 'node:path';
import { checkOptionsOf } from '../configuration/settings.js';
import {
	analyze,
	type CheckOptions,
	type Classification,
	checkPlist,
	type DocumentForm,
	type DocumentKind,
	type DriverPlist,
	type Finding,
	hasDirective,
	LineIndex,
	looksLikeDriverPlist,
	type NearbyFile,
	proposedFixes,
	renderMessage,
	type TextEdit,
	type TextFix,
	withByteFaults,
	withSyntax,
} from '../service/index.js';
import type { PlistContext } from './eachPlist.js';
import { encodeText } from './encodeText.js';
import { infoPlistName } from './plistFiles.js';
import type { PlistText } from './readPlist.js';

export interface CheckedFile {
	readonly path: string;
	readonly uri: string;
	/** Empty for a binary property list, which has no lines to show. */
	readonly text: string;
	readonly isBinary: boolean;
	readonly kind: DocumentKind;
	/** How sure the kind is, and why. */
	readonly classification: Classification;
	/** Named on the command line, not found in a folder. */
	readonly named: boolean;
	readonly form: DocumentForm;
	readonly lines: LineIndex;
	readonly findings: readonly CheckedFinding[];
}

export interface CheckedFinding {
	readonly finding: Finding;
	readonly message: string;
	/**
	 * Those that remove the finding and make nothing worse, best first. They are tried when they are asked for; in a file
	 * with many findings, those that are not tried are left out.
	 */
	fixes(): readonly CheckedFix[];
	/** Whether `driver-plist fix` applies one of them. */
	isFixable(): boolean;
}

export interface CheckedFix {
	readonly title: string;
	/** Whether it requires no decision. */
	readonly safe: boolean;
	/** They apply together. There are none if the fix changes the kind of the file, or `fix` can't write the file. */
	readonly edits: readonly TextEdit[];
	/** The file that the edits are for, if they are not for the checked file. */
	readonly in?: NearbyFile;
}

/** Every finding of every severity, in document order. Property lists of other bundles yield none, unless they are named or unreadable. */
export function checkFile(
	file: PlistText,
	options: {
		/** Named on the command line, not found in a folder. */
		readonly named: boolean;
		/** Outside the folder that was named, so that `fix` does not write it. */
		readonly isOutside: boolean;
		readonly kind: DocumentKind | undefined;
		readonly context: PlistContext;
		/** Called for a rule that throws; the other rules still run. */
		readonly onFault: (code: string, error: unknown) => void;
	},
): CheckedFile {
	const { path, uri, text } = file;
	const plist = analyzePlist(file, options.kind, options.context);
	const checkOptions = {
		...checkOptionsOf(options.context.team?.shared),
		onFault: options.onFault,
		isNamed: options.named,
	};
	const found = isToBeChecked(plist, options)
		? checkPlist(plist, checkOptions)
		: unreadableFindings(plist, checkOptions);
	const isBinary = file.encoding === 'binary';
	const conversion = conversionFor(file);
	const findings = found.map((finding) => {
		const { trials } = finding;
		const proposed = (): readonly TextFix[] => proposedFixes(plist, finding, checkOptions);
		return {
			finding,
			message: renderMessage(finding.message),
			fixes: () =>
				trials
					.provenOffers(proposed(), finding)
					.map((fix) => (conversion ? fixAfter(conversion, fix) : fixOfText(fix))),
			// `driver-plist fix` tries all of its fixes itself.
			isFixable: () =>
				!conversion &&
				!options.isOutside &&
				trials
					.offers(proposed(), finding)
					.some(({ preferred, in: neighbor }) => preferred && !neighbor),
		};
	});
	const shown = isBinary ? '' : text;
	return {
		path,
		uri,
		text: shown,
		isBinary,
		kind: plist.kind,
		classification: plist.classification,
		named: options.named,
		form: plist.form,
		lines: new LineIndex(shown),
		findings,
	};
}

function fixOfText({ title, preferred, edits, in: neighbor }: TextFix): CheckedFix {
	const fix = { title: renderMessage(title), safe: preferred, edits };
	return neighbor ? { ...fix, in: neighbor } : fix;
}

/** The fix of a file that must be converted first. */
function fixAfter(conversion: string, { title }: TextFix): CheckedFix {
	return { title: `${renderMessage(title)}, after ${conversion}`, safe: false, edits: [] };
}

/** What a person must do before `driver-plist fix` can write the file; undefined if it can. */
function conversionFor(file: PlistText): string | undefined {
	if (file.encoding === 'binary') return 'plutil -convert xml1';
	return encodeText(file.text, file, file.bytes) ? undefined : 'saving the file as UTF-8';
}

/** In folders only the property lists of drivers are checked, broken ones and those with a comment for us included; a file named on the command line always is. */
export function isToBeChecked(plist: DriverPlist, { named }: { readonly named: boolean }): boolean {
	if (named || plist.kind !== 'other') return true;
	if (hasDirective(plist.text)) return true;
	return plist.root?.type !== 'dict' && looksLikeDriverPlist(plist.text, plist.uri);
}

/** Faults with which nothing in a file is read, or its end is missing. Then it is unknown whether the file is of a driver, as it is without an element of property lists. */
const unreadable: ReadonlySet<string> = new Set([
	'binary-plist',
	'not-a-plist',
	'not-utf8',
	'unexpected-end-of-file',
]);

/** Matches the start of a line that a preprocessor or a template engine replaces. */
const isReplaced = /^\s*(?:[@#$]|\{[{%#]|<%)/;

/** Whether a preprocessor or a template engine makes a file into a property list, by its first and its last line. */
function isGenerated(text: string): boolean {
	const written = text.trimEnd();
	return [text, written.slice(written.lastIndexOf('\n') + 1)].some((each) => isReplaced.test(each));
}

/** The first fault, as a warning, of an Info.plist in a folder that no parser can read, such as a pointer of Git LFS. */
function unreadableFindings(plist: DriverPlist, options: CheckOptions) {
	const { syntax, text, uri } = plist;
	const isUnreadRoot = plist.root === undefined || plist.root.type === 'invalid';
	const isUnread = (code: string): boolean => isUnreadRoot || unreadable.has(code);
	const isUnreadable = syntax.faults.some(
		({ code, rejectedBy }) =>
			code === 'empty-plist' || (isUnread(code) && rejectedBy.includes('CoreFoundation')),
	);
	if (!isUnreadable || !infoPlistName.test(basename(uri)) || isGenerated(text)) return [];
	return checkPlist(plist, { ...options, isNamed: true })
		.filter(({ code }) => isUnread(code))
		.slice(0, 1)
		.map(({ severity, fixes: _, ...finding }) => ({
			...finding,
			severity: severity === 'error' ? ('warning' as const) : severity,
		}));
}

/** The property list of a file, including the faults of its bytes. */
export function analyzePlist(
	file: PlistText,
	kind?: DocumentKind,
	{ team, neighbors }: Partial<PlistContext> = {},
): DriverPlist {
	const plist = analyze(file.text, { uri: file.uri, kind, kinds: team?.kinds ?? [], neighbors });
	return withSyntax(plist, withByteFaults(plist.syntax, file));
}
