/** Globs over the paths of documents. */
import { expect, it } from 'vitest';
import { globMatcher } from '../../../server/src/configuration/globMatcher.js';

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
