/** Names that the workbench would read as icons or links. */
import { expect, it } from 'vitest';
import { plainLabel, plainMessage } from '../../../client/src/pick/plainLabel.js';

it.each([
	['Keyboard', 'Keyboard'],
	['$(flame) Keyboard', '\\$(flame) Keyboard'],
	['$(loading~spin)$(x)', '\\$(loading~spin)\\$(x)'],
	['two\nlines\r\n', 'two lines '],
	['5 $', '5 $'],
	['$(VENDOR_ID), $(a b', '$(VENDOR_ID), $(a b'],
])('the label %j is %j', (name, label) => {
	expect(plainLabel(name)).toBe(label);
});

it('has no links in a message', () => {
	expect(plainMessage("'[Run](command:x)' can't be written.")).toBe(
		"'[Run] (command:x)' can't be written.",
	);
});
