/** Reads Swift with the grammar of tree-sitter: whether it parses, what it declares, and what it calls. */
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

export interface SwiftParameter {
	/** `_` if an argument has no label. */
	readonly label: string;
	readonly type: string;
	readonly hasDefault: boolean;
}

export interface SwiftFunction {
	/** `init` for an initializer. */
	readonly name: string;
	readonly parameters: readonly SwiftParameter[];
	readonly returns: string;
	readonly isOverride: boolean;
	readonly isOptional: boolean;
}

/** A class, an extension, or another type, with what it inherits from and conforms to. */
export interface SwiftDeclaration {
	readonly name: string;
	readonly inherits: readonly string[];
	readonly functions: readonly SwiftFunction[];
}

export interface SwiftCall {
	readonly name: string;
	/** `_` for arguments without a label, and for a closure after the parentheses. */
	readonly labels: readonly string[];
	readonly hasTrailingClosure: boolean;
}

export interface SwiftCode {
	/** The first lines that do not parse. */
	readonly errors: readonly string[];
	readonly declarations: readonly SwiftDeclaration[];
	readonly calls: readonly SwiftCall[];
}

const grammar = createRequire(import.meta.url).resolve(
	'tree-sitter-wasms/out/tree-sitter-swift.wasm',
);

/** A reader of Swift files; loads the grammar. */
export async function swiftReader(): Promise<(text: string) => SwiftCode> {
	await Parser.init();
	const parser = new Parser();
	parser.setLanguage(await Language.load(grammar));
	return (text) => {
		const tree = parser.parse(text);
		if (!tree) throw new Error('The parser was canceled.');
		const { rootNode } = tree;
		return {
			errors: rootNode.hasError ? errorsIn(rootNode) : [],
			declarations: all(rootNode, 'class_declaration').map(readDeclaration),
			calls: all(rootNode, 'call_expression').flatMap(readCall),
		};
	};
}

function all(root: Node, type: string): readonly Node[] {
	return root.descendantsOfType(type).filter((node) => node !== null);
}

function errorsIn(root: Node): readonly string[] {
	const broken = all(root, 'ERROR').map(
		({ startPosition, text }) => `line ${startPosition.row + 1}: ${text.slice(0, 40)}`,
	);
	return broken.length > 0 ? broken : ['an expected token is missing'];
}

function readDeclaration(node: Node): SwiftDeclaration {
	const body = node.childForFieldName('body');
	return {
		name: node.childForFieldName('name')?.text ?? '',
		inherits: all(node, 'inheritance_specifier').map(({ text }) => text),
		functions: (body?.namedChildren ?? [])
			.filter((child) => child !== null)
			.filter(({ type }) => type === 'function_declaration' || type === 'init_declaration')
			.flatMap((child) => {
				const end = child.childForFieldName('body')?.startIndex ?? child.endIndex;
				return parseSwiftFunction(child.text.slice(0, end - child.startIndex)) ?? [];
			}),
	};
}

/** The head of a function, such as `override func handleNewFlow(_ flow: NEAppProxyFlow) -> Bool`. */
export function parseSwiftFunction(head: string): SwiftFunction | undefined {
	const text = head
		.replace(/\/\/.*/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	const [whole, before = '', name] = /^(.*?)(?:\bfunc (`?\w+`?)|\binit\??)(?=\()/.exec(text) ?? [];
	if (whole === undefined) return undefined;
	const close = closing(text, whole.length);
	return {
		name: name?.replaceAll('`', '') ?? 'init',
		parameters: splitAtCommas(text.slice(whole.length + 1, close)).map(readParameter),
		returns: typeName(/->(.*)$/.exec(text.slice(close + 1))?.[1] ?? 'Void'),
		isOverride: /\boverride\b/.test(before),
		isOptional: /\boptional\b/.test(before),
	};
}

function closing(text: string, open: number): number {
	let depth = 0;
	for (let at = open; at < text.length; at++) {
		if ('([{'.includes(text[at] ?? '')) depth++;
		if (')]}'.includes(text[at] ?? '') && --depth === 0) return at;
	}
	return text.length;
}

function splitAtCommas(text: string): readonly string[] {
	const parts = [''];
	let depth = 0;
	for (const character of text) {
		if ('([{'.includes(character)) depth++;
		if (')]}'.includes(character)) depth--;
		if (character === ',' && depth === 0) parts.push('');
		else parts.push(`${parts.pop()}${character}`);
	}
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function readParameter(text: string): SwiftParameter {
	const colon = text.indexOf(':');
	const [type = '', preset] = text.slice(colon + 1).split(/ = /);
	return {
		label: text.slice(0, colon).trim().split(' ')[0] ?? '_',
		type: typeName(type),
		hasDefault: preset !== undefined,
	};
}

/** In one form: `any Error` and `Error` are the same here. */
function typeName(text: string): string {
	return text
		.replace(/\bany /g, '')
		.replace(/\((\w+)\)\?/g, '$1?')
		.replace(/\s/g, '');
}

function readCall(node: Node): readonly SwiftCall[] {
	const callee = node.namedChild(0);
	const name = /(\w+)$/.exec(callee?.text ?? '')?.[1];
	const suffix = all(node, 'call_suffix').find((each) => each.parent?.equals(node));
	if (name === undefined || !suffix) return [];
	const values = suffix.namedChildren.find((child) => child?.type === 'value_arguments');
	const written = (values?.namedChildren ?? [])
		.filter((child) => child?.type === 'value_argument')
		.map((child) => /^(\w+):/.exec(child?.text ?? '')?.[1] ?? '_');
	return [
		{
			name,
			labels: written,
			hasTrailingClosure: hasClosure(suffix) || isFollowedByClosure(node),
		},
	];
}

function hasClosure({ namedChildren }: Node): boolean {
	return namedChildren.some((child) => child?.type === 'lambda_literal');
}

/** The grammar reads `f(a) { }` as a call of `f(a)`. */
function isFollowedByClosure({ parent, id }: Node): boolean {
	if (parent?.type !== 'call_expression' || parent.namedChild(0)?.id !== id) return false;
	return parent.namedChildren.some((child) => child?.type === 'call_suffix' && hasClosure(child));
}
