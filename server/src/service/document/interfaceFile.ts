/** What an interface file (`.iig`) of a dext declares, as far as rules and completion compare it with the plist. */

import { withoutConditionals, withoutUnused } from '../text/conditionals.js';

/** A class with a superclass. */
export interface DeclaredClass {
	readonly name: string;
	readonly superclass: string;
	/** The names of the methods that it overrides, without those that are compiled only under a condition. */
	readonly overrides: readonly string[];
}

export interface InterfaceFile {
	readonly uri: string;
	readonly classes: readonly DeclaredClass[];
}

/** Comments, also one without an end, and strings. */
const ignored = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*/g;

/** `class KERNEL Name final : public Base {`, with macros that may have arguments. */
const classHead = /(?<!\benum\s{1,9})\b(?:class|struct)\s([^;{}]{1,400})\{/g;

/** A macro whose value is one name, perhaps in parentheses. */
const definition =
	/^[^\S\n]{0,99}#[^\S\n]{0,99}define[^\S\n]{1,99}(\w{1,200})[^\S\n]{1,99}\(?([A-Za-z_]\w{0,200})\)?[^\S\n]{0,99}$/gm;

/** Never throws, whatever the text. A class extends to the next one. */
export function readInterface(uri: string, text: string): InterfaceFile {
	const code = withoutUnused(text.replace(ignored, ' '));
	const heads = [...code.matchAll(classHead)];
	const macros = macrosIn(code);
	const classes = heads.flatMap(({ 0: head, 1: declared = '', index }, at) => {
		const [own = '', base = ''] = declared.split(/(?<!:):(?!:)/, 2);
		const isFinal = (each: string): boolean => expansionsOf(each, macros).includes('final');
		const [name] = namesIn(own)
			.filter((each) => !isFinal(each))
			.slice(-1);
		const [superclass] = namesIn(base.split(',', 1)[0] ?? '').slice(-1);
		if (name === undefined || superclass === undefined) return [];
		const body = code.slice(index + head.length, heads[at + 1]?.index);
		const overrides = overridesIn(withoutConditionals(body));
		return expansionsOf(name, macros).flatMap((each) =>
			expansionsOf(superclass, macros).map((base) => ({ name: each, superclass: base, overrides })),
		);
	});
	return { uri, classes };
}

/** What each macro is defined as: several names where conditions decide. */
type Macros = ReadonlyMap<string, ReadonlySet<string>>;

/** More definitions of a macro than conditions lead to. */
const mostDefinitions = 4;

function macrosIn(code: string): Macros {
	const macros = new Map<string, Set<string>>();
	for (const [, name = '', value = ''] of code.matchAll(definition)) {
		const values = macros.get(name) ?? new Set();
		macros.set(name, values);
		if (values.size < mostDefinitions) values.add(value);
	}
	return macros;
}

/** More steps from one macro to the next than a project has. */
const mostSteps = 4;

/** The names that a name can become: itself if it is not a macro. The value of a macro can be a macro. */
function expansionsOf(name: string, macros: Macros, steps = 0): readonly string[] {
	const values = macros.get(name);
	if (!values || steps === mostSteps) return [name];
	const all = [...values].flatMap((value) => expansionsOf(value, macros, steps + 1));
	return [...new Set(all)].slice(0, mostDefinitions);
}

/** The names without the arguments of macros and templates, and without `final`. The last one is that of the class. */
function namesIn(head: string): readonly string[] {
	const names = head.replace(/\([^()]*\)|<[^<>]*>/g, ' ').match(/[A-Za-z_]\w*/g) ?? [];
	return names.filter((name) => name !== 'final');
}

function overridesIn(body: string): readonly string[] {
	return body.split(';').flatMap((member) => {
		const name = /\boverride\b/.test(member) ? /\b(\w+)\s*\(/.exec(member)?.[1] : undefined;
		return name === undefined ? [] : [name];
	});
}
