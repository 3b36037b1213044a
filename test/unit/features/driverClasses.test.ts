/** Completion and hover of the classes that the interfaces of a dext declare. */
import { describe, expect, it } from 'vitest';
import { analyze, completeAt, hoverAt } from '../../../server/src/service/index.js';
import { neighborsFrom } from '../../support/neighborsFrom.js';
import { atCaret } from './acceptCompletion.js';
import { inPersonality } from './samples.js';

const uri = 'file:///Widget/Info.plist';
const neighbors = neighborsFrom(uri, {
	'Widget.iig': 'class Base : public IOUserMIDIDriver { }; class Widget : public Base { };',
	'WidgetUserClient.iig': 'class WidgetUserClient : public IOUserClient { };',
	'Helper.iig': 'class Helper : public OSObject { };',
});

function open(marked: string): {
	readonly plist: ReturnType<typeof analyze>;
	readonly offset: number;
} {
	const { text, offset } = atCaret(marked);
	return { plist: analyze(text, { uri, kind: 'dext', neighbors }), offset };
}

/** The label and the detail of each proposal. */
function proposals(marked: string): readonly string[] {
	const { plist, offset } = open(marked);
	return [...completeAt(plist, offset)]
		.sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
		.map(({ label, detail }) => `${label}: ${detail ?? ''}`);
}

describe('the classes of the dext', () => {
	it('are proposed with since when their superclass exists', () => {
		expect(
			proposals(inPersonality('<key>IOUserClass</key>\n<string>|</string>')).slice(0, 2),
		).toEqual([
			'Base: subclass of IOUserMIDIDriver, since macOS 15.0 (DriverKit 24.0)',
			'Widget: subclass of IOUserMIDIDriver, since macOS 15.0 (DriverKit 24.0)',
		]);
	});

	it('are proposed as user clients where they are', () => {
		const client = `<key>UserClientProperties</key>\n<dict>\n<key>IOUserClass</key>\n<string>|</string>\n</dict>`;
		const [first, ...others] = proposals(inPersonality(client));
		expect(first).toBe(
			'WidgetUserClient: subclass of IOUserClient, since macOS 10.15 (DriverKit 19.0)',
		);
		expect(others.join()).not.toMatch(/subclass/);
	});

	it('are described with their superclasses', () => {
		const { plist, offset } = open(
			inPersonality('<key>IOUserClass</key>\n<string>Wid|get</string>'),
		);
		const [about] = hoverAt(plist, offset)?.markdown.split('\n---\n') ?? [];
		expect(about?.split('\n\n').slice(0, 3)).toEqual([
			'**`Widget`** · class of the dext in `Widget.iig`',
			'Inherits from `Base` › `IOUserMIDIDriver`.',
			'**`IOUserMIDIDriver`** · DriverKit class of `MIDIDriverKit`, closed source, since macOS 15.0 (DriverKit 24.0)',
		]);
	});
});

it('a kernel class that represents drivers is proposed with since when it exists', () => {
	const all = proposals(inPersonality('<key>IOClass</key>\n<string>|</string>'));
	expect(all.find((each) => each.startsWith('IOUserBlockStorageDevice:'))).toBe(
		'IOUserBlockStorageDevice: BlockStorageDeviceDriverKit: a disk that is not a SCSI device, since macOS 12.0',
	);
});

describe('the kernel class of a driver whose superclass an interface declares', () => {
	const hid = neighborsFrom(uri, {
		'Widget.iig': 'class Widget : public IOUserUSBHostHIDDevice { };',
		'Other.iig':
			'#if A\nclass Other : public IOUserUSBHostHIDDevice { };\n#else\nclass Other : public IOService { };\n#endif',
	});
	const firstFor = (userClass: string) => {
		const { text, offset } = atCaret(
			inPersonality(
				`<key>IOProviderClass</key>\n<string>IOUSBHostInterface</string>\n<key>IOUserClass</key>\n<string>${userClass}</string>\n<key>IOClass</key>\n<string>|</string>`,
			),
		);
		const all = completeAt(analyze(text, { uri, kind: 'dext', neighbors: hid }), offset);
		const [first] = [...all].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
		return [first?.label, first?.preselect];
	};

	it('is the first proposal', () => {
		expect(firstFor('Widget')).toEqual(['AppleUserHIDDevice', true]);
	});

	it('is not known where a condition decides, or no interface has the class', () => {
		expect(firstFor('Other')).toEqual(['IOUserService', true]);
		expect(firstFor('Unknown')).toEqual(['IOUserService', true]);
	});
});
