/** The kinds that settings assign to documents by glob patterns. */
import type { DocumentKind } from '../service/index.js';
import { globMatcher } from './globMatcher.js';

/** The kind of the documents whose URI matches. */
export interface KindGlob {
	readonly matches: (uri: string) => boolean;
	readonly kind: DocumentKind;
}

/** In the order of the setting. With `folder`, the URI of a folder, only documents in it match. */
export function kindGlobsOf(
	kinds: Readonly<Record<string, DocumentKind>> = {},
	folder?: string,
): readonly KindGlob[] {
	return Object.entries(kinds).map(([glob, kind]) => ({
		matches: globMatcher(glob, folder),
		kind,
	}));
}
