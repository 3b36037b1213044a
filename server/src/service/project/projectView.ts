/** The one port through which the pure service sees the rest of a project; what is unknown stays undefined. */

/** An Xcode target as far as plists depend on it. */
export interface Target {
	readonly name: string;
	/** `com.apple.product-type.driver-extension`, … */
	readonly productType: string | undefined;
	/** Build settings after inheritance, unexpanded. */
	readonly settings: ReadonlyMap<string, string>;
}

/** What a host tells of the project around a document. */
export interface ProjectView {
	/** The target whose INFOPLIST_FILE or CODE_SIGN_ENTITLEMENTS is the document, if any is known. */
	targetOf(uri: string): Target | undefined;
}

/** A view that knows nothing: a single file, or standard input. */
export const unknownProject: ProjectView = { targetOf: () => undefined };
