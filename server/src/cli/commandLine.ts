/** Reads the arguments of a command; whatever is wrong with them becomes a `UsageError`. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Severity, severities } from '../service/index.js';
import { UsageError } from './command.js';
import { didYouMean } from './didYouMean.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and the other arguments, in order; `-` counts among the others. */
export function parseCommandLine<const T extends Options>(args: readonly string[], options: T) {
	try {
		const joined = joinValues(args, options);
		return parseArgs({ args: joined, options, allowPositionals: true, strict: true });
	} catch (error) {
		throw new UsageError(describeParseError(error, Object.keys(options)));
	}
}

/** `--device -1:2` as `--device=-1:2`, for the command to judge: no option begins with a digit, a value may. */
function joinValues(args: readonly string[], options: Options): string[] {
	const joined: string[] = [];
	for (const arg of args) {
		const before = joined.at(-1);
		const takesValue = before?.startsWith('--') && options[before.slice(2)]?.type === 'string';
		if (takesValue && /^-\d/.test(arg)) joined.splice(-1, 1, `${before}=${arg}`);
		else joined.push(arg);
	}
	return joined;
}

function describeParseError(error: unknown, known: readonly string[]): string {
	const text = error instanceof Error ? error.message : String(error);
	const needing = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument (?:missing|is ambiguous)/.exec(
		text,
	);
	if (needing) return `${needing[1]} needs a value`;
	const unknown = /^Unknown option '(-{1,2})([^']+)'/.exec(text);
	if (!unknown) return text.replace(/\.\s.*$/s, '');
	const [, dashes = '', name = ''] = unknown;
	const hint = dashes === '--' ? didYouMean(name, known, dashes) : '';
	return `unknown option '${dashes}${name}'${hint}`;
}

/** `value` as one of `allowed`; `fallback` where the option was not given. */
export function oneOf<T extends string>(
	option: string,
	value: string | undefined,
	allowed: readonly T[],
	fallback: T,
): T;
export function oneOf<T extends string>(
	option: string,
	value: string | undefined,
	allowed: readonly T[],
): T | undefined;
export function oneOf<T extends string>(
	option: string,
	value: string | undefined,
	allowed: readonly T[],
	fallback?: T,
): T | undefined {
	if (value === undefined) return fallback;
	const found = allowed.find((one) => one === value);
	if (found !== undefined) return found;
	throw new UsageError(`--${option} takes ${allowed.join(', ')}; not '${value}'`);
}

/** Whether `severity` is `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(threshold);
}
