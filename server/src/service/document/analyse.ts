/** From text to a `DriverPlist`: parse, lower, classify. */
import { parse } from '../syntax/parse.js';
import { lower } from '../value/lower.js';
import type { DocumentKind, DriverPlist } from './driverPlist.js';

export interface AnalyseOptions {
	readonly uri: string;
	readonly version?: number;
	/** Kinds by glob, as in the setting `driverPlist.kinds`; the first that fits wins. */
	readonly kinds?: readonly {
		readonly matches: (uri: string) => boolean;
		readonly kind: DocumentKind;
	}[];
	/** The product type of the project's target, where it is known. */
	readonly productType?: string | undefined;
	/** Kind to take whatever the content says. */
	readonly kind?: DocumentKind | undefined;
}

export function analyse(text: string, options: AnalyseOptions): DriverPlist {
	const syntax = parse(text);
	return {
		uri: options.uri,
		version: options.version ?? 0,
		text,
		syntax,
		root: lower(syntax),
		kind: options.kind ?? 'other',
		form: 'source',
		personalities: [],
	};
}
