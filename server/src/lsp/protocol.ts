/** The requests that this server adds to the Language Server Protocol, each defined once for the server and its clients. */
import type {
	Position,
	Range,
	TextDocumentIdentifier,
	TextDocumentPositionParams,
	WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { FolderEntry } from '../project/projectFiles.js';
import type { Device } from '../scaffold/devices/device.js';
import type { PersonalitySnippet } from '../scaffold/devices/personalitySnippet.js';
import type { Insertion } from '../scaffold/insertPersonality.js';
import type { MergedEntitlements } from '../scaffold/mergeEntitlements.js';
import type { Migration } from '../scaffold/migrate/migrateKext.js';
import type {
	FoundDevices,
	PlistText,
	RenderedTemplate,
	TemplateSummary,
} from '../scaffold/scaffolding.js';
import type { Skeleton } from '../scaffold/skeletons.js';
import type { Answers } from '../scaffold/template.js';
import type { AnswerCheck, Question } from '../scaffold/templateQuestions.js';
import type {
	Confidence,
	DocumentForm,
	DocumentKind,
	MatchRow as MatchViewRow,
} from '../service/index.js';

export { teamFileName } from '../configuration/teamFileName.js';
export {
	type FolderIgnores,
	folderIgnoreFile,
	type IgnoreFiles,
	noIgnoreFiles,
	repositoryIgnoreFile,
} from '../project/ignoreFiles.js';
export { isNeighborFile, isProjectFile } from '../project/neighborFiles.js';
export { isToolFolder, mayBePlist, plistGlob, toolFolderGlob } from '../project/plistSearch.js';
export type { FolderEntry } from '../project/projectFiles.js';
export { rulePage } from '../rulePage.js';
export type { KnownDevice } from '../scaffold/devices/describeDevice.js';
export type { MergedEntitlements } from '../scaffold/mergeEntitlements.js';
export type { RenderedFile, TemplateCategory } from '../scaffold/template.js';
export type {
	AnswerCheck,
	Answers,
	DocumentKind,
	FoundDevices,
	PlistText,
	Question,
	TemplateSummary,
};

/** What a client may send in its `initializationOptions`. */
export interface InitializationOptions {
	/** The section `driverPlist` of the settings. Those that the client returns for `workspace/configuration` take precedence. */
	readonly settings?: unknown;
	/** Whether the client shows invalid settings itself. The server otherwise does, once. */
	readonly showsInvalidSettings?: boolean;
	/** Whether the client answers `driverPlist/readFile`. */
	readonly readFile?: boolean;
	/** Whether the client answers `driverPlist/listFolder`. */
	readonly listFolder?: boolean;
	/** The commands of the client that quick fixes and completions may run, such as `driverPlist.showRule`. */
	readonly commands?: readonly string[];
	/** Whether the client answers `driverPlist/findPlists`. */
	readonly findPlists?: boolean;
	/** URI of the folder with `usb.txt` and `pci.txt`, the names of devices. Devices have no names without it. */
	readonly nameLists?: string;
}

/** The method of a request; the types of its parameters and result exist for the compiler only. */
export interface RequestType<P, R> {
	readonly method: string;
	/** Always undefined, as in `vscode-jsonrpc`. */
	readonly _?: readonly [params: P, result: R, ...unknown[]] | undefined;
}

/** The document that a request is about; undefined for malformed parameters. */
export function uriOf(params: unknown): string | undefined {
	const { textDocument } = (params ?? {}) as { textDocument?: { uri?: unknown } | null };
	return typeof textDocument?.uri === 'string' ? textDocument.uri : undefined;
}

export interface FolderParams {
	readonly uri: string;
}

export interface ReadFileParams {
	readonly uri: string;
	/** The size of the largest file whose text is of use; there is no need to read a larger one. */
	readonly maxBytes?: number;
}

/**
 * The text of a file, or null where it does not exist. The server sends it to clients that set `readFile: true` in their
 * `initializationOptions`, to read `.driver-plist.json`, the lists of names, and the plists near an open one from file
 * systems that only the client can access.
 */
export const readFileRequest: RequestType<ReadFileParams, string | null> = {
	method: 'driverPlist/readFile',
};

/**
 * The entries of a folder, without links; empty where it does not exist. The server sends it to clients that set
 * `listFolder: true` in their `initializationOptions`.
 */
export const listFolderRequest: RequestType<FolderParams, readonly FolderEntry[]> = {
	method: 'driverPlist/listFolder',
};

/**
 * The URIs of the files in the workspace that may be property lists of drivers, without those that its settings or
 * `.gitignore` exclude. The server sends it to clients that set `findPlists: true` in their `initializationOptions`;
 * for others it searches the folders itself.
 */
export const findPlistsRequest: RequestType<void, readonly string[]> = {
	method: 'driverPlist/findPlists',
};

/** Sent by the client when `findPlists` may have another result, for example because its settings exclude other files. */
export const plistsChangedNotification = 'driverPlist/plistsChanged';

/** What was created or deleted, as URIs. A folder that is renamed is in both. */
export interface FoldersChange {
	readonly created: readonly string[];
	/** Files may be among them. */
	readonly deleted: readonly string[];
}

/** Sent by the client when folders were created or deleted and there may be no event of the files in them. */
export const foldersChangedNotification = 'driverPlist/foldersChanged';

export interface CloseTagParams extends TextDocumentPositionParams {
	/** The end of what was typed after the position in the meantime; the position itself where absent. */
	readonly typedEnd?: Position;
}

/** What to insert after a typed `>` or `/`, as a snippet; null where no element is open. */
export const closeTagRequest: RequestType<CloseTagParams, string | null> = {
	method: 'driverPlist/closeTag',
};

/** An open document. */
interface DocumentParams {
	readonly textDocument: TextDocumentIdentifier;
}

export interface DocumentDescription {
	readonly kind: DocumentKind;
	/** The kind in words. */
	readonly title: string;
	readonly confidence: Confidence;
	/** Why the document has its kind, and which kinds are nearly as likely: one or two sentences. */
	readonly reason: string;
	readonly form: DocumentForm;
	/** The number of personalities. */
	readonly personalities: number;
}

/** How the server classifies an open document; null where it is not a driver plist. */
export const describeDocumentRequest: RequestType<DocumentParams, DocumentDescription | null> = {
	method: 'driverPlist/describeDocument',
};

/**
 * Whether the project makes a driver, a system extension, or its app with a file. Clients that open only property lists of
 * drivers ask it about others, whose text does not show it.
 */
export const isOfDriverRequest: RequestType<{ readonly uri: string }, boolean> = {
	method: 'driverPlist/isOfDriver',
};

/** A kind that a person can choose for a document. */
export interface KindChoice {
	readonly kind: DocumentKind;
	/** The kind in words. */
	readonly title: string;
	/** `current`: the document has the kind now; `contender`: the kind is nearly as likely. */
	readonly standing?: 'current' | 'contender';
	/** Why the document has the kind, as parts of a sentence; empty for other kinds. */
	readonly reasons: readonly string[];
	/** Whether rules check property lists of the kind. */
	readonly isChecked: boolean;
}

/** All kinds, the current one and its contenders first; none where the text is not a property list. */
export const kindChoicesRequest: RequestType<PlistParams, readonly KindChoice[]> = {
	method: 'driverPlist/kindChoices',
};

/** The edit that states the kind of a property list in a comment; null where no comment can. */
export const stateKindRequest: RequestType<
	PlistParams & { readonly kind: DocumentKind },
	WorkspaceEdit | null
> = { method: 'driverPlist/stateKind' };

/** What is known about a text from the log of macOS. */
export interface ExplainedLog {
	readonly explained: readonly ExplainedLogLine[];
	readonly unknown: readonly UnknownLogLine[];
}

/** A line whose message is known. */
export interface ExplainedLogLine {
	/** The line on one line, as it was logged. */
	readonly text: string;
	/** The text without the date, the thread, and the other columns of `log show` before the program. */
	readonly heading: string;
	/** What happened, in sentences. */
	readonly meaning: string;
	/** What to do, in sentences. */
	readonly remedy: string;
	/** The keys to look at. */
	readonly keys: readonly string[];
	/** The rules that find the cause, with the addresses of their pages. */
	readonly rules: readonly { readonly code: string; readonly page: string }[];
	/** The first places: findings of the rules, otherwise the keys. */
	readonly places: readonly {
		readonly label: string;
		readonly uri: string;
		readonly range: Range;
	}[];
}

/** A line without a known message, and what it names. */
export interface UnknownLogLine {
	readonly text: string;
	readonly program?: string;
	readonly bundle?: string;
}

/** Explains lines of the log of macOS, with places in the named document, or else in all that are open or in the workspace. */
export const explainLogRequest: RequestType<
	{ readonly text: string; readonly textDocument?: TextDocumentIdentifier },
	ExplainedLog
> = { method: 'driverPlist/explainLog' };

/** A binary property list as XML. */
export type XmlOfBinary =
	| {
			readonly xml: string;
			/** Whether dates lose fractions of a second. */
			readonly losesFractions: boolean;
	  }
	/** Why it is not converted, as a sentence. */
	| { readonly refused: string };

/** The XML form of a binary property list, whose bytes are in base64, with the same values. */
export const xmlOfBinaryRequest: RequestType<{ readonly base64: string }, XmlOfBinary> = {
	method: 'driverPlist/xmlOfBinary',
};

/** All templates, in the order of the picker. */
export const templatesRequest: RequestType<void, readonly TemplateSummary[]> = {
	method: 'driverPlist/templates',
};

/** A template by its id, with the answers given so far. */
interface TemplateParams {
	readonly template: string;
	readonly answers: Answers;
}

/** The questions of a template that are asked after `answers`, in order. */
export const questionsRequest: RequestType<TemplateParams, readonly Question[]> = {
	method: 'driverPlist/questions',
};

/** Checks a text that is being typed as the answer to the question `key`. */
export const checkAnswerRequest: RequestType<
	TemplateParams & { readonly key: string; readonly text: string },
	AnswerCheck
> = { method: 'driverPlist/checkAnswer' };

/** The answers to questions of a template that follow from a device. */
export const deviceAnswersRequest: RequestType<
	{ readonly template: string; readonly device: Device },
	Answers
> = { method: 'driverPlist/deviceAnswers' };

/** The files of a project; missing answers have their defaults. */
export const renderTemplateRequest: RequestType<TemplateParams, RenderedTemplate> = {
	method: 'driverPlist/renderTemplate',
};

/** A property list by its text, whether it is open, saved or neither. */
interface PlistParams {
	readonly plist: PlistText;
}

/** The kind of a property list; null where it has no root dictionary to insert into. */
export const kindRequest: RequestType<PlistParams, DocumentKind | null> = {
	method: 'driverPlist/kind',
};

/** The personalities that can be added to a property list, with names that it does not have. */
export const skeletonsRequest: RequestType<PlistParams, readonly Skeleton[]> = {
	method: 'driverPlist/skeletons',
};

/** The devices that dumps of system tools describe. */
export const readDevicesRequest: RequestType<{ readonly dumps: readonly string[] }, FoundDevices> =
	{
		method: 'driverPlist/readDevices',
	};

/** A personality for `device`; `match` is an index into the matches proposed for the device. */
export const devicePersonalityRequest: RequestType<
	PlistParams & { readonly device: Device; readonly match: number },
	PersonalitySnippet
> = { method: 'driverPlist/devicePersonality' };

/** The edit that inserts a personality, the body of a snippet indented by tabs from the left margin, or why it can't be inserted. */
export const insertPersonalityRequest: RequestType<
	PlistParams & { readonly body: string },
	Insertion
> = { method: 'driverPlist/insertPersonality' };

/** The text of the entitlements that a dext requires; null for any other property list. */
export const entitlementsRequest: RequestType<PlistParams, string | null> = {
	method: 'driverPlist/entitlements',
};

/** The URIs of the entitlements files of an open document: one, or one for each configuration. None where that is not clear. */
export const entitlementsFilesRequest: RequestType<DocumentParams, readonly string[]> = {
	method: 'driverPlist/entitlementsFiles',
};

/** The URI of the Info.plist of the bundle that is signed with an open entitlements file; null where that is not clear. */
export const infoPlistFileRequest: RequestType<DocumentParams, string | null> = {
	method: 'driverPlist/infoPlistFile',
};

/** The edits that add to an entitlements file what a dext requires, or why nothing can be added to it. */
export const mergeEntitlementsRequest: RequestType<
	PlistParams & { readonly existing: PlistText },
	MergedEntitlements
> = { method: 'driverPlist/mergeEntitlements' };

/** The dext that replaces a kext, or why none can. */
export const migrateKextRequest: RequestType<PlistParams, Migration> = {
	method: 'driverPlist/migrateKext',
};

/** A dump of the I/O Registry: its text, or the bytes of a binary file in Base64. */
export interface Dump {
	/** The name of the file, or where the text is from. */
	readonly name: string;
	readonly text?: string;
	readonly base64?: string;
}

/** A dump that was read, or why it was not. */
export interface OpenedDump {
	/** What was read, such as `143 devices in kitchen.plist`; undefined where nothing was. */
	readonly summary?: string;
	/** What could not be read: sentences. */
	readonly remarks: readonly string[];
}

/** Reads a dump, which replaces the one before. The server compares the personalities of open property lists with it. */
export const openDumpRequest: RequestType<Dump, OpenedDump> = { method: 'driverPlist/openDump' };

/** Forgets the dump. */
export const closeDumpRequest: RequestType<void, null> = { method: 'driverPlist/closeDump' };

/** The result that a row of the comparison of drivers and devices shows. */
export type MatchResult = 'match' | 'noMatch' | 'unknown';

/** A row of the comparison: a device, a personality, a test of matching, or a remark. */
export interface MatchRow extends Omit<MatchViewRow, 'result' | 'place'> {
	readonly result?: MatchResult;
	/** What the row is about. */
	readonly place?: { readonly uri: string; readonly range: Range };
}

/** The rows below `parent`, or the first rows, which start with those of the document `first`. */
export const matchRowsRequest: RequestType<
	{ readonly parent?: string; readonly first?: string },
	readonly MatchRow[]
> = { method: 'driverPlist/matchRows' };

/** The edit that makes the personality of a row match; null where the change with the title `fix` no longer exists. */
export const matchFixRequest: RequestType<
	{ readonly row: string; readonly fix: string },
	WorkspaceEdit | null
> = {
	method: 'driverPlist/matchFix',
};

/** A dump without serial numbers, UUIDs, addresses, and names of people; null for a text that is not a dump. */
export const redactDumpRequest: RequestType<Dump, { readonly text: string | null }> = {
	method: 'driverPlist/redactDump',
};
