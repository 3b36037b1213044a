/** Reads the classes that a `.iig` file declares. The language is C++ with a few macros of DriverKit. */

export interface InterfaceParameter {
	/** As it is written, in one form: `const char *`, `IOService * *`, `uint16_t [4]`. */
	readonly type: string;
	/** Absent where the declaration has none. */
	readonly name?: string;
	/** `TARGET`: the action of the caller, which the method completes. */
	readonly isTarget?: true;
}

export interface InterfaceMethod {
	readonly name: string;
	readonly returns: string;
	readonly parameters: readonly InterfaceParameter[];
	readonly isStatic: boolean;
	readonly isVirtual: boolean;
	readonly isConst: boolean;
	readonly isPure: boolean;
	readonly isOverride: boolean;
	/** `LOCALONLY`: a plain method of C++, which is not dispatched and has no `IMPL`. */
	readonly isLocalOnly: boolean;
	/** `TYPE(…)`: the method whose actions it handles. */
	readonly handles?: string;
}

export interface InterfaceClass {
	readonly name: string;
	readonly superclass?: string;
	readonly methods: readonly InterfaceMethod[];
	/** UTF-16 offsets of the declaration in the file, from `class` to the brace at the end. */
	readonly start: number;
	readonly end: number;
}

interface Token {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** The classes of a file, in its order. Declarations without a body are not classes. */
export function parseInterface(text: string): readonly InterfaceClass[] {
	const tokens = tokensOf(text);
	const classes: InterfaceClass[] = [];
	for (let at = 0; at < tokens.length; at++) {
		if (textAt(tokens, at) !== 'class' || textAt(tokens, at - 1) === 'enum') continue;
		const open = headEnd(tokens, at);
		if (textAt(tokens, open) !== '{') continue;
		const close = closingIndex(tokens, open);
		classes.push(readClass(tokens, at, open, close));
		at = close;
	}
	return classes;
}

/** One method, such as `virtual kern_return_t Start(IOService * provider)`. Undefined for anything else. */
export function parseDeclaration(text: string): InterfaceMethod | undefined {
	return readMethod(tokensOf(text), false);
}

/** Comments, lines of the preprocessor, and spaces are between tokens. */
function tokensOf(text: string): readonly Token[] {
	const piece =
		/\/\/.*|\/\*[\s\S]*?\*\/|^[ \t]*#.*(?:\\\n.*)*|\s+|"(?:\\.|[^"\\])*"|\w+|::|[^\s\w]/gm;
	return Array.from(text.matchAll(piece), (match) => ({
		text: match[0],
		start: match.index,
		end: match.index + match[0].length,
	})).filter(({ text: token }) => !/^(?:\s|\/\/|\/\*|#)/.test(token));
}

function textAt(tokens: readonly Token[], index: number): string {
	return tokens[index]?.text ?? '';
}

/** The index of the brace or semicolon after the name and the superclass of a class. */
function headEnd(tokens: readonly Token[], start: number): number {
	const index = tokens.findIndex(({ text }, at) => at > start && /^[{;]$/.test(text));
	return index < 0 ? tokens.length : index;
}

function closingIndex(tokens: readonly Token[], open: number): number {
	let depth = 0;
	for (let at = open; at < tokens.length; at++) {
		const text = textAt(tokens, at);
		if (/^[{([]$/.test(text)) depth++;
		if (/^[})\]]$/.test(text) && --depth === 0) return at;
	}
	return tokens.length - 1;
}

/** `class KERNEL LOCALONLY Name : public Base {`: words before the name are macros. */
function readClass(
	tokens: readonly Token[],
	start: number,
	open: number,
	close: number,
): InterfaceClass {
	const head = tokens.slice(start + 1, open).map(({ text }) => text);
	const colon = head.indexOf(':');
	const names = colon < 0 ? head : head.slice(0, colon);
	const superclass = colon < 0 ? undefined : head.at(-1);
	const isLocalOnly = names.slice(0, -1).includes('LOCALONLY');
	return {
		name: names.at(-1) ?? '',
		...(superclass !== undefined && { superclass }),
		methods: membersOf(tokens.slice(open + 1, close)).flatMap(
			(member) => readMethod(member, isLocalOnly) ?? [],
		),
		start: tokens[start]?.start ?? 0,
		end: tokens[close]?.end ?? 0,
	};
}

/** The tokens of each member, without access specifiers, bodies, and semicolons. */
function membersOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
	const members: Token[][] = [[]];
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at];
		const member = members.at(-1);
		if (!token || !member) continue;
		const isAccess = /^(?:public|protected|private)$/.test(token.text);
		if (isAccess && textAt(tokens, at + 1) === ':') at++;
		else if (token.text === '{') {
			at = closingIndex(tokens, at);
			members.push([]);
		} else if (token.text === ';') members.push([]);
		else member.push(token);
	}
	return members;
}

const specifiers: ReadonlySet<string> = new Set(['virtual', 'static', 'inline', 'public']);

function readMethod(
	tokens: readonly Token[],
	isInLocalClass: boolean,
): InterfaceMethod | undefined {
	const open = tokens.findIndex(({ text }) => text === '(');
	const close = open < 0 ? -1 : closingIndex(tokens, open);
	const name = textAt(tokens, open - 1);
	const before = tokens.slice(0, Math.max(open - 1, 0)).map(({ text }) => text);
	const returns = before.filter((word) => !specifiers.has(word));
	if (open < 2 || !/^[A-Za-z_]\w*$/.test(name) || returns.length === 0) return undefined;
	const after = tokens.slice(close + 1).map(({ text }) => text);
	const type = after.indexOf('TYPE');
	const handles = type < 0 ? undefined : after.slice(type + 2, after.indexOf(')', type)).join('');
	return {
		name,
		returns: typeText(returns),
		parameters: parametersOf(tokens.slice(open + 1, close).map(({ text }) => text)),
		isStatic: before.includes('static'),
		isVirtual: before.includes('virtual'),
		isConst: after.includes('const'),
		isPure: after.includes('='),
		isOverride: after.includes('override') || after.includes('final'),
		isLocalOnly: isInLocalClass || after.includes('LOCALONLY'),
		...(handles !== undefined && { handles }),
	};
}

function parametersOf(words: readonly string[]): readonly InterfaceParameter[] {
	const parts: string[][] = [[]];
	let depth = 0;
	for (const word of words) {
		if (/^[([<]$/.test(word)) depth++;
		if (/^[)\]>]$/.test(word)) depth--;
		if (word === ',' && depth === 0) parts.push([]);
		else parts.at(-1)?.push(word);
	}
	return parts
		.filter((part) => part.length > 0 && part.join(' ') !== 'void')
		.map((part) => ({
			...readParameter(withoutMacros(part)),
			...(part.includes('TARGET') && { isTarget: true as const }),
		}));
}

/** `OSAction * action TARGET` and `OSAction * completion TYPE(Complete)` are plain parameters. */
function withoutMacros(words: readonly string[]): readonly string[] {
	const macro = words.findIndex((word) => /^(?:TARGET|TYPE|QUEUENAME|=)$/.test(word));
	return macro < 0 ? words : words.slice(0, macro);
}

function readParameter(words: readonly string[]): InterfaceParameter {
	const bracket = words.indexOf('[');
	const plain = bracket < 0 ? words : words.slice(0, bracket);
	const suffix = bracket < 0 ? [] : words.slice(bracket);
	const last = plain.at(-1) ?? '';
	const isNamed = plain.length > 1 && /^[A-Za-z_]\w*$/.test(last) && !isTypeWord(plain);
	const type = typeText([...(isNamed ? plain.slice(0, -1) : plain), suffix.join('')]);
	return { type, ...(isNamed && { name: last }) };
}

/** Whether the last word belongs to the type, as in `const char` and `struct Params`. */
function isTypeWord(words: readonly string[]): boolean {
	return words.length === 2 && /^(?:const|struct|enum|class|unsigned)$/.test(words[0] ?? '');
}

function typeText(words: readonly string[]): string {
	return words
		.filter((word) => word !== '' && word !== 'struct' && word !== 'class' && word !== 'enum')
		.join(' ')
		.replace(/ ?(::|<|>) ?/g, '$1')
		.replace(/>(?=[*&\w])/g, '> ');
}
