/** Questions at a terminal: the lines typed, and the resulting answers. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askAnswers } from '../../../server/src/cli/scaffold/askAnswers.js';
import type { NameLists } from '../../../server/src/scaffold/names/deviceNames.js';
import type { Answers, Template } from '../../../server/src/scaffold/template.js';

const template: Template = {
	id: 'lamp',
	title: 'Lamp',
	description: 'A lamp.',
	category: 'dext',
	values: {},
	files: [],
	opens: '',
	prompts: [
		{
			key: 'bus',
			title: 'Where is it?',
			kind: 'choice',
			default: 'pci',
			options: [
				{ value: 'pci', title: 'PCI', description: 'in the Mac' },
				{ value: 'usb', title: 'USB', values: { hasVendor: 'yes' } },
			],
		},
		{ key: 'vendorId', title: 'Vendor', kind: 'id16', default: '0x1234', when: 'hasVendor' },
		{ key: 'productId', title: 'Product', kind: 'id16', default: '1', when: 'hasVendor' },
		{
			key: 'vendorName',
			title: 'Vendor name',
			kind: 'text',
			default: '',
			optional: true,
			when: 'hasVendor',
		},
		{ key: 'name', title: 'Name', kind: 'identifier', default: 'Lamp' },
		{ key: 'label', title: 'Label', kind: 'text', default: '{{name}} 1', optional: true },
	],
};

const lists: NameLists = { usb: '046d Logitech\n', pci: '' };

/** Types each line when the question before it is shown; the input ends after the last line. */
async function answer(
	lines: readonly string[],
	given: Answers = {},
): Promise<{ readonly answers: Answers | undefined; readonly shown: string }> {
	const stdin = new PassThrough();
	const stderr = new PassThrough();
	const rest = [...lines];
	let shown = '';
	stderr.setEncoding('utf8').on('data', (text: string) => {
		shown += text;
		if (!shown.endsWith(']: ')) return;
		const line = rest.shift();
		if (line === undefined) stdin.end();
		else stdin.write(`${line}\n`);
	});
	return { answers: await askAnswers(template, given, lists, { stdin, stderr }), shown };
}

describe('questions at a terminal', () => {
	it('use their defaults for empty lines', async () => {
		const { answers, shown } = await answer(['', '', '']);
		expect(answers).toEqual({ bus: 'pci', name: 'Lamp', label: 'Lamp 1' });
		expect(shown).toContain('Where is it?\n  1  PCI (in the Mac)\n  2  USB\n[pci]: ');
	});

	it('print and propose the name of a known vendor', async () => {
		const { answers, shown } = await answer(['usb', '0x046d', '', '', '', '']);
		expect(shown).toContain('0x046d is Logitech\n');
		expect(shown).toContain('Vendor name [Logitech]: ');
		expect(answers).toMatchObject({ vendorName: 'Logitech' });
	});

	it('accept an option by number or name, and ask the questions that depend on it', async () => {
		const ids = { vendorId: '0x1209', productId: '0x0002' };
		const usb = { bus: 'usb', ...ids, vendorName: '', name: 'Torch', label: 'Torch 1' };
		expect((await answer(['2', '0x1209', '0x0002', '', 'Torch', ''])).answers).toEqual(usb);
		expect((await answer(['usb', '0x1209', '0x0002', '', 'Torch', ''])).answers).toEqual(usb);
	});

	it('are both answered by the two IDs of a device', async () => {
		const { answers, shown } = await answer(['usb', '046d:0002', '', 'Torch', '']);
		expect(answers).toMatchObject({ vendorId: '0x046d', productId: '0x0002', name: 'Torch' });
		expect(shown).toContain('0x046d is the vendor ID (Logitech), and 0x0002 the product ID\n');
		expect(shown).not.toContain('Product [');
	});

	it('are repeated after an invalid answer', async () => {
		const { answers, shown } = await answer(['3', '1', 'class', 'Torch', '']);
		expect(answers).toEqual({ bus: 'pci', name: 'Torch', label: 'Torch 1' });
		expect(shown).toContain("'3' is not one of pci, usb.\n");
		expect(shown).toContain("'class' is a reserved word in C++.\n");
	});

	it('are not asked if the answer is given', async () => {
		const { answers, shown } = await answer([''], { bus: 'pci', name: 'Torch' });
		expect(answers).toEqual({ bus: 'pci', name: 'Torch', label: 'Torch 1' });
		expect(shown).not.toContain('Name');
	});

	it.each([0, 1, 2])('have no result if the input ends after %s', async (count) => {
		expect((await answer(['', '', ''].slice(0, count))).answers).toBeUndefined();
	});
});
