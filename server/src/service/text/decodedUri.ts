/** Decodes URIs, which hosts encode differently. */

/** The URI, or a part of one, as a person reads it; unchanged if it is malformed. */
export function decodedUri(uri: string): string {
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}
