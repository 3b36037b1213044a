/** Reads settings from JSON values, keeps the valid ones, and reports the others. */

import { abbreviated, didYouMean, inWords } from '../service/index.js';

export type JsonPath = readonly (string | number)[];

export interface SettingFault {
	readonly path: JsonPath;
	/** Whether the fault is in the last name of the path or in its value. */
	readonly part: 'name' | 'value';
	readonly message: string;
}

/** The setting at a path, or undefined after it has added what is wrong with `value` to `faults`. */
export type SettingReader<T> = (
	value: unknown,
	path: JsonPath,
	faults: SettingFault[],
) => T | undefined;

/** What a reader returns for valid values. */
export type SettingOf<Reader> = Reader extends SettingReader<infer T> ? T : never;

/** Values that `isValid` accepts; `required` completes the sentence `'name' must be …`, and `hintFor` can add another one. */
export function value<T>(
	isValid: (value: unknown) => value is T,
	required: string,
	hintFor?: (value: unknown) => string,
): SettingReader<T> {
	return (each, path, faults) => {
		if (isValid(each)) return each;
		const hint = hintFor?.(each) ?? '';
		faults.push({ path, part: 'value', message: `${subjectOf(path)} must be ${required}.${hint}` });
		return undefined;
	};
}

function subjectOf(path: JsonPath): string {
	const name = path.filter((segment) => typeof segment === 'string').at(-1);
	if (name === undefined) return 'The value';
	const subject = `'${abbreviated(name)}'`;
	return typeof path.at(-1) === 'number' ? `An item of ${subject}` : subject;
}

export function oneOf<T extends string>(allowed: readonly T[]): SettingReader<T> {
	const isAllowed = (each: unknown): each is T => allowed.some((one) => one === each);
	return value(isAllowed, inWords(allowed, 'or'), (each) =>
		typeof each === 'string' ? didYouMean(each, allowed) : '',
	);
}

export function listOf<T>(item: SettingReader<T>, required: string): SettingReader<readonly T[]> {
	const isList = (each: unknown): each is readonly unknown[] => Array.isArray(each);
	const list = value(isList, required);
	return (each, path, faults) =>
		list(each, path, faults)?.flatMap((one, index) => {
			const read = item(one, [...path, index], faults);
			return read === undefined ? [] : [read];
		});
}

/** An object with any names that `nameFault` finds nothing wrong with. */
export function mapOf<T>(
	item: SettingReader<T>,
	nameFault: (name: string) => string | undefined,
): SettingReader<Readonly<Record<string, T>>> {
	return (each, path, faults) => {
		const entries = Object.entries(object(each, path, faults) ?? {});
		return Object.fromEntries(
			entries.flatMap(([name, one]) => {
				const message = nameFault(name);
				if (message !== undefined) faults.push({ path: [...path, name], part: 'name', message });
				const read = item(one, [...path, name], faults);
				return message === undefined && read !== undefined ? [[name, read] as const] : [];
			}),
		);
	};
}

/** An object with the names of `readers`; `what` is the word for one of them. */
export function objectOf<Settings>(
	readers: { readonly [Name in keyof Settings]: SettingReader<Settings[Name]> },
	what: string,
): SettingReader<Partial<Settings>> {
	return (each, path, faults) => {
		const settings: Partial<Settings> = {};
		for (const [name, one] of Object.entries(object(each, path, faults) ?? {})) {
			if (isNameIn(readers, name)) {
				const read = readers[name](one, [...path, name], faults);
				if (read !== undefined) settings[name] = read;
			} else {
				const known = Object.keys(readers).filter((each) => !each.startsWith('$'));
				const hint = didYouMean(name, known) || ` Known: ${known.join(', ')}.`;
				const message = `Unknown ${what} '${abbreviated(name)}'.${hint}`;
				faults.push({ path: [...path, name], part: 'name', message });
			}
		}
		return settings;
	};
}

const object = value(isObject, 'an object');

function isObject(each: unknown): each is Readonly<Record<string, unknown>> {
	return typeof each === 'object' && each !== null && !Array.isArray(each);
}

function isNameIn<T extends object>(readers: T, name: string): name is Extract<keyof T, string> {
	return Object.hasOwn(readers, name);
}
