/** A driver plist as the features see it: its text, its values, and the kind of bundle that it describes. */
import type { DocumentKind } from '../platform/documentKind.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import type { LineIndex } from '../text/lineIndex.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import type { CommentDirective } from './commentDirectives.js';
import type { Classification } from './evidence/evidence.js';
import type { InterfaceFile } from './interfaceFile.js';

/** `source`: an input of Xcode, which adds keys and expands `$(…)`; `built`: part of a bundle, and complete. */
export type DocumentForm = 'source' | 'built';

/** An entry of `IOKitPersonalities`. */
export interface Personality {
	readonly name: string;
	readonly entry: DictEntry;
	readonly dict: Dict;
}

/** The content of a plist without its text, which is all that the check of a rule reads. Ranges are UTF-16 offsets. */
export interface PlistContents {
	readonly uri: string;
	/** The root value; undefined if the text has none. */
	readonly root: PlistValue | undefined;
	readonly kind: DocumentKind;
	/** How sure the kind is, and why. */
	readonly classification: Classification;
	readonly form: DocumentForm;
	/** The files near the plist, as far as the host reads them. */
	readonly neighbors: Neighbors;
	/** The personalities that are dictionaries, in source order, also those of `IOKitPersonalities_<arch>`; without misplaced user clients. */
	readonly personalities: readonly Personality[];
	/** Whether CoreFoundation rejects the text, so that values may be missing. */
	readonly hasFaults: boolean;
	/** Whether the text has preprocessor lines, or a project preprocesses it, so that any identifier may be a macro. */
	readonly isPreprocessed: boolean;
	/** Whether the file is a template, from which a script or a build makes the plist, with tokens of any form. */
	readonly isTemplate: boolean;
	/** Whether a build adds entries that are not in the text, in place of an `#include` or of a token between elements. */
	readonly hasUnseenEntries: boolean;
}

/** What the caller knows about a text; the rest is inferred. */
export interface AnalyzeOptions {
	readonly uri: string;
	/** Kinds by glob, as in the setting `driverPlist.kinds`; the first match applies. */
	readonly kinds?: readonly {
		readonly matches: (uri: string) => boolean;
		readonly kind: DocumentKind;
	}[];
	/** The kind, whatever the content is. */
	readonly kind?: DocumentKind | undefined;
	/** The form, whatever the path is. */
	readonly form?: DocumentForm | undefined;
	/** The files near the document. */
	readonly neighbors?: Neighbors | undefined;
	/** The number of syntax faults that are kept; by default, as many as a person reads. */
	readonly mostFaults?: number;
}

/** One version of a document: its text and what was read from it. Ranges are UTF-16 offsets into `text`. */
export interface DriverPlist extends PlistContents {
	readonly text: string;
	readonly lines: LineIndex;
	/** The comments that control the check, in order; read once. */
	readonly commentDirectives: () => readonly CommentDirective[];
	readonly syntax: ParseResult;
	/** What the caller knew, by which other versions of the document are read. */
	readonly known: AnalyzeOptions;
}

/** The product that a project file makes with a plist or an entitlements file. */
export interface NamedProduct {
	/** The name of the project file, such as `Widget.xcodeproj`. */
	readonly project: string;
	readonly target: string;
	/** The kind of the product; `other` for products that are not about drivers; `app` for apps of any kind. */
	readonly kind: ProductKind;
	/** The oldest version of DriverKit that it promises to run on, such as `20.0`; absent where it is unknown. */
	readonly driverKit?: string;
	/** The root keys that the build adds to the plist, of those that rules call missing; absent if there are none. */
	readonly addedKeys?: readonly string[];
	/** Present where no configuration adds the keys that every bundle has. */
	readonly addsNoKeys?: true;
	/** Its bundle identifiers: of each build, those of which a condition chooses one; absent where one of them is unknown. */
	readonly identifiers?: BuildValues;
	/** As `identifiers`, the values of `CURRENT_PROJECT_VERSION`. */
	readonly versions?: BuildValues;
	/** Of an extension, the name of its bundle without that of the type; absent where it is unknown, and where Xcode names it by its identifier. */
	readonly bundleName?: string;
	/** Present where no configuration of a dext has a setting for entitlements, and nothing else in the project signs it. */
	readonly isUnentitled?: boolean;
	/** Present where a configuration runs the preprocessor on the plist. */
	readonly isPreprocessed?: boolean;
	/** The target of a dext or a system extension on which this one depends as a macOS app; absent where that is unknown. */
	readonly installs?: string;
	/** Of a dext that only apps for iPadOS contain, their bundle identifiers; absent where one of them is unknown. */
	readonly padApps?: readonly string[];
	/** Of an app or a dext, the bundle identifiers of all dexts in the project; absent where one of them is unknown. */
	readonly dexts?: readonly string[];
}

/** Values of a setting by build, such as those of the configurations Debug and Release. */
export type BuildValues = readonly (readonly string[])[];

/** The kind of the product of a target. */
export type ProductKind = DocumentKind | 'app';

/** What one target of a project file names. */
export interface TargetFiles {
	/** The plists and entitlements, as URIs. */
	readonly files: readonly string[];
	/** The kind of its product; undefined for bundles and apps of any kind. */
	readonly kind: DocumentKind | undefined;
}

/** The files near a plist. Their own kinds are determined without neighbors. */
export interface Neighbors {
	/** Plists and entitlements in the same folder, and entitlements next to the folder that are named for it. */
	readonly inFolder: readonly DriverPlist[];
	/** Plists and entitlements in the other folders of the project, which contain its other bundles. */
	readonly inProject: readonly DriverPlist[];
	/** Plists and entitlements outside of the folder that a target names together with the plist. */
	readonly ofTarget: readonly DriverPlist[];
	/** The interfaces (`.iig`) in the same folder. */
	readonly interfaces: readonly InterfaceFile[];
	/** The products that project files make with the plist. */
	readonly products: readonly NamedProduct[];
	/** The targets that name a plist or entitlements in the folder, or a file that a target of the plist names too. */
	readonly targets: readonly TargetFiles[];
}
