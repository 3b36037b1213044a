/** What an interface file (`.iig`) of a dext declares, as far as rules and completion compare it with the plist. */

/** A class with a superclass. */
export interface DeclaredClass {
	readonly name: string;
	readonly superclass: string;
	/** The names of the methods that it overrides. */
	readonly overrides: readonly string[];
}

export interface InterfaceFile {
	readonly uri: string;
	readonly classes: readonly DeclaredClass[];
}

/** Comments, also one without an end, and strings. */
const ignored = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*/g;

/** `class KERNEL Name : public Base {`; up to three macros are before the name. */
const classHead = /\bclass\s+(?:\w+\s+){0,3}?(\w+)\s*:\s*(?:public\s+)?(\w+)\s*\{/g;

/** Never throws, whatever the text. A class extends to the next one. */
export function readInterface(uri: string, text: string): InterfaceFile {
	const code = text.replace(ignored, ' ');
	const heads = [...code.matchAll(classHead)];
	const classes = heads.map(({ 0: head, 1: name = '', 2: superclass = '', index }, at) => {
		const body = code.slice(index + head.length, heads[at + 1]?.index);
		return { name, superclass, overrides: overridesIn(body) };
	});
	return { uri, classes };
}

function overridesIn(body: string): readonly string[] {
	return body.split(';').flatMap((member) => {
		const name = /\boverride\b/.test(member) ? /\b(\w+)\s*\(/.exec(member)?.[1] : undefined;
		return name === undefined ? [] : [name];
	});
}
