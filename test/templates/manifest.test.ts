/** The requirements on template folders, in addition to their rendered files. */
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../scripts/templates.js';
import { listTemplates } from '../../server/src/scaffold/answers.js';
import { firstFileOf, renderTemplate } from '../../server/src/scaffold/render.js';
import type { Template } from '../../server/src/scaffold/template.js';
import { templates } from '../../server/src/scaffold/templates.js';

/** Names that conditions may use: answers, choices, and the placeholders that either sets. */
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

/** Conditions of shared files may use names that only some templates have. */
const knownAnywhere = new Set(templates.flatMap((template) => [...knownConditions(template)]));

describe.each(templates.map((template) => [template.id, template] as const))(
	'%s',
	(_id, template) => {
		it('asks each question once', () => {
			const keys = template.prompts.map(({ key }) => key);
			expect(new Set(keys).size).toBe(keys.length);
		});

		it('opens a file that it creates', () => {
			const paths = renderTemplate(template, {}).map(({ path }) => path);
			expect(paths).toContain(firstFileOf(template, {}));
		});

		it('has conditions that can be true', () => {
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
	it('are the same in the bundle as in their folders', () => {
		expect(templates).toEqual(readTemplates());
	});

	it('are listed with every question and its default', () => {
		const usb = listTemplates(templates).find(({ id }) => id === 'usb-device');
		expect(usb).toEqual({
			id: 'usb-device',
			title: 'USB device driver',
			description: expect.stringMatching(/^A dext .*\.$/),
			prompts: expect.arrayContaining([
				{ key: 'vendorId', title: 'Vendor ID of the device', kind: 'id16', default: '0x1209' },
				{
					key: 'driverIdentifier',
					title: 'Bundle identifier of the driver, which must start with that of its app on iPadOS',
					kind: 'bundleId',
					default: 'com.example.MyDriverApp.driver',
				},
			]),
		});
	});

	it.each(templates.map(({ id, title, note = '' }) => [id, `${title} ${note}`]))(
		'%s has a title and a note that a picker shows without a cut',
		(_id, row) => {
			expect(row.length).toBeLessThanOrEqual(86);
		},
	);

	it('cover all kinds of drivers', () => {
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

	it('reject invalid answers', () => {
		const [template] = templates;
		if (!template) throw new Error('no templates');
		expect(() => renderTemplate(template, { name: '../evil' })).toThrow(
			"The answer 'name' is invalid. A name can't contain '/'",
		);
	});
});
