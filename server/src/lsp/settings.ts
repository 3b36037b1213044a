/** The settings of a document: those of the client over those of the team, validated and cached by resource. */
import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { type KindGlob, kindGlobsOf } from '../configuration/kindGlobs.js';
import type { SettingFault } from '../configuration/settingReaders.js';
import { checkOptionsOf, clientSettings, extensionSettings } from '../configuration/settings.js';
import type { TeamFile } from '../configuration/teamFile.js';
import type { TeamFiles } from '../configuration/teamFiles.js';
import { abbreviated, type CheckOptions } from '../service/index.js';
import type { ClientAbilities } from './clientAbilities.js';
import { guardTask } from './guard.js';
import type { InitializationOptions } from './protocol.js';

export const section = 'driverPlist';

export interface Settings {
	readonly validate: boolean;
	/** Whether files are checked that are not open, too. */
	readonly validatesWorkspace: boolean;
	/** Severities by code, and the deployment targets. */
	readonly check: CheckOptions;
	/** The first that matches is used. */
	readonly kinds: readonly KindGlob[];
	/** In UTF-16 code units. Larger documents are not analyzed. */
	readonly maxLength: number;
	/** Whether completion offers whole personalities. */
	readonly skeletons: boolean;
}

const megabyte = 1_000_000;

/** Reads the section `driverPlist` from JSON. Missing and invalid settings have their defaults; `faults` receives the invalid ones. */
export function readSettings(json: unknown, faults: SettingFault[] = []): Settings {
	const settings = clientSettings(json, [], faults) ?? {};
	const { validation, completion, maxFileSize = 10, kinds } = settings;
	return {
		validate: validation?.enabled ?? true,
		validatesWorkspace: validation?.workspace ?? true,
		check: checkOptionsOf(settings),
		kinds: kindGlobsOf(kinds),
		maxLength: maxFileSize * megabyte,
		skeletons: completion?.skeletons ?? true,
	};
}

/** A notification with more sentences is hard to read. */
const maxSentences = 5;

/** The sentences of the faults in the settings of a client, without those of settings that are unset or of VS Code alone. */
export function problemsIn(json: unknown, faults: readonly SettingFault[]): readonly string[] {
	return faults
		.filter(({ path }) => !extensionSettings.includes(path[0]) && !isUnset(valueAt(json, path)))
		.map(({ message }) => message);
}

function valueAt(json: unknown, path: SettingFault['path']): unknown {
	return path.reduce<unknown>(
		(value, segment) => (value as Readonly<Record<string | number, unknown>>)[segment],
		json,
	);
}

/** The sentences about settings that are next to `settings` in the options of the startup, where nothing reads them. */
function misplacedIn(options: unknown): readonly string[] {
	if (options !== undefined && !isTable(options))
		return ["'initializationOptions' must be an object."];
	return Object.keys(options ?? {})
		.filter((name) => name.startsWith(section) || isSetting(name))
		.map((name) => `'${abbreviated(name)}' belongs in 'settings' of 'initializationOptions'.`);
}

function isSetting(name: string): boolean {
	const faults: SettingFault[] = [];
	clientSettings({ [name]: null }, [], faults);
	return faults.every(({ part }) => part !== 'name');
}

/** An empty table in Lua and `nil` in Emacs Lisp are sent as an empty array and as null. */
function isUnset(value: unknown): boolean {
	return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** The settings that an editor returns, and those of its startup that they do not set, such as other rules of `rules`. */
function withStartup(settings: unknown, startup: unknown): unknown {
	if (isUnset(settings)) return startup;
	if (!isTable(settings) || !isTable(startup)) return settings;
	const merged = new Map(Object.entries(settings));
	for (const [key, value] of Object.entries(startup)) {
		merged.set(key, withStartup(merged.get(key), value));
	}
	return Object.fromEntries(merged);
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Adds the settings of a team's file for those that the client does not set. */
export function withTeam(settings: Settings, team: TeamFile, uri: string): Settings {
	const { severities, advice, deploymentTarget } = settings.check;
	const shared = checkOptionsOf(team.shared);
	return {
		...settings,
		validate: settings.validate && !team.excludes(uri),
		check: {
			severities: { ...shared.severities, ...severities },
			advice: advice ?? shared.advice,
			deploymentTarget: { ...shared.deploymentTarget, ...deploymentTarget },
		},
		kinds: [...settings.kinds, ...team.kinds],
	};
}

/** The settings by resource. The client is asked once for each, until settings change. */
export class SettingsCache {
	readonly #connection: Connection;
	readonly #abilities: ClientAbilities;
	readonly #teamFiles: TeamFiles;
	readonly #byResource = new Map<string, Promise<Settings>>();
	readonly #reported = new Set<string>();
	readonly #areShown: boolean;
	readonly #startup: unknown;
	readonly #misplaced: readonly string[];
	#pushed: unknown;

	constructor(
		connection: Connection,
		abilities: ClientAbilities,
		teamFiles: TeamFiles,
		options: InitializationOptions = {},
	) {
		this.#connection = connection;
		this.#abilities = abilities;
		this.#teamFiles = teamFiles;
		this.#areShown = options.showsInvalidSettings === true;
		this.#startup = options.settings;
		this.#misplaced = misplacedIn(options);
	}

	/** The settings for a document. */
	of(uri: string): Promise<Settings> {
		const known = this.#byResource.get(uri) ?? this.#find(uri);
		this.#byResource.set(uri, known);
		return known;
	}

	/** Handles `workspace/didChangeConfiguration`. Its payload is used only for clients without `workspace/configuration`. */
	change(settings: unknown): void {
		this.#byResource.clear();
		const own = ownSection(settings);
		if (own !== undefined) this.#pushed = own;
	}

	/** Drops the team files, so that they are read again. */
	dropTeamFiles(): void {
		this.#teamFiles.clear();
		this.#byResource.clear();
	}

	forget(uri: string): void {
		this.#byResource.delete(uri);
	}

	async #find(uri: string): Promise<Settings> {
		const [settings, team] = await Promise.all([this.#ask(uri), this.#teamOf(uri)]);
		return team ? withTeam(settings, team, uri) : settings;
	}

	async #teamOf(uri: string): Promise<TeamFile | undefined> {
		try {
			return await this.#teamFiles.of(uri);
		} catch (error) {
			this.#connection.console.warn(`The team file of ${uri} can't be read. ${String(error)}`);
			return undefined;
		}
	}

	async #ask(uri: string): Promise<Settings> {
		const json = withStartup(await this.#jsonOf(uri), this.#startup);
		const faults: SettingFault[] = [];
		const settings = readSettings(json, faults);
		if (!this.#areShown) this.#report([...this.#misplaced, ...problemsIn(json, faults)]);
		return settings;
	}

	async #jsonOf(uri: string): Promise<unknown> {
		if (!this.#abilities.configuration) return this.#pushed;
		try {
			return await this.#connection.workspace.getConfiguration({ scopeUri: uri, section });
		} catch (error) {
			this.#connection.console.warn(`The settings of ${uri} can't be read. ${String(error)}`);
			return this.#pushed;
		}
	}

	/** Shows each problem once, however many documents and changes of settings have it. */
	#report(problems: readonly string[]): void {
		const fresh = problems.filter((each) => !this.#reported.has(each)).slice(0, maxSentences);
		if (fresh.length === 0) return;
		for (const each of fresh) this.#reported.add(each);
		const message = `Invalid settings for Driver Plist are ignored. ${fresh.join(' ')}`;
		const { type } = ShowMessageNotification;
		guardTask(this.#connection, 'messages', () =>
			this.#connection.sendNotification(type, { type: MessageType.Warning, message }),
		);
	}
}

/** The section of this server in the settings of a client. */
function ownSection(settings: unknown): unknown {
	if (typeof settings !== 'object' || settings === null) return undefined;
	return (settings as Readonly<Record<string, unknown>>)[section];
}
