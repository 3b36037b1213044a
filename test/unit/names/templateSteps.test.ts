/** The steps of the pickers: what is proposed, refused and said beside an id. */
import { describe, expect, it } from 'vitest';
import type { InputStep, Step } from '../../../client/src/pick/steps.js';
import { templateSteps } from '../../../client/src/pick/templateSteps.js';
import type { NameLists } from '../../../client/src/scaffold/names/deviceNames.js';
import { type Answers, templateById } from '../../../client/src/scaffold/template.js';
import { templates } from '../../../client/src/scaffold/templates.js';

const lists: NameLists = {
	usb: '046d Logitech\n\tc216 Dual Action\n',
	pci: '046d Other\n\tc216 Card\n',
};

function steps(id: string, answers: Answers): readonly Step[] {
	const template = templateById(templates, id);
	if (!template) throw new Error(`no template ${id}`);
	return templateSteps(template, answers, lists);
}

function input(id: string, key: string, answers: Answers): InputStep {
	const step = steps(id, answers).find((each) => each.key === key);
	if (step?.kind !== 'input') throw new Error(`no input ${key}`);
	return step;
}

describe('the steps of a template', () => {
	const hid = { parent: 'usb-hid' };

	it('say the names of ids while they are typed', () => {
		expect(input('codeless-dext', 'vendorId', hid).remark?.('0x046d')).toBe('0x046d is Logitech');
		const product = input('codeless-dext', 'productId', { ...hid, vendorId: '1133' });
		expect(product.remark?.('0xc216')).toBe('0xc216 is Dual Action');
		expect(product.remark?.('0xc217')).toBeUndefined();
		expect(product.remark?.('c')).toBeUndefined();
	});

	it('take the names of PCI devices from their own list', () => {
		const answers = { parent: 'pci', vendorId: '0x046d', productId: '0xc216' };
		expect(input('codeless-dext', 'vendorName', answers).preset).toBe('Other');
		expect(input('codeless-dext', 'productName', answers).preset).toBe('Card');
	});

	it('propose the names that are known', () => {
		const answers = { ...hid, vendorId: '0x046d', productId: '0xc216' };
		expect(input('codeless-dext', 'vendorName', answers).preset).toBe('Logitech');
		expect(input('codeless-dext', 'productName', { ...answers, productId: '1' }).preset).toBe('');
	});

	it('refuse an answer where it is typed', () => {
		const name = input('codeless-dext', 'name', hid);
		expect(name.fault('class')).toMatch(/reserved word of C\+\+/);
		expect(name.fault('../x')).toMatch(/folder/);
		expect(name.fault('Pedal')).toBeUndefined();
	});

	it('come and go with the choice before them', () => {
		const keys = (parent: string): readonly string[] =>
			steps('codeless-dext', { parent }).map(({ key }) => key);
		expect(keys('usb-hid')).toContain('interfaceNumber');
		expect(keys('pci')).not.toContain('interfaceNumber');
	});
});
