/** A path is compared with few patterns of a file, and the result is that of all of them. */
import ignore from 'ignore';
import { describe, expect, it, vi } from 'vitest';
import { ignorePatterns } from '../../../server/src/project/ignorePatterns.js';
import { Random } from '../../support/random.js';

describe('a file with many patterns', () => {
	it.each([
		['of names', (index: number) => `file${index}.plist`],
		['of folders', (index: number) => `/folder${index}/sub/`],
		['of the same name', (index: number) => `/folder${index}/other.plist`],
		['of names with wildcards around them', (index: number) => `a/**/x${index}/*.p?ist`],
	])('%s compares a path with few of them', (_, patternAt) => {
		const text = Array.from({ length: 60_000 }, (_each, index) => patternAt(index)).join('\n');
		const patterns = ignorePatterns(text, false);
		const compared = vi.spyOn(RegExp.prototype, 'test');
		expect(patterns?.test('some/other.plist')?.ignored).toBe(false);
		expect(compared.mock.calls.length).toBeLessThan(100);
		compared.mockRestore();
	});

	it('has the result of all its patterns, in their order', () => {
		const random = new Random(8);
		const names = ['a', 'B', 'b.c', '*', '**', '*.c', '?', 'a ', '\\\\b', '\u00e4'];
		const pick = (from: readonly string[]): string => from[random.below(from.length)] ?? '';
		const path = (from: readonly string[]): string =>
			Array.from({ length: random.between(1, 3) }, () => pick(from)).join('/');
		const some = (): string =>
			pick(['', '', '!']) + pick(['', '/']) + path(names) + pick(['', '/']);
		for (let round = 0; round < 2_000; round++) {
			const text = Array.from({ length: random.between(1, 6) }, some).join('\n');
			const ignorecase = random.below(2) === 0;
			const way = path(['a', 'A', 'b', 'b.c', 'x.c', '\u00e4']) + pick(['', '/']);
			const { ignored, unignored } = ignore({ ignorecase }).add(text).test(way);
			const result = ignorePatterns(text, ignorecase)?.test(way);
			expect(result, `${JSON.stringify(text)} ${way}`).toMatchObject({ ignored, unignored });
		}
	});

	it.each([
		['wildcards only', (index: number) => `*.x${index}.*`],
		['the same folder', (index: number) => `folder/*.x${index}`],
	])('is not applied if they have %s', (_, patternAt) => {
		const text = (count: number): string =>
			Array.from({ length: count }, (_each, index) => patternAt(index)).join('\n');
		expect(ignorePatterns(text(60_000), false)).toBeUndefined();
		expect(ignorePatterns(text(900), false)).toBeDefined();
	});
});

describe('a file with a pattern that is longer than any path', () => {
	it.each(['a/', '/', '**/', '*/', '*a', '[a]', '?', 'a', '\\a', '!', 'a/**/'])(
		'is not applied: %s',
		(part) => {
			const patterns = ignorePatterns(`other\n${part.repeat(200_000)}\n`, true);
			expect(patterns).toBeUndefined();
		},
	);

	it.each(['a/', '*/', '[a]', '?', 'a'])('is applied if it is not: %s', (part) => {
		const patterns = ignorePatterns(part.repeat(1_000), true);
		expect(patterns?.test('a/Info.plist')?.ignored).toBe(false);
	});

	it('is applied if the long line is a comment', () => {
		const patterns = ignorePatterns(`# ${'a'.repeat(200_000)}\nInfo.plist`, true);
		expect(patterns?.test('a/Info.plist')?.ignored).toBe(true);
	});
});

describe('a pattern with many ways through a path', () => {
	it.each([
		['folders', '**/a/'.repeat(7), 'a/'.repeat(100)],
		['folders with sets', '**/[a]/'.repeat(7), 'a/'.repeat(100)],
		['folders and names', '**/*a*/'.repeat(3), 'aa/'.repeat(100)],
		['characters', 'a*'.repeat(12), 'a'.repeat(200)],
		['double stars in a name', 'a**'.repeat(6), 'a'.repeat(200)],
		['characters of a folder', `${'*a'.repeat(12)}/`, `${'a'.repeat(200)}/`],
		['many paths that are long', 'a/**/**/x\n'.repeat(900), 'a/'.repeat(2_000)],
	])('is not applied: %s', (_, pattern, folder) => {
		const patterns = ignorePatterns(`${pattern}[b]`, false);
		expect(patterns?.test(`${folder}x.plist`)).toBeUndefined();
		expect(patterns?.test('x.plist')?.ignored).toBe(false);
	});

	it.each([
		['**/a/**/b/**/*.plist', 'x/a/y/b/z/'.repeat(4)],
		['*[Tt]est*Driver*.plist', 'a/Mytest'],
		['build*/**/*.dext/**/*.plist', 'build-Debug/Products/'.repeat(10)],
	])('is applied to usual paths: %s', (pattern, folder) => {
		expect(ignorePatterns(pattern, false)?.test(`${folder}Driver.dext/Info.plist`)).toBeDefined();
	});
});
