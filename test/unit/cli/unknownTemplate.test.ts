/** The hint about a template that does not exist. */
import { describe, expect, it } from 'vitest';
import { templateHint } from '../../../server/src/cli/scaffold/unknownTemplate.js';
import { templates } from '../../../server/src/scaffold/templates.js';

const kinds = new Map(templates.map(({ id, category }) => [id, category]));

function listed(id: string): readonly string[] {
	const names = /^ Templates of this kind: (.*)\.$/.exec(templateHint(id, templates))?.[1];
	return names?.split(', ') ?? [];
}

describe('an unknown template', () => {
	it.each([
		['dext', ['codelessDext', 'dext']],
		['Dext', ['codelessDext', 'dext']],
		['dexts', ['codelessDext', 'dext']],
		['drext', ['codelessDext', 'dext']],
		['DriverKit', ['codelessDext', 'dext']],
		['driver', ['codelessDext', 'dext', 'codelessKext', 'kext']],
		['my-driver', ['codelessDext', 'dext', 'codelessKext', 'kext']],
		['kexts', ['codelessKext', 'kext']],
		['kernel-extension', ['codelessKext', 'kext']],
		['pci-kext', ['codelessKext', 'kext']],
		['codeless', ['codelessDext', 'codelessKext']],
		['codeless-kext', ['codelessKext']],
		['codelessKext', ['codelessKext']],
		['codeless_kext', ['codelessKext']],
		['sysext', ['systemExtension']],
		['system-extension', ['systemExtension']],
	])('%j, which is a kind of driver, lists all templates of that kind', (id, categories) => {
		const ofKind = [...kinds].filter(([, category]) => categories.includes(category));
		expect([...listed(id)].sort()).toEqual(ofKind.map(([name]) => name).sort());
	});

	it.each([
		['usb', ' Templates of this kind: usb-device, usb-interface.'],
		['usb-driver', ' Templates of this kind: usb-device, usb-interface.'],
		['usb-keyboard', ' Templates of this kind: usb-device, usb-interface.'],
		['scsi', ' Templates of this kind: scsi-controller, scsi-peripheral.'],
		['proxy', ' Templates of this kind: transparent-proxy, dns-proxy.'],
		['pci-dext', " Did you mean 'pci'?"],
		['audio-driver', " Did you mean 'audio'?"],
		['codeless-kext-merg', " Did you mean 'codeless-kext-merge'?"],
		['kext-attach', " Did you mean 'codeless-kext-attach'?"],
		['usb-devise', " Did you mean 'usb-device'?"],
		['usbdevice', " Did you mean 'usb-device'?"],
		['endpointsecurity', " Did you mean 'endpoint-security'?"],
		['pcie', " Did you mean 'pci'?"],
		['nothing', ' Use --list to show all templates.'],
		['x', ' Use --list to show all templates.'],
		['--', ' Use --list to show all templates.'],
		['', ' Use --list to show all templates.'],
	])('%j is explained with%s', (id, hint) => {
		expect(templateHint(id, templates)).toBe(hint);
	});
});
