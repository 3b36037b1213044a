/** Reads rendered files with parsers that share no code with the renderer: the same structure and values give the same tokens. */
import { parse as parsePbxproj } from '@bacons/xcode/json';
import { SaxesParser } from 'saxes';
import { parse as parseYaml } from 'yaml';

/** A kind of token and its text, without the escapes of the file. */
export type Token = readonly [kind: string, text: string];

/** Throws where the file is not valid. */
export function tokensOf(path: string, text: string): readonly Token[] {
	switch (path.slice(path.lastIndexOf('.') + 1)) {
		case 'plist':
		case 'entitlements':
			return xmlTokens(text);
		case 'swift':
			return codeTokens(text, swiftEscapes);
		case 'cpp':
		case 'hpp':
		case 'iig':
			return codeTokens(withoutTrigraphs(text), cEscapes);
		case 'md':
			return markdownTokens(text);
		case 'yml':
			return [['yaml', JSON.stringify(parseYaml(text))]];
		case 'pbxproj':
			return [['pbxproj', JSON.stringify(parsePbxproj(text))]];
		default:
			return [['text', text]];
	}
}

/** Comments can't contain `--`, so spaces and hyphens in them are not compared. */
function xmlTokens(text: string): readonly Token[] {
	const tokens: Token[] = [];
	const parser = new SaxesParser();
	parser.on('opentag', ({ name }) => tokens.push(['open', name]));
	parser.on('closetag', ({ name }) => tokens.push(['close', name]));
	parser.on('text', (value) => tokens.push(['text', value]));
	parser.on('cdata', (value) => tokens.push(['cdata', value]));
	parser.on('comment', (value) => tokens.push(['comment', value.replace(/[- ]/g, '')]));
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(text).close();
	return tokens;
}

const cEscapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '?': '?', n: '\n' };
/** Templates interpolate values of their own. A text does not contain the character for it. */
const swiftEscapes: Readonly<Record<string, string>> = {
	'"': '"',
	'\\': '\\',
	n: '\n',
	'(': '\u0001(',
};

/** Strings, comments, and the code between them. Throws for an open string or comment, and for an unknown escape. */
function codeTokens(text: string, escapes: Readonly<Record<string, string>>): readonly Token[] {
	const piece = /"((?:\\.|[^"\\\n])*)"|(\/\/.*)|(\/\*[\s\S]*?\*\/)|((?:[^"/]|\/(?![/*]))+)/y;
	const tokens: Token[] = [];
	while (piece.lastIndex < text.length) {
		const at = piece.lastIndex;
		const found = piece.exec(text);
		if (!found) throw new Error(`open string or comment: ${text.slice(at, at + 40)}`);
		const [whole, string] = found;
		if (string === undefined) tokens.push(['code', whole]);
		else tokens.push(['string', string.replace(/\\(.)/g, (_, each) => unescaped(each, escapes))]);
	}
	return tokens;
}

function unescaped(character: string, escapes: Readonly<Record<string, string>>): string {
	const value = escapes[character];
	if (value === undefined) throw new Error(`unexpected escape \\${character}`);
	return value;
}

const trigraphs: Readonly<Record<string, string>> = {
	'=': '#',
	'/': '\\',
	"'": '^',
	'(': '[',
	')': ']',
	'!': '|',
	'<': '{',
	'>': '}',
	'-': '~',
};

function withoutTrigraphs(text: string): string {
	return text.replace(/\?\?([=/'()!<>-])/g, (_, each: string) => trigraphs[each] ?? '');
}

/** Characters with a meaning, and the text between them without escapes. Within a word, `_` has none. */
function markdownTokens(text: string): readonly Token[] {
	const piece = /\\([!-/:-@[-`{-~])|((?<=\w)_|[^\\`*_[\]<>&#|~\n]+)|[\s\S]/g;
	return Array.from(text.matchAll(piece), ([whole, escaped, plain]): Token => {
		const literal = escaped ?? plain;
		return literal === undefined ? ['markup', whole] : ['text', literal];
	});
}
