/** The settings of teams and of clients, described once: their names and values, and which of them both can set. */
import {
	abbreviated,
	type CheckOptions,
	didYouMean,
	documentKinds,
	rules,
	severities,
} from '../service/index.js';
import { globTokens } from './globTokens.js';
import { listOf, mapOf, objectOf, oneOf, type SettingOf, value } from './settingReaders.js';

export const levels = [...severities, 'off'] as const;
export const adviceLevels = ['information', 'hint', 'off'] as const;

export const versionPattern = /^\d+(\.\d+)*$/;

const isString = (each: unknown): each is string => typeof each === 'string';
const isVersion = (each: unknown): each is string =>
	typeof each === 'string' && versionPattern.test(each);
const isGlob = (each: unknown): each is string => typeof each === 'string' && each !== '';
const isBoolean = (each: unknown): each is boolean => typeof each === 'boolean';
const isSize = (each: unknown): each is number => typeof each === 'number' && each > 0;

const version = value(isVersion, 'a version, such as "12.0"');
const text = value(isGlob, 'a glob pattern that is not empty');
const glob: typeof text = (each, path, faults) => {
	const read = text(each, path, faults);
	const message = read && globFault(read);
	if (message) faults.push({ path, part: 'value', message });
	return message ? undefined : read;
};
const boolean = value(isBoolean, 'true or false');

/** Why a pattern does not match what was intended: those of a `.gitignore` and of other tools can do more. */
function globFault(glob: string): string | undefined {
	const shown = `The glob pattern '${abbreviated(glob)}'`;
	if (glob.startsWith('!'))
		return `${shown} matches only names that start with '!'. Patterns can't be negated.`;
	if (/^(?:.*\/)?\.\.?(?:\/|$)/s.test(glob))
		return `${shown} matches no file, because no path contains '.' or '..'.`;
	if (glob.startsWith('~'))
		return `${shown} matches no file in the home folder. '~' is a name here.`;
	if (glob.includes('\\')) return `${shown} matches no file. '/' separates the names of a path.`;
	const open = globTokens(glob).find((token) => token.type === 'text' && /[[{]/.test(token.text));
	return open && `${shown} matches no file. A bracket in it is not closed.`;
}

/** What a team and a client can set. */
const shared = {
	/** Severity by code. */
	rules: mapOf(oneOf(levels), (code) => {
		const codes = rules.map((rule) => rule.code);
		if (codes.some((each) => each === code)) return undefined;
		return `Unknown rule '${abbreviated(code)}'.${didYouMean(code, codes)}`;
	}),
	/** Severity of all information and hints that `rules` does not name. */
	advice: oneOf(adviceLevels),
	/** Kind of the documents that a glob pattern matches. The first that matches is used. */
	kinds: mapOf(oneOf(documentKinds), (name) =>
		isGlob(name) ? globFault(name) : 'A glob pattern must not be empty.',
	),
	deploymentTarget: objectOf({ macOS: version, iPadOS: version }, 'system'),
};

/** The settings in `.driver-plist.json`. */
export const teamSettings = objectOf(
	{
		/** For editors. */
		$schema: value(isString, 'a string'),
		...shared,
		/** Glob patterns of documents that are not checked. */
		exclude: listOf(glob, 'an array of glob patterns'),
		/** The lowest severity that makes a check in the terminal fail. */
		failOn: oneOf(severities),
	},
	'setting',
);

const anyAdvice = oneOf(['asIs', ...adviceLevels]);

/** `asIs`, the default in VS Code, is the same as none. */
const clientAdvice: typeof shared.advice = (each, path, faults) => {
	const advice = anyAdvice(each, path, faults);
	return advice === 'asIs' ? undefined : advice;
};

/** The settings that a client sends to the server. */
export const clientSettings = objectOf(
	{
		...shared,
		advice: clientAdvice,
		validation: objectOf({ enabled: boolean, workspace: boolean }, 'setting'),
		completion: objectOf({ skeletons: boolean }, 'setting'),
		/** In megabytes. */
		maxFileSize: value(isSize, 'a number above 0'),
	},
	'setting',
);

/** The settings that VS Code sends along with those for the server. */
export const extensionSettings: readonly unknown[] = ['autoClosingTags', 'trace'];

export type SharedSettings = Pick<SettingOf<typeof teamSettings>, keyof typeof shared>;

/** The settings as options of a check. */
export function checkOptionsOf(settings: SharedSettings = {}): CheckOptions {
	const { rules: severitiesByCode = {}, advice, deploymentTarget = {} } = settings;
	return { severities: severitiesByCode, advice, deploymentTarget };
}
