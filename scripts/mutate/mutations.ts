/** Small changes to a source file, each of which a good test notices. */
import ts from 'typescript';

export interface Mutation {
	/** What is changed, as the plural that a table of counts shows. */
	readonly kind: 'deleted guards' | 'exchanged operators';
	/** Counted from 1. */
	readonly line: number;
	/** The changed source, on one line. */
	readonly shown: string;
	/** The whole file after the change. */
	readonly text: string;
}

/** Every mutation of a file, in its order. */
export function mutationsOf(path: string, text: string): readonly Mutation[] {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const found: Mutation[] = [];
	const add = (kind: Mutation['kind'], node: ts.Node, shown: string, by: string): void => {
		const start = node.getStart(source);
		found.push({
			kind,
			line: source.getLineAndCharacterOfPosition(start).line + 1,
			shown: shown.replace(/\s+/g, ' '),
			text: text.slice(0, start) + by + text.slice(node.end),
		});
	};
	const visit = (node: ts.Node): void => {
		if (ts.isIfStatement(node) && isGuard(node)) {
			add('deleted guards', node, node.getText(source), '');
		} else if (ts.isBinaryExpression(node)) {
			const { kind } = node.operatorToken;
			const by = exchanged.get(kind);
			if (by) add('exchanged operators', node.operatorToken, node.getText(source), by);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

const exchanged: ReadonlyMap<ts.SyntaxKind, string> = new Map([
	[ts.SyntaxKind.AmpersandAmpersandToken, '||'],
	[ts.SyntaxKind.BarBarToken, '&&'],
]);

/** `if (…) return …;` or `if (…) continue;`, without an `else`. */
function isGuard({ thenStatement, elseStatement }: ts.IfStatement): boolean {
	if (elseStatement) return false;
	const [only, ...more] = ts.isBlock(thenStatement) ? thenStatement.statements : [thenStatement];
	return (
		only !== undefined &&
		more.length === 0 &&
		(ts.isReturnStatement(only) || ts.isContinueStatement(only))
	);
}
