/** Parses the arguments of a command; all faults become a `UsageError`. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean, type Severity, severities } from '../service/index.js';
import { UsageError } from './command.js';

type Options = NonNullable<ParseArgsConfig['options']>;

type CommandLine<T extends Options> = ReturnType<
	typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>;

/** The options and the positional arguments, in order; `-` is a positional argument. */
export function parseCommandLine<const T extends Options>(
	args: readonly string[],
	options: T,
): CommandLine<T> {
	try {
		const joined = joinValues(args, options).map((arg) => (isNumber.test(arg) ? mark + arg : arg));
		const parsed = parseArgs({ args: joined, options, allowPositionals: true, strict: true });
		const { positionals } = parsed;
		positionals.splice(0, Infinity, ...positionals.map((each) => each.replace(mark, '')));
		return parsed;
	} catch (error) {
		throw new UsageError(describeParseError(error, args, Object.keys(options)));
	}
}

/** A negative number, such as a code of IOKit in decimal, is not an option. */
const isNumber = /^-\d+$/;

/** Marks a number as a positional argument. No argument contains this character. */
const mark = '\0';

/** Turns `--device -1:2` into `--device=-1:2`, so that the command can validate it: a value may start with a dash and a digit, an option can't. */
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

function describeParseError(
	error: unknown,
	args: readonly string[],
	known: readonly string[],
): string {
	const text = error instanceof Error ? error.message : String(error);
	const withoutValue =
		/^Option '(?:-\w, )?(--[\w-]+)(?![\w-])[^']*' argument (?:missing|is ambiguous)/.exec(text);
	if (withoutValue) return `${withoutValue[1]} requires a value.`;
	const withValue = /^Option '(?:-\w, )?(--[\w-]+)' does not take/.exec(text);
	if (withValue) return `${withValue[1]} accepts no value.`;
	const unknown = /^Unknown option '(-{1,2})([^']+)'/.exec(text);
	if (!unknown) return text.replace(/\.\s.*$/s, '.');
	const [, dashes = '', name = ''] = unknown;
	// Node splits `-dash/Info.plist` into options of one letter.
	const path = args.find((arg) => dashes === '-' && /^-[^-].*[./\\]/s.test(arg));
	if (path !== undefined) return `Unknown option '${path}'. Write './${path}' for a path.`;
	const hint = dashes === '--' ? didYouMean(name, known, dashes) : '';
	return `Unknown option '${dashes}${name}'.${hint}`;
}

/** The positional argument `name`, a file or `-`. @throws UsageError if it is missing or empty. */
export function requirePath(name: string, path: string | undefined): string {
	if (path === undefined) throw new UsageError(`Missing ${name}.`);
	if (path === '') throw new UsageError(`The path ${name} is empty.`);
	return path;
}

/** The file that an option names. @throws UsageError if the name is empty. */
export function namedFile(option: string, value: string | undefined): string | undefined {
	if (value === '') throw new UsageError(`Invalid value '' for --${option}. Name a file.`);
	return value;
}

/** `value` as one of `allowed`, or `fallback` if the option is absent. */
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
	throw new UsageError(
		`Invalid value '${value}' for --${option}. Valid values: ${allowed.join(', ')}.`,
	);
}

/** Whether `severity` is at or above `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(threshold);
}
