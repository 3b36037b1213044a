/** What every template folder keeps to, beyond what it renders. */
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../scripts/templates.js';
import { listTemplates } from '../../server/src/scaffold/answers.js';
import { firstFileOf, renderTemplate } from '../../server/src/scaffold/render.js';
import type { Template } from '../../server/src/scaffold/template.js';
import { templates } from '../../server/src/scaffold/templates.js';

/** Names that conditions may ask for: answers, choices, and what either fills in anywhere. */
function knownConditions(template: Template): ReadonlySet<string> {
	const names = new Set(Object.keys(template.values));
	for (const { key, options = [] } of template.prompts) {
		names.add(key);
		for (const { value, values = {} } of options) {
			names.add(`${key}:${value}`);
			for (const name of Object.keys(values)) names.add(name);
		}
	}
	return names;
}

/** Conditions of files that several templates share may ask for what only some of them have. */
const knownAnywhere = new Set(templates.flatMap((template) => [...knownConditions(template)]));

describe.each(templates.map((template) => [template.id, template] as const))(
	'%s',
	(_id, template) => {
		it('asks each question once', () => {
			const keys = template.prompts.map(({ key }) => key);
			expect(new Set(keys).size).toBe(keys.length);
		});

		it('opens a file that it makes', () => {
			const paths = renderTemplate(template, {}).map(({ path }) => path);
			expect(paths).toContain(firstFileOf(template, {}));
		});

		it('has conditions on what can be true', () => {
			const own = knownConditions(template);
			for (const { when } of template.prompts) {
				if (when !== undefined) expect([...own]).toContain(when.replace('!', ''));
			}
			for (const { when, text } of template.files) {
				const inText = Array.from(text.matchAll(/\{\{#if !?([^}]+)\}\}/g), ([, name = '']) => name);
				for (const name of [...inText, ...(when ? [when.replace('!', '')] : [])]) {
					expect([...knownAnywhere]).toContain(name);
				}
			}
		});
	},
);

describe('all templates', () => {
	it('come into the bundle as they are in their folders', () => {
		expect(templates).toEqual(readTemplates());
	});

	it('are listed with every question and its default', () => {
		const usb = listTemplates(templates).find(({ id }) => id === 'usb-device');
		expect(usb).toEqual({
			id: 'usb-device',
			title: 'Driver for a USB device',
			description: expect.stringMatching(/^A driver extension .*\.$/),
			prompts: expect.arrayContaining([
				{ key: 'vendorId', title: 'Vendor id of the device', default: '0x1234' },
				{
					key: 'driverIdentifier',
					title: 'Bundle identifier of the driver',
					default: 'com.example.MyDriverApp.driver',
				},
			]),
		});
	});

	it('cover what drivers are written for', () => {
		expect(templates.map(({ id }) => id)).toEqual(
			expect.arrayContaining([
				'codeless-dext',
				'codeless-dext-merge',
				'usb-device',
				'usb-interface',
				'pci',
				'hid',
				'serial',
				'ethernet',
				'scsi-controller',
				'scsi-peripheral',
				'block-storage',
				'audio',
				'midi',
				'virtual',
			]),
		);
	});

	it('refuse to render wrong answers', () => {
		const [template] = templates;
		if (!template) throw new Error('no templates');
		expect(() => renderTemplate(template, { name: '../evil' })).toThrow("name: A name has no '/'");
	});
});
