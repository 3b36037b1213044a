/** Interface files: the classes and overrides in them, and texts that are not interfaces. */
import { describe, expect, it } from 'vitest';
import { readInterface } from '../../../server/src/service/document/interfaceFile.js';

function shown(text: string): readonly string[] {
	return readInterface('file:///Driver.iig', text).classes.map(({ name, superclass, overrides }) =>
		[`${name} : ${superclass}`, ...overrides].join(' '),
	);
}

function itReads(
	cases: readonly [title: string, text: string, expected: readonly string[]][],
): void {
	it.each(cases)('%s', (_title, text, expected) => {
		expect(shown(text)).toEqual(expected);
	});
}

describe('the classes of an interface', () => {
	itReads([
		[
			'with what they override',
			'class A : public IOService\n{\npublic:\n\tvirtual bool init() override;\n\tvirtual kern_return_t Start(IOService * provider) override LOCALONLY;\n\tvirtual void Done(OSAction * action TARGET) TYPE(IOService::Done);\n};',
			['A : IOService init Start'],
		],
		['with macros', 'class KERNEL LOCALONLY A: public B { };', ['A : B']],
		['with a macro that has an argument', 'class EXTENDS (C) A : public B { };', ['A : B']],
		['that are final', 'class A final : public B { };', ['A : B']],
		['with a superclass in a namespace', 'class A : public ::Kit::B { };', ['A : B']],
		['with other access', 'class A : virtual protected B, C { };', ['A : B']],
		['with a template', 'class A : public B<C> { };', ['A : B']],
		['as structures', 'struct A : B { };', ['A : B']],
		['without enumerations', 'enum class A : uint8_t { one };\nclass B : public C { };', ['B : C']],
		['without a superclass', 'class A { };\nclass B : public C { };', ['B : C']],
		[
			'several',
			'class A : public B { void f() override; };\nclass B : public C { };',
			['A : B f', 'B : C'],
		],
		['without declarations', 'class A;\nclass B : public C { };', ['B : C']],
		[
			'without comments',
			'// class A : B { };\n/* class A : B { }; */ class C : D { /* override; */ void f(); };',
			['C : D'],
		],
		['with an open comment', 'class A : B { /* void f() override;', ['A : B']],
		[
			'with parameters that are functions',
			'class A : B { void f(void (*done)(int)) override; };',
			['A : B f'],
		],
		['none', 'override; class : { (((', []],
	]);

	it.each([
		'class ',
		'/*',
		'"',
		'(',
		'a ',
		': ',
		'{',
		'class A : B {',
		'override;',
		'#if A\n',
		'#else\n',
		'#endif\n',
	])('takes linear time for many %j', (piece) => {
		expect(shown(piece.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
	});
});

describe('the classes of an interface whose names are macros', () => {
	itReads([
		[
			'named by macros',
			'#define NAME A\n# define BASE  B \n#define KERNEL\nclass KERNEL NAME : public BASE { };',
			['A : B'],
		],
		[
			'named by a macro whose value is a macro',
			'#define NAME VENDOR_NAME\n#define VENDOR_NAME (A)\n#define A A\nclass NAME : public B { };',
			['A : B'],
		],
		[
			'named by a macro that depends on a condition',
			'#if DEBUG\n#define NAME A\n#else\n#define NAME B\n#endif\nclass NAME : public C { };',
			['A : C', 'B : C'],
		],
		['with a macro for `final`', '#define FINAL final\nclass A FINAL : public B { };', ['A : B']],
		[
			'named by macros that are values of each other',
			'#define A B\n#define B A\nclass A : public C { };',
			['A : C'],
		],
	]);
});

describe('the classes of an interface with conditionals', () => {
	itReads([
		[
			'without overrides under a condition',
			'#ifndef A_h\n#define A_h\nclass A : public B\n{\n\tvoid f() override;\n#if __DRIVERKIT_VERSION_MIN_REQUIRED >= 240400\n\tvoid g() override;\n#else\n\tvoid h() override;\n#endif\n\tvoid i() override;\n};\n#endif',
			['A : B f i'],
		],
		[
			'without what is never compiled',
			'#if 0\nclass A : public B { };\n#if X\n#else\nclass A2 : public B { };\n#endif\n#else\nclass A : public C { void f() override; };\n#endif\n#if 1\nclass D : public E { };\n#else\nclass D : public F { };\n#endif',
			['A : C f', 'D : E'],
		],
		[
			'in both branches of a condition',
			'#ifdef X\nclass A : public B { void f() override; };\n#else\nclass A : public C { void g() override; };\n#endif',
			['A : B f', 'A : C g'],
		],
	]);
});
