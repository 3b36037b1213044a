/** Texts that a build replaces. */
import { expect, it } from 'vitest';
import { canBecome } from '../../../server/src/service/document/unexpanded.js';

it.each([
	['com.example.a', true],
	['com.example.b', false],
	['$(KEY)', true],
	['com.$(NAME).a', true],
	['com.$(NAME).b', false],
	['$(PREFIX)a', true],
	['$(PREFIX)com.example', false],
	['com.$(A)mp$(B).a', true],
	['com.$(A)x$(B)x$(C).a', false],
	['com.example.a$(SUFFIX)', true],
	['com.example.a$(MIDDLE)a', false],
	['@KEY@', true],
])('%s becomes com.example.a: %s', (text, expected) => {
	expect(canBecome(text, 'com.example.a', 'source')).toBe(expected);
	expect(canBecome(text, 'com.example.a', 'built')).toBe(text === 'com.example.a');
});
