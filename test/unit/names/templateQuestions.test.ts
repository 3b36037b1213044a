/** The defaults, validation and remarks of questions. */
import { describe, expect, it } from 'vitest';
import type { NameLists } from '../../../server/src/scaffold/names/deviceNames.js';
import {
	type Answers,
	type Template,
	templateById,
} from '../../../server/src/scaffold/template.js';
import {
	type AnswerCheck,
	checkAnswer,
	type Question,
	questionsAfter,
	withNames,
} from '../../../server/src/scaffold/templateQuestions.js';
import { templates } from '../../../server/src/scaffold/templates.js';

const lists: NameLists = {
	usb: '046d Logitech\n\tc216 Dual Action\n',
	pci: '046d Other\n\tc216 Card\n',
};

const template = templateById(templates, 'codeless-dext') as Template;

function questions(answers: Answers): readonly Question[] {
	return questionsAfter(template, answers, lists);
}

function preset(key: string, answers: Answers): string | undefined {
	return questions(answers).find(({ prompt }) => prompt.key === key)?.preset;
}

function checked(key: string, text: string, answers: Answers): AnswerCheck {
	return checkAnswer(template, key, text, answers, lists);
}

const hid = { parent: 'usb-hid' };

describe('the questions of a template', () => {
	it('show the names of IDs during typing', () => {
		expect(checked('vendorId', '0x046d', hid).remark).toBe('0x046d is Logitech');
		expect(checked('vendorId', '046d', hid)).toEqual({ remark: '046d is Logitech' });
		const known = { ...hid, vendorId: '1133' };
		expect(checked('productId', '0xc216', known).remark).toBe('0xc216 is Dual Action');
		expect(checked('productId', '0xc217', known)).toEqual({});
		expect(checked('productId', 'c', known).remark).toBeUndefined();
		// The number is hexadecimal or decimal.
		expect(checked('vendorId', '1133', hid)).toEqual({
			fault: expect.stringContaining('0x046d for the decimal number'),
		});
	});

	it('use the PCI list for names of PCI devices', () => {
		const answers = { parent: 'pci', vendorId: '0x046d', productId: '0xc216' };
		expect(preset('name', answers)).toBe('CardDriver');
	});

	it('propose what follows from a detail that is not asked', () => {
		const merge = templateById(templates, 'codeless-dext-merge') as Template;
		const asked = questionsAfter(merge, { vendorId: '0x046d', productId: '0xc216' }, lists);
		expect(asked.find(({ prompt }) => prompt.key === 'shownName')?.preset).toBe('Dual Action');
		const unknown = questionsAfter(merge, { name: 'PedalDriver' }, lists);
		expect(unknown.find(({ prompt }) => prompt.key === 'shownName')?.preset).toBe('PedalDriver');
	});

	it('decide how many there are where others depend on the answer', () => {
		const decisions = (id: string): readonly string[] =>
			questionsAfter(templateById(templates, id) as Template, {}, lists)
				.filter(({ isDecision }) => isDecision)
				.map(({ prompt }) => prompt.key);
		expect([decisions('hid'), decisions('usb-device')]).toEqual([['transport'], []]);
	});

	it('propose a name made of the known one', () => {
		const answers = { ...hid, vendorId: '0x046d', productId: '0xc216' };
		expect(preset('name', answers)).toBe('DualActionDriver');
		expect(preset('name', { ...answers, productId: '1' })).toBe('MyDriver');
	});

	it('are at most three for a device in hand', () => {
		const asked = questions({ vendorId: '0x046d', productId: '0xc216' })
			.map(({ prompt }) => prompt.key)
			.filter((key) => !/^(?:vendor|product)Id$/.test(key));
		expect(asked).toEqual(['parent', 'name', 'appIdentifier']);
	});

	it('are answered with these names on the command line', () => {
		const ids = { vendorId: '0x046d', productId: '0xc216' };
		const names = (given: Answers): Answers => withNames(template, given, lists);
		expect(names(ids)).toMatchObject({ vendorName: 'Logitech', productName: 'Dual Action' });
		expect(names({ ...ids, parent: 'pci' })).toMatchObject({ productName: 'Card' });
		expect(names({ ...ids, productName: 'Mine' })).toMatchObject({ productName: 'Mine' });
		expect(names({ name: 'Pedal' })).toEqual({ name: 'Pedal' });
	});

	it('reject an invalid answer during typing', () => {
		expect(checked('name', 'class', hid).fault).toMatch(/reserved word in C\+\+/);
		expect(checked('name', '../x', hid).fault).toMatch(/folder/);
		expect(checked('name', 'Pedal', hid)).toEqual({});
	});

	it('depend on the choice before them', () => {
		const serial = templateById(templates, 'serial') as Template;
		const keys = (transport: string): readonly string[] =>
			questionsAfter(serial, { transport }, lists).map(({ prompt }) => prompt.key);
		expect(keys('usb')).toContain('interfaceNumber');
		expect(keys('pci')).not.toContain('interfaceNumber');
	});
});

describe('the questions of both IDs', () => {
	it.each([
		['046d:c216', '0x046d', '0xc216', ' (Logitech)', ' (Dual Action)'],
		['0x046d:0xc216', '0x046d', '0xc216', ' (Logitech)', ' (Dual Action)'],
		['046D C216', '0x046d', '0xc216', ' (Logitech)', ' (Dual Action)'],
		['ID 046d:c216 Logitech, Inc.', '0x046d', '0xc216', ' (Logitech)', ' (Dual Action)'],
		['USB\\VID_046D&PID_0001', '0x046d', '0x0001', ' (Logitech)', ''],
		['1209:0002', '0x1209', '0x0002', '', ''],
	])('are both answered by %j', (text, vendorId, productId, vendor, product) => {
		const both = {
			answers: { vendorId, productId },
			remark: `${vendorId} is the vendor ID${vendor}, and ${productId} the product ID${product}`,
		};
		expect(checked('vendorId', text, hid)).toEqual(both);
		expect(checked('productId', text, hid)).toEqual(both);
		const decimal = String(Number(vendorId));
		expect(checked('productId', text, { ...hid, vendorId: decimal })).toEqual(both);
	});

	it('are not, after another ID of the device', () => {
		expect(checked('productId', '1209:0002', { ...hid, vendorId: '1133' })).toEqual({
			fault: 'The vendor ID is 0x046d, not 0x1209. Enter the product ID only, such as 0x0002.',
		});
		expect(checked('vendorId', '1209:0002', { ...hid, productId: '3' })).toEqual({
			fault: 'The product ID is 0x0003, not 0x0002. Enter the vendor ID only, such as 0x1209.',
		});
	});

	it('are not where the template does not ask for both', () => {
		const hidden = templateById(templates, 'kext') as Template;
		const answers = { bus: 'acpi' };
		expect(checkAnswer(hidden, 'vendorId', '1209:0002', answers, lists).answers).toBeUndefined();
		expect(checked('interfaceNumber', '1209:0002', hid)).toHaveProperty('fault');
	});
});
