/** Globs over the paths of documents. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globMatcher } from '../../../server/src/configuration/globMatcher.js';
import { WorkCounter } from '../../support/workGrowth.js';

it.each([
	['Info.plist', '/a/Info.plist', true],
	['Info.plist', '/a/MyInfo.plist', false],
	['Drivers/*.plist', '/a/b/Drivers/x.plist', true],
	['Drivers/*.plist', '/Drivers/a/x.plist', false],
	['/Drivers/*.plist', '/Drivers/x.plist', true],
	['/Drivers/*.plist', '/a/Drivers/x.plist', false],
	['*/x.plist', '/x.plist', false],
	['*', '/a/.hidden', true],
	['/a/**', '/a/b/c', true],
	['/a/**', '/a', true],
	['/a/**', '/ab', false],
	['/**/x.plist', '/x.plist', true],
	['/a/**/x.plist', '/a/x.plist', true],
	['/a/**/x.plist', '/a/b/c/x.plist', true],
	['/a/**/**/x.plist', '/a/x.plist', true],
	['a**b', '/axxb', true],
	['a**b', '/a/b', false],
	['?.plist', '/x.plist', true],
	['a?b', '/a/b', false],
	['**?', '/a/b', true],
	['a/**/**', '/a', true],
	['a/**/***', '/a/b', true],
	['?', '/😀', true],
	['😀*', '/😀x', true],
	['*.{plist,entitlements}', '/x.entitlements', true],
	['{a/b,c}/x', '/a/b/x', true],
	['{a,{b,c}d}.plist', '/cd.plist', true],
	['a,b', '/a,b', true],
	['{a', '/{a', true],
	['a}', '/a}', true],
	['[a-c]x', '/bx', true],
	['[!a-c]x', '/bx', false],
	['[^a-c]x', '/dx', true],
	['[z-a]', '/z', false],
	['[', '/[', true],
	['[]a]', '/]', true],
	['[]]', '/[]]', true],
	['[!]', '/!', true],
	['[a/b]', '/[a/b]', true],
	['{,a}b', '/ab', true],
	['{}b', '/b', true],
	['__proto__', '/__proto__', true],
	['a.b', '/axb', false],
	['a+(b)', '/a+(b)', true],
	['Größe 1.plist', '/Gr%C3%B6%C3%9Fe%201.plist', true],
])('the glob %j and the path %j: %j', (glob, path, matches) => {
	expect(globMatcher(glob)(`file://${path}`)).toBe(matches);
	expect(globMatcher(glob)(`file://server${path}?query#part`)).toBe(matches);
});

it('matches only in the folder that it is given', () => {
	const matches = globMatcher('/Drivers/*.plist', 'file:///team/');
	expect(matches('file:///team/Drivers/x.plist')).toBe(true);
	expect(matches('file:///Drivers/x.plist')).toBe(false);
	expect(matches('file:///teams/Drivers/x.plist')).toBe(false);
});

describe('a hostile glob', () => {
	const path = `file://${'/aaaaaaaaaa'.repeat(20)}`;

	it.each([
		['**/**/**/**/a*a*a*a*a*a*a*a*b'],
		['{a,b}'.repeat(30)],
		['{a*,*a}'.repeat(2000)],
		['*a'.repeat(50_000)],
		['['.repeat(100_000)],
		[`${'{'.repeat(50_000)}${'}'.repeat(50_000)}`],
		['{**/,**/}'.repeat(2000)],
		['\0'],
		['\ud800'],
	])('%.20s is matched', (glob) => {
		expect(globMatcher(glob)(path)).toBe(false);
	});

	const counter = new WorkCounter();
	beforeAll(() => counter.start());
	afterAll(() => counter.stop());

	it('is matched by counted work', () => {
		const counted = counter.countBlocks(() => globMatcher('a*b')('file:///ab'));
		expect([...counted.keys()].join('\n')).toMatch(
			/globTokens.*[\s\S]*globProgram|globProgram.*[\s\S]*globTokens/,
		);
	});

	it.each(['*a', '{a,b}', '{a*,*a}', '**/', '/**', '[', '[!', '[a-z]', '{', '?', '{a,', 'a*/**/'])(
		'of many %s takes steps in proportion to its length and that of the path',
		(part) => {
			const match = (glob: string, uri: string): void => {
				globMatcher(glob)(uri);
			};
			expect(counter.overgrown((size) => match(part.repeat(size), path))).toEqual([]);
			const glob = `${part.repeat(20)}b`;
			expect(counter.overgrown((size) => match(glob, `file:///${'aa/'.repeat(size)}`))).toEqual([]);
		},
	);
});
