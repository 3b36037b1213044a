/** The shape of our JSON Schemas: the declared subset of draft 2020-12, and our annotations (schemas/README.md). */

import type { Severity } from '../document/finding.js';
import type { Availability } from '../platform/availability.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { PlistType } from '../value/plistValue.js';

/** A schema, or one of its parts; schemas/README.md tells what the annotations mean. */
export interface Schema {
	readonly $schema?: string;
	readonly $id?: string;
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, Schema>>;
	readonly $comment?: string;
	readonly title?: string;

	readonly type?: JsonType | readonly JsonType[];
	readonly enum?: readonly (string | number | boolean)[];
	readonly const?: string | number | boolean;
	readonly pattern?: string;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly patternProperties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: Schema | boolean;
	readonly required?: readonly string[];
	readonly items?: Schema;
	readonly minItems?: number;
	readonly allOf?: readonly Schema[];
	readonly anyOf?: readonly Schema[];

	readonly markdownDescription?: string;
	readonly enumDescriptions?: readonly string[];
	readonly defaultSnippets?: readonly SchemaSnippet[];
	readonly 'x-plistType'?: PlistType | readonly PlistType[];
	readonly 'x-kinds'?: readonly DocumentKind[];
	readonly 'x-requiredWhen'?: string;
	readonly 'x-values'?: readonly KnownValue[];
	readonly 'x-valuesFrom'?: ValueSource;
	readonly 'x-digits'?: true;
	readonly 'x-since'?: Availability;
	readonly 'x-deprecated'?: Deprecation;
	readonly 'x-status'?: KeyStatus;
	readonly 'x-example'?: string;
	readonly 'x-references'?: readonly string[];
	readonly 'x-order'?: number;
	readonly 'x-usual'?: Usual;
	readonly 'x-readBy'?: readonly string[];
	readonly 'x-severity'?: Severity;
	readonly 'x-consequence'?: string;
	readonly 'x-place'?: 'runtime' | 'device';
	readonly 'x-stamped'?: true;
	readonly 'x-providers'?: readonly string[];
}

export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';

/** A well-known value of an open list. */
export interface KnownValue {
	readonly value: string | number | boolean;
	readonly description?: string;
	readonly kinds?: readonly DocumentKind[];
}

/** Values that come from the facts rather than from the schema. */
export type ValueSource =
	| 'providerClasses'
	| 'kernelClasses'
	| 'kernelBundles'
	| 'kpiLibraries'
	| 'libraryVersions'
	| 'userClasses'
	| 'driverKitVersions';

export interface Deprecation {
	/** macOS version; absent where it never did anything. */
	readonly since?: string;
	readonly reason: string;
	readonly replacement?: string;
}

/** Who may use a key: `restricted` works for Apple only, `undocumented` has no page of Apple's, `withdrawn` worked once, `invented` never did. */
export type KeyStatus = 'public' | 'restricted' | 'undocumented' | 'withdrawn' | 'invented';

/** Where a key is usual: kinds of documents, classes that IOProviderClass or IOClass are or descend from. */
export interface Usual {
	readonly kinds?: readonly DocumentKind[];
	readonly classes?: readonly string[];
}

/** `body` is plist XML with LSP tab stops; for a property, of its value element; in a dict, of a whole entry or personality. */
export interface SchemaSnippet {
	readonly label: string;
	readonly description?: string;
	readonly body: string;
	readonly kinds?: readonly DocumentKind[];
}
