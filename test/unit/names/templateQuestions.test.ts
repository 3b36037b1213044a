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

describe('the questions of a template', () => {
	const hid = { parent: 'usb-hid' };

	it('show the names of IDs during typing', () => {
		expect(checked('vendorId', '0x046d', hid).remark).toBe('0x046d is Logitech');
		expect(checked('vendorId', '046d', hid)).toEqual({ remark: '046d is Logitech' });
		const known = { ...hid, vendorId: '1133' };
		expect(checked('productId', '0xc216', known).remark).toBe('0xc216 is Dual Action');
		expect(checked('productId', '0xc217', known)).toEqual({});
		expect(checked('productId', 'c', known).remark).toBeUndefined();
	});

	it('use the PCI list for names of PCI devices', () => {
		const answers = { parent: 'pci', vendorId: '0x046d', productId: '0xc216' };
		expect(preset('name', answers)).toBe('CardDriver');
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
