/** Compares the starts of texts that contain build variables. */
import { hasNestedVariable, isProductIdentifier } from '../value/buildVariables.js';
import type { Str } from '../value/plistValue.js';

/** A character, or a build variable with an unknown value. */
type Token = string | { readonly variable: string };

/** `unknown`: it depends on the values of build variables. */
export type Answer = 'yes' | 'no' | 'unknown';

/** The length of a team identifier with the period after it, and its form (Apple, "Locate your Team ID"). */
const teamPrefixLength = 11;
const teamPrefix = /^[A-Z0-9]{10}\.$/;
const startOfTeamPrefix = /^[A-Z0-9]{0,10}$/;

/** `$(DEVELOPMENT_TEAM).` is the same text as `$(TeamIdentifierPrefix)`. */
const teamVariable = 'TeamIdentifierPrefix';

/**
 * Answers whether a text starts with others, in the build of any project, or of the product with an identifier. Equal variables
 * have equal values. The text is divided once: it may be long, and the others many.
 */
export function startsOf(text: Str, identifier?: string): (start: Str) => Answer {
	if (isUnknown(text)) return () => 'unknown';
	const whole = tokensOf(text, identifier);
	return (start) => (isUnknown(start) ? 'unknown' : startsWith(whole, tokensOf(start, identifier)));
}

function startsWith(whole: readonly Token[], first: readonly Token[]): Answer {
	let answer: Answer = 'yes';
	let at = 0;
	for (let next = 0; next < first.length; next++) {
		const [own, wanted] = [whole[at], first[next]];
		if (own === undefined) return first.slice(next).every(isVariable) ? 'unknown' : 'no';
		if (isSame(own, wanted)) {
			at++;
			continue;
		}
		if (!isVariable(own) && !isVariable(wanted)) return 'no';
		const isWanted = isTeam(wanted);
		if (!(isWanted ? !isVariable(own) : isTeam(own) && !isVariable(wanted))) return 'unknown';
		const literal = isWanted ? literalAt(whole, at) : literalAt(first, next);
		if (literal.length < teamPrefixLength)
			return startOfTeamPrefix.test(literal) ? 'unknown' : 'no';
		if (!teamPrefix.test(literal)) return 'no';
		// The text may be the identifier of this team.
		answer = 'unknown';
		at += isWanted ? teamPrefixLength : 1;
		if (!isWanted) next += teamPrefixLength - 1;
	}
	return answer;
}

/** Whether a script replaces the text, which may be a token or a macro without build variables, or a variable names another one. */
function isUnknown({ value, replacement, variables }: Str): boolean {
	if (replacement === 'never') return false;
	return variables.length === 0 || hasNestedVariable(value);
}

function tokensOf({ value, variables }: Str, identifier: string | undefined): readonly Token[] {
	const tokens: Token[] = [];
	let at = 0;
	for (const variable of variables) {
		const { name, modifier, written } = variable;
		const start = value.indexOf(written, at);
		if (start < 0) continue;
		for (const character of value.slice(at, start)) tokens.push(character);
		at = start + written.length;
		if (name === 'DEVELOPMENT_TEAM' && modifier === undefined && value[at] === '.') {
			tokens.push({ variable: teamVariable });
			at++;
		} else if (identifier !== undefined && isProductIdentifier(variable)) {
			for (const character of identifier) tokens.push(character);
		} else {
			tokens.push({ variable: modifier === undefined ? name : `${name}:${modifier}` });
		}
	}
	return [...tokens, ...value.slice(at)];
}

/** The characters from `at` to the next variable, at most those of a team prefix. */
function literalAt(tokens: readonly Token[], at: number): string {
	let text = '';
	for (const token of tokens.slice(at, at + teamPrefixLength)) {
		if (isVariable(token)) break;
		text += token;
	}
	return text;
}

function isVariable(token: Token | undefined): token is { readonly variable: string } {
	return typeof token === 'object';
}

function isTeam(token: Token | undefined): boolean {
	return isVariable(token) && token.variable === teamVariable;
}

function isSame(a: Token, b: Token | undefined): boolean {
	return isVariable(a) ? isVariable(b) && a.variable === b.variable : a === b;
}
