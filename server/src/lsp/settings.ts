/** The settings of a document: read from whatever the client sends, checked, and cached by resource. */
import picomatch from 'picomatch/posix';
import type { Connection } from 'vscode-languageserver';
import type { CheckOptions, DocumentKind, Severity } from '../service/index.js';
import type { ClientAbilities } from './clientAbilities.js';

export const section = 'driverPlist';

export interface Settings {
	readonly validate: boolean;
	/** Level by code, and what systems the driver is meant for. */
	readonly check: CheckOptions;
	readonly kinds: readonly {
		readonly matches: (uri: string) => boolean;
		readonly kind: DocumentKind;
	}[];
	/** In characters of UTF-16; larger documents are not read. */
	readonly maxLength: number;
	/** Whether completion offers whole personalities. */
	readonly skeletons: boolean;
}

const megabyte = 1_000_000;
const severities: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];
const kindNames: readonly string[] = [
	'dext',
	'kext',
	'codelessKext',
	'systemExtension',
	'entitlements',
	'hostApp',
	'other',
];

/** Settings from the JSON of the section `driverPlist`; what is absent or makes no sense has its default. */
export function readSettings(json: unknown): Settings {
	const maxFileSize = at(json, 'maxFileSize');
	const macOS = at(json, 'deploymentTarget', 'macOS');
	const iPadOS = at(json, 'deploymentTarget', 'iPadOS');
	return {
		validate: at(json, 'validation', 'enabled') !== false,
		check: {
			severities: Object.fromEntries(
				entriesOf(at(json, 'rules')).filter((entry): entry is [string, Severity | 'off'] =>
					isOneOf(severities, entry[1]),
				),
			),
			deploymentTarget: {
				...(isVersion(macOS) && { macOS }),
				...(isVersion(iPadOS) && { iPadOS }),
			},
		},
		kinds: entriesOf(at(json, 'kinds')).flatMap(([glob, kind]) =>
			isOneOf(kindNames, kind) && glob !== ''
				? [{ matches: globMatcher(glob), kind: kind as DocumentKind }]
				: [],
		),
		maxLength: (typeof maxFileSize === 'number' && maxFileSize > 0 ? maxFileSize : 10) * megabyte,
		skeletons: at(json, 'completion', 'skeletons') !== false,
	};
}

/** A glob over the end of a path: `Drivers/*.plist` fits in every folder. */
function globMatcher(glob: string): (uri: string) => boolean {
	const matches = picomatch(glob.startsWith('/') ? glob : `**/${glob}`, { dot: true });
	return (uri) => matches(pathOfUri(uri));
}

function pathOfUri(uri: string): string {
	const path = uri.replace(/^[^:/]*:(?:\/\/[^/]*)?/, '').replace(/[?#].*$/, '');
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function at(json: unknown, ...path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(value, name) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, name)
				? (value as Record<string, unknown>)[name]
				: undefined,
		json,
	);
}

function entriesOf(value: unknown): [string, unknown][] {
	return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isOneOf(names: readonly string[], value: unknown): value is string {
	return typeof value === 'string' && names.includes(value);
}

function isVersion(value: unknown): value is string {
	return typeof value === 'string' && /^\d+(?:\.\d+)*$/.test(value);
}

/** Gives the settings of a resource; asks the client at most once for each until they change. */
export class SettingsCache {
	readonly #connection: Connection;
	readonly #abilities: ClientAbilities;
	readonly #byResource = new Map<string, Promise<Settings>>();
	#pushed: Settings;

	/** `initial` is what `initializationOptions.settings` held. */
	constructor(connection: Connection, abilities: ClientAbilities, initial: unknown) {
		this.#connection = connection;
		this.#abilities = abilities;
		this.#pushed = readSettings(initial);
	}

	/** The settings for a document. A workspace's `.driver-plist.json` belongs here, over what the client says. */
	of(uri: string): Promise<Settings> {
		if (!this.#abilities.configuration) return Promise.resolve(this.#pushed);
		const known = this.#byResource.get(uri) ?? this.#ask(uri);
		this.#byResource.set(uri, known);
		return known;
	}

	/** Takes `workspace/didChangeConfiguration`; its payload counts only for clients that can't be asked. */
	change(settings: unknown): void {
		this.#byResource.clear();
		const own = at(settings, section);
		if (own !== undefined) this.#pushed = readSettings(own);
	}

	forget(uri: string): void {
		this.#byResource.delete(uri);
	}

	async #ask(uri: string): Promise<Settings> {
		try {
			return readSettings(
				await this.#connection.workspace.getConfiguration({ scopeUri: uri, section }),
			);
		} catch (error) {
			this.#connection.console.warn(`settings of ${uri} could not be read: ${String(error)}`);
			return this.#pushed;
		}
	}
}
