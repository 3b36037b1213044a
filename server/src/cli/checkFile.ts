/** Checks the text of one file: its findings with positions and the titles of their fixes, ready to be reported. */
import { checkOptionsOf, type TeamFile } from '../configuration/teamFile.js';
import {
	analyse,
	checkPlist,
	type DocumentForm,
	type DocumentKind,
	type DriverPlist,
	type Finding,
	fixesFor,
	LineIndex,
	looksLikeDriverPlist,
	renderMessage,
	withByteFaults,
} from '../service/index.js';
import type { PlistText } from './readPlist.js';

export interface CheckedFile {
	readonly path: string;
	readonly text: string;
	readonly kind: DocumentKind;
	readonly form: DocumentForm;
	readonly lines: LineIndex;
	readonly findings: readonly CheckedFinding[];
}

export interface CheckedFinding {
	readonly finding: Finding;
	readonly message: string;
	/** Titles, best first. */
	readonly fixes: readonly string[];
	/** Whether `driver-plist fix` applies one of them. */
	readonly fixable: boolean;
}

/** Every finding, of every level, in the order of the text; none of what a folder holds besides plists of drivers. */
export function checkFile(
	file: PlistText,
	options: {
		/** Named by the person, rather than found in a folder. */
		readonly named: boolean;
		readonly kind: DocumentKind | undefined;
		readonly team: TeamFile | undefined;
		/** Told of a rule that failed; the others still count. */
		readonly onFault: (code: string, error: unknown) => void;
	},
): CheckedFile {
	const { path, text } = file;
	const plist = analysePlist(file, options.kind, options.team);
	const checkOptions = { ...checkOptionsOf(options.team), onFault: options.onFault };
	const found = isMeant(plist, options) ? checkPlist(plist, checkOptions) : [];
	const findings = found.map((finding) => {
		const fixes = fixesFor(plist, finding, checkOptions);
		return {
			finding,
			message: renderMessage(finding.message),
			fixes: fixes.map(({ title }) => renderMessage(title)),
			fixable: fixes.some(({ preferred, edits }) => preferred && edits.length > 0),
		};
	});
	return { path, text, kind: plist.kind, form: plist.form, lines: new LineIndex(text), findings };
}

/** A folder holds property lists of everything; those that are not of a driver, be it a broken one, are looked at where a person names them. */
export function isMeant(plist: DriverPlist, { named }: { readonly named: boolean }): boolean {
	if (named || plist.kind !== 'other') return true;
	return plist.root?.type !== 'dict' && looksLikeDriverPlist(plist.text, plist.uri);
}

/** The plist of a file, what is wrong with its bytes included. */
export function analysePlist(
	file: PlistText,
	kind: DocumentKind | undefined,
	team: TeamFile | undefined,
): DriverPlist {
	const plist = analyse(file.text, { uri: file.uri, kind, kinds: team?.kinds ?? [] });
	return { ...plist, syntax: withByteFaults(plist.syntax, file) };
}
