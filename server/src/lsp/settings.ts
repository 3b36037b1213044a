/** The settings of a document: those of the client over those of the team, validated and cached by resource. */
import type { Connection } from 'vscode-languageserver';
import { type KindGlob, kindGlobsOf } from '../configuration/kindGlobs.js';
import { checkOptionsOf, clientSettings } from '../configuration/settings.js';
import type { TeamFile } from '../configuration/teamFile.js';
import type { TeamFiles } from '../configuration/teamFiles.js';
import type { CheckOptions } from '../service/index.js';
import type { ClientAbilities } from './clientAbilities.js';

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

/** Reads the section `driverPlist` from JSON. Missing and invalid settings have their defaults. */
export function readSettings(json: unknown): Settings {
	const settings = clientSettings(json, [], []) ?? {};
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
	#pushed: Settings;

	/** `initial` is `initializationOptions.settings`. */
	constructor(
		connection: Connection,
		abilities: ClientAbilities,
		teamFiles: TeamFiles,
		initial: unknown,
	) {
		this.#connection = connection;
		this.#abilities = abilities;
		this.#teamFiles = teamFiles;
		this.#pushed = readSettings(initial);
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
		if (own !== undefined) this.#pushed = readSettings(own);
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
		if (!this.#abilities.configuration) return this.#pushed;
		try {
			return readSettings(
				await this.#connection.workspace.getConfiguration({ scopeUri: uri, section }),
			);
		} catch (error) {
			this.#connection.console.warn(`The settings of ${uri} can't be read. ${String(error)}`);
			return this.#pushed;
		}
	}
}

/** The section of this server in the settings of a client. */
function ownSection(settings: unknown): unknown {
	if (typeof settings !== 'object' || settings === null) return undefined;
	return (settings as Readonly<Record<string, unknown>>)[section];
}
