/** The starts of texts with build variables. */
import { expect, it } from 'vitest';
import { startsOf } from '../../../server/src/service/document/startsOf.js';
import { analyzeExample } from '../../support/checkFindings.js';

function stringOf(text: string) {
	const { root } = analyzeExample(`<key>A</key>\n<string>${text}</string>`);
	const value = root?.type === 'dict' ? root.get('A')?.value : undefined;
	if (value?.type !== 'string') throw new Error('not a string');
	return value;
}

it.each([
	['group.a.b', 'group.a', 'yes'],
	['group.a', 'group.a', 'yes'],
	['group.b', 'group.a', 'no'],
	['group', 'group.a', 'no'],
	['$(TeamIdentifierPrefix)a.b', '$(TeamIdentifierPrefix)a', 'yes'],
	['$' + '{TeamIdentifierPrefix}a.b', '$(DEVELOPMENT_TEAM).a', 'yes'],
	['$(TeamIdentifierPrefix)b', '$(TeamIdentifierPrefix)a', 'no'],
	['$(TeamIdentifierPrefix)a', 'group.a', 'no'],
	['group.a', '$(TeamIdentifierPrefix)a', 'no'],
	['com.a', '$(TeamIdentifierPrefix)com.a', 'no'],
	['ABCDE12345.a.b', '$(TeamIdentifierPrefix)a', 'unknown'],
	['ABCDE12345.b', '$(TeamIdentifierPrefix)a', 'no'],
	['$(TeamIdentifierPrefix)a.b', 'ABCDE12345.a', 'unknown'],
	['$(TeamIdentifierPrefix)b', 'ABCDE12345.a', 'no'],
	['$(SERVICE)', 'group.a', 'unknown'],
	['group.$(NAME).x', 'group.$(NAME)', 'yes'],
	['group.$(NAME).x', 'group.$(OTHER)', 'unknown'],
	['group.$(NAME:lower)', 'group.$(NAME)', 'unknown'],
	['group.a', 'group.a$(SUFFIX)', 'unknown'],
	['$(TeamIdentifierPrefix)a.b', '$(GROUP_$(CONFIGURATION))', 'unknown'],
	['$(SERVICE_$(CONFIGURATION))', 'group.a', 'unknown'],
	['$(TeamIdentifierPrefix)$(G_$(CONFIGURATION)).b', '$(TeamIdentifierPrefix)a', 'unknown'],
	['{{name}}', 'group.a', 'unknown'],
])('%s after %s: %s', (text, start, answer) => {
	expect(startsOf(stringOf(text))(stringOf(start))).toBe(answer);
});
