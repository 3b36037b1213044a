/** The statements of a function, and the paths through it. */

export type Statement =
	| { readonly kind: 'plain'; readonly text: string }
	| { readonly kind: 'return'; readonly text: string }
	| {
			readonly kind: 'if';
			readonly condition: string;
			readonly then: readonly Statement[];
			readonly otherwise: readonly Statement[];
	  }
	/** A loop or a `switch`: its body may be skipped. */
	| { readonly kind: 'maybe'; readonly head: string; readonly body: readonly Statement[] };

/** What happens on a path, in order. */
export type Step =
	| { readonly kind: 'plain' | 'return'; readonly text: string }
	| { readonly kind: 'condition'; readonly text: string; readonly holds: boolean };

/** The statements of a body without comments. */
export function parseStatements(body: string): readonly Statement[] {
	const tokens = body.match(/""|\w+|->|::|[=!<>]=|&&|\|\||\S/g) ?? [];
	let at = 0;
	const parenthesized = (): string => {
		const start = at;
		let depth = 0;
		do {
			if (tokens[at] === '(') depth++;
			if (tokens[at] === ')') depth--;
			at++;
		} while (depth > 0 && at < tokens.length);
		return tokens.slice(start + 1, at - 1).join(' ');
	};
	const block = (): readonly Statement[] => {
		if (tokens[at] !== '{') return [statement()];
		const statements: Statement[] = [];
		at++;
		while (at < tokens.length && tokens[at] !== '}') statements.push(statement());
		at++;
		return statements;
	};
	const statement = (): Statement => {
		const word = tokens[at];
		if (word === 'if') {
			at++;
			const condition = parenthesized();
			const then = block();
			const hasElse = tokens[at] === 'else';
			if (hasElse) at++;
			return { kind: 'if', condition, then, otherwise: hasElse ? block() : [] };
		}
		if (word === 'for' || word === 'while' || word === 'switch') {
			at++;
			return { kind: 'maybe', head: parenthesized(), body: block() };
		}
		if (word === '{') return { kind: 'maybe', head: '', body: block() };
		const text = untilSemicolon();
		return word === 'return' ? { kind: 'return', text: text.slice(7) } : { kind: 'plain', text };
	};
	/** Blocks and initializers within the statement belong to it. */
	const untilSemicolon = (): string => {
		const start = at;
		let depth = 0;
		for (; at < tokens.length; at++) {
			const token = tokens[at] ?? '';
			if (/^[{(]$/.test(token)) depth++;
			if (/^[})]$/.test(token)) depth--;
			if (depth < 0 || (depth === 0 && (token === ';' || token === ':'))) break;
		}
		const text = tokens.slice(start, at).join(' ');
		if (tokens[at] !== '}') at++;
		return text;
	};
	const statements: Statement[] = [];
	while (at < tokens.length) statements.push(statement());
	return statements;
}

/** All paths from the start of a function to a return or its end. Bodies of loops are run once or skipped. */
export function pathsThrough(statements: readonly Statement[]): readonly (readonly Step[])[] {
	let open: readonly (readonly Step[])[] = [[]];
	const ended: (readonly Step[])[] = [];
	for (const each of statements) {
		const next: (readonly Step[])[] = [];
		for (const path of open) {
			for (const steps of stepsOf(each)) {
				const longer = [...path, ...steps];
				if (steps.at(-1)?.kind === 'return') ended.push(longer);
				else next.push(longer);
			}
		}
		open = next;
	}
	return [...ended, ...open];
}

function stepsOf(statement: Statement): readonly (readonly Step[])[] {
	switch (statement.kind) {
		case 'plain':
		case 'return':
			return [[statement]];
		case 'if': {
			const branch = (holds: boolean, body: readonly Statement[]) =>
				pathsThrough(body).map((path) => [
					{ kind: 'condition' as const, text: statement.condition, holds },
					...path,
				]);
			return [...branch(true, statement.then), ...branch(false, statement.otherwise)];
		}
		case 'maybe': {
			const head = { kind: 'plain' as const, text: statement.head };
			return [[head], ...pathsThrough(statement.body).map((path) => [head, ...path])];
		}
	}
}
