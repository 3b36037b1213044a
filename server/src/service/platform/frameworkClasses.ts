/** The classes of the DriverKit frameworks: what they declare, since which version, and what they require of a driver. */
import audio from '../../../../schemas/facts/frameworks/AudioDriverKit.json' with { type: 'json' };
import blockStorage from '../../../../schemas/facts/frameworks/BlockStorageDeviceDriverKit.json' with {
	type: 'json',
};
import base from '../../../../schemas/facts/frameworks/DriverKit.json' with { type: 'json' };
import hid from '../../../../schemas/facts/frameworks/HIDDriverKit.json' with { type: 'json' };
import midi from '../../../../schemas/facts/frameworks/MIDIDriverKit.json' with { type: 'json' };
import networking from '../../../../schemas/facts/frameworks/NetworkingDriverKit.json' with {
	type: 'json',
};
import pci from '../../../../schemas/facts/frameworks/PCIDriverKit.json' with { type: 'json' };
import scsiController from '../../../../schemas/facts/frameworks/SCSIControllerDriverKit.json' with {
	type: 'json',
};
import scsiPeripherals from '../../../../schemas/facts/frameworks/SCSIPeripheralsDriverKit.json' with {
	type: 'json',
};
import serial from '../../../../schemas/facts/frameworks/SerialDriverKit.json' with {
	type: 'json',
};
import usb from '../../../../schemas/facts/frameworks/USBDriverKit.json' with { type: 'json' };
import usbSerial from '../../../../schemas/facts/frameworks/USBSerialDriverKit.json' with {
	type: 'json',
};
import { driverKitClasses } from './classes.js';

/** A rule that a subclass, or a driver of such a provider, must follow. */
export interface Conduct {
	/** The method that the rule is about; absent if it is about the whole driver. */
	readonly in?: string;
	readonly rule:
		| 'callsSuper'
		| 'calls'
		| 'callsAfterSuper'
		| 'doesNotCall'
		| 'isOptional'
		| 'isRegistered'
		| 'opensProvider'
		| 'isOpened';
	/** The method that is called, not called, or not overridden. */
	readonly name?: string;
	readonly why: string;
	readonly source: readonly string[];
}

export interface FrameworkClass {
	readonly name: string;
	readonly framework: string;
	readonly superclass?: string;
	/** Where the declarations are from. */
	readonly declarations: 'openSource' | 'header' | 'documentation';
	readonly source: readonly string[];
	/** Declarations in the language of `.iig` files, by the version of DriverKit that introduced them, or `unknown`. */
	readonly methods: Readonly<Record<string, readonly string[]>>;
	readonly conduct: readonly Conduct[];
}

interface WrittenClass extends Omit<FrameworkClass, 'name' | 'framework' | 'conduct'> {
	readonly conduct?: readonly Conduct[];
}

const files: Readonly<Record<string, { readonly classes: object }>> = {
	AudioDriverKit: audio,
	BlockStorageDeviceDriverKit: blockStorage,
	DriverKit: base,
	HIDDriverKit: hid,
	MIDIDriverKit: midi,
	NetworkingDriverKit: networking,
	PCIDriverKit: pci,
	SCSIControllerDriverKit: scsiController,
	SCSIPeripheralsDriverKit: scsiPeripherals,
	SerialDriverKit: serial,
	USBDriverKit: usb,
	USBSerialDriverKit: usbSerial,
};

/** By name. */
export const frameworkClasses: ReadonlyMap<string, FrameworkClass> = new Map(
	Object.entries(files).flatMap(([framework, { classes }]) =>
		Object.entries(classes as Readonly<Record<string, WrittenClass>>).map(
			([name, { conduct = [], ...written }]) => {
				const superclass = written.superclass ?? driverKitClasses.get(name)?.superclass;
				return [
					name,
					{ ...written, name, framework, conduct, ...(superclass !== undefined && { superclass }) },
				] as const;
			},
		),
	),
);
