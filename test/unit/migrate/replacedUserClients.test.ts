/** The dictionary of the user client in a kext's personality: it is in the dext, or a note names what replaces it. */
import { expect, it } from 'vitest';
import type { DriverPlist } from '../../../server/src/service/index.js';
import { kext, type Values } from './kextPlist.js';
import { migrated, personality, usbIds } from './migration.js';

const usb = { IOClass: 'Widget', IOProviderClass: 'IOUSBHostDevice', ...usbIds };

function driver(values: Values, library = 'com.apple.kpi.iokit'): DriverPlist {
	return kext({ Widget: values }, { libraries: [library] });
}

it('the user client that a personality has is replaced with a note', () => {
	const other = { IOClass: 'IOUserUserClient', IOUserClass: 'OldClient', Speed: 3 };
	const result = migrated(
		driver({ ...usb, IOUserClientClass: 'AClient', UserClientProperties: other }),
	);
	expect(personality(result)).toMatchObject({
		UserClientProperties: { IOClass: 'IOUserUserClient', IOUserClass: 'AClient' },
	});
	expect(result.notes).toContain(
		"'UserClientProperties' was left out of the personalities. One with the class of 'IOUserClientClass' replaces it.",
	);
});

it('the user client that a personality has stays where nothing replaces it', () => {
	const own = { IOClass: 'IOUserUserClient', IOUserClass: 'AClient', Speed: 3 };
	const result = migrated(driver({ ...usb, UserClientProperties: own }));
	expect(personality(result)).toMatchObject({ UserClientProperties: own });
	expect(result.notes.filter((note) => note.includes('UserClientProperties'))).toEqual([]);
});

it('the user client of the audio family replaces that of a personality with a note', () => {
	const key = 'IOUserAudioDriverUserClientProperties';
	const other = { IOClass: 'IOUserUserClient', IOUserClass: 'OldClient' };
	const pci = { IOClass: 'Widget', IOProviderClass: 'IOPCIDevice', IOPCIMatch: '0x12348086' };
	const result = migrated(driver({ ...pci, [key]: other }, 'com.apple.iokit.IOAudioFamily'));
	const { IOUserClass } = (personality(result) as Record<string, typeof other>)[key] ?? {};
	expect(IOUserClass).not.toBe('OldClient');
	expect(result.notes).toContain(
		`'${key}' was left out of the personalities. One with the class '${IOUserClass}' replaces it.`,
	);
});
