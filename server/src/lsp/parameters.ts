/** Checks the parameters of requests and notifications, which any client can send. A type of the protocol has a shape of the same name here. */
import type { Position, Range } from 'vscode-languageserver';
import { InvalidParameters } from '../scaffold/invalidParameters.js';

/** The JSON values of a type. */
export interface Shape<T> {
	/** What is wrong with `value`, as a sentence; `name` is its path in the parameters. */
	faultOf(value: unknown, name: string): string | undefined;
	/** The compiler infers the type from it; always undefined. */
	readonly type?: T;
}

/** `name` is the path of the value in the parameters. @throws InvalidParameters with a sentence for the client. */
export function requireShape(shape: Shape<unknown>, params: unknown, name = ''): void {
	const fault = shape.faultOf(params, name);
	if (fault !== undefined) throw new InvalidParameters(fault);
}

function shapeOf<T>(what: string, isRight: (value: unknown) => boolean): Shape<T> {
	return {
		faultOf: (value, name) => {
			const subject = name === '' ? 'The parameters' : `'${name}'`;
			return isRight(value) ? undefined : `${subject} must be ${what}.`;
		},
	};
}

export const anything: Shape<unknown> = { faultOf: () => undefined };

export const string: Shape<string> = shapeOf('a string', (value) => typeof value === 'string');

export const integer: Shape<number> = shapeOf('an integer', Number.isSafeInteger);

export const base64: Shape<string> = shapeOf('a string in Base64', (value) => {
	try {
		return typeof value === 'string' && atob(value) !== undefined;
	} catch {
		return false;
	}
});

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
	return shapeOf(`one of ${values.join(', ')}`, (value) => values.some((each) => each === value));
}

/** A property that may be absent. */
export function optional<T>({ faultOf }: Shape<T>): Shape<T> {
	return {
		faultOf: (value, name) => (value === undefined ? undefined : faultOf(value, name)),
	};
}

/** A property that may be absent or null. */
export function nullable<T>({ faultOf }: Shape<T>): Shape<T | null> {
	return { faultOf: (value, name) => (value == null ? undefined : faultOf(value, name)) };
}

const anyObject: Shape<object> = shapeOf(
	'an object',
	(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

export function object<T extends object>(
	properties: {
		readonly [Key in keyof T]-?: Shape<T[Key]>;
	},
): Shape<T> {
	const shapes: readonly [string, Shape<unknown>][] = Object.entries(properties);
	return {
		faultOf: (value, name) => {
			const fault = anyObject.faultOf(value, name);
			if (fault !== undefined) return fault;
			const found = new Map<string, unknown>(Object.entries(value as object));
			return firstOf(shapes, ([key, shape]) => shape.faultOf(found.get(key), below(name, key)));
		},
	};
}

/** An object with any keys. */
export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
	return {
		faultOf: (value, name) =>
			anyObject.faultOf(value, name) ??
			firstOf(Object.entries(value as object), ([key, each]) =>
				shape.faultOf(each, below(name, key)),
			),
	};
}

const anyArray: Shape<readonly unknown[]> = shapeOf('an array', Array.isArray);

export function array<T>(shape: Shape<T>): Shape<readonly T[]> {
	return {
		faultOf: (value, name) =>
			anyArray.faultOf(value, name) ??
			firstOf([...(value as readonly unknown[]).entries()], ([index, each]) =>
				shape.faultOf(each, below(name, String(index))),
			),
	};
}

export const position: Shape<Position> = object({ line: integer, character: integer });

export const range: Shape<Range> = object({ start: position, end: position });

function below(name: string, key: string): string {
	return name === '' ? key : `${name}.${key}`;
}

function firstOf<Item>(
	items: readonly Item[],
	faultOf: (item: Item) => string | undefined,
): string | undefined {
	for (const item of items) {
		const fault = faultOf(item);
		if (fault !== undefined) return fault;
	}
	return undefined;
}
