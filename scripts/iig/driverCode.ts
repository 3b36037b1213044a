/** Reads the code of a rendered dext: its classes, and the functions that implement them. */

import type { RenderedFile } from '../../server/src/scaffold/template.js';
import { type InterfaceClass, parseInterface } from './parseInterface.js';

/** A function of a `.cpp` file. */
export interface CodeFunction {
	/** Absent for a function that is not a method. */
	readonly owner?: string;
	readonly name: string;
	/** Written as `IMPL(owner, name)`. */
	readonly isImpl: boolean;
	/** The text between the parentheses; empty for `IMPL`. */
	readonly parameters: string;
	/** The text between the braces, without comments and without the content of strings. */
	readonly body: string;
}

export interface DriverCode {
	readonly classes: ReadonlyMap<string, InterfaceClass>;
	readonly functions: readonly CodeFunction[];
	/** The class that the personality names, and its provider; absent in projects without a personality. */
	readonly driver?: { readonly className: string; readonly provider: string };
	/** The text of all `.cpp` and `.iig` files, without comments and without the content of strings. */
	readonly text: string;
}

export function readDriverCode(files: readonly RenderedFile[]): DriverCode {
	const texts = (pattern: RegExp): readonly string[] =>
		files.filter(({ path }) => pattern.test(path)).map(({ text }) => withoutComments(text));
	const classes = texts(/\.iig$/).flatMap(parseInterface);
	const info = files.find(
		({ path, text }) => /Info\.plist$/.test(path) && /IOUserClass/.test(text),
	);
	const className = stringOf(info?.text, 'IOUserClass');
	const provider = stringOf(info?.text, 'IOProviderClass');
	return {
		classes: new Map(classes.map((each) => [each.name, each])),
		functions: texts(/\.cpp$/).flatMap(functionsIn),
		...(className !== undefined && provider !== undefined && { driver: { className, provider } }),
		text: texts(/\.(?:iig|cpp)$/).join('\n'),
	};
}

/** The function that implements a method. */
export function implementationOf(
	{ functions }: DriverCode,
	owner: string,
	name: string,
): CodeFunction | undefined {
	return functions.find((each) => each.owner === owner && each.name === name);
}

function stringOf(plist = '', key: string): string | undefined {
	return new RegExp(`<key>${key}</key>\\s*<string>(\\w+)</string>`).exec(plist)?.[1];
}

function withoutComments(text: string): string {
	return text.replace(
		/("(?:\\.|[^"\\\n])*")|\/\/.*|\/\*[\s\S]*?\*\//g,
		(_, string: string | undefined) => (string === undefined ? ' ' : '""'),
	);
}

/** The style of templates: a function starts in the first column, and its braces are in the first column. */
const definition =
	/^(?!typedef|struct|enum|class|using|namespace)[A-Za-z][^;{}()=]*?(?:IMPL\((\w+), (\w+)\)|(?:(\w+)::)?(\w+)\(([^{};]*)\))(?: const)?\n\{\n([\s\S]*?)^\}/gm;

function functionsIn(text: string): readonly CodeFunction[] {
	return Array.from(text.matchAll(definition), (match) => {
		const [, implOwner, implName, owner = implOwner, name = implName ?? '', parameters = '', body] =
			match;
		return {
			...(owner !== undefined && { owner }),
			name,
			isImpl: implOwner !== undefined,
			parameters,
			body: body ?? '',
		};
	});
}
