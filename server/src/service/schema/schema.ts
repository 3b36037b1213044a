/** The type of the JSON Schemas: a subset of draft 2020-12 and annotations (schemas/README.md). */

import type { Severity } from '../document/finding.js';
import type { Availability } from '../platform/availability.js';
import type { DocumentKind } from '../platform/documentKind.js';
import type { PlistType } from '../value/plistValue.js';

/** A schema or a part of one; schemas/README.md describes the annotations. */
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
	readonly 'x-inOtherKinds'?: string;
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
	readonly 'x-severityKinds'?: readonly DocumentKind[];
	readonly 'x-consequence'?: string;
	readonly 'x-place'?: 'runtime' | 'device';
	readonly 'x-readByClasses'?: readonly string[];
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

/** Values from the facts instead of the schema. */
export type ValueSource =
	| 'providerClasses'
	| 'kernelClasses'
	| 'kernelBundles'
	| 'kpiLibraries'
	| 'libraryVersions'
	| 'userClasses'
	| 'driverKitVersions';

export interface Deprecation {
	/** A macOS version; absent if the key never had an effect. */
	readonly since?: string;
	readonly reason: string;
	readonly replacement?: string;
	/** If it is more than a hint. */
	readonly severity?: 'warning';
}

/** Who can use a key: `restricted` works for Apple only, Apple does not document `undocumented`, `withdrawn` worked once, `invented` never did. */
export type KeyStatus = 'public' | 'restricted' | 'undocumented' | 'withdrawn' | 'invented';

/** Where a key is usual: in kinds of documents, and with classes that IOProviderClass or IOClass is or descends from. */
export interface Usual {
	readonly kinds?: readonly DocumentKind[];
	readonly classes?: readonly string[];
}

/** `body` is plist XML with LSP tab stops: the value element of a property, or whole entries of a dictionary. */
export interface SchemaSnippet {
	readonly label: string;
	readonly description?: string;
	readonly body: string;
	readonly kinds?: readonly DocumentKind[];
}
