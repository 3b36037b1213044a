/** Dumps that tests read. */
import { readRegistry } from '../../server/src/service/registry/readRegistry.js';
import type { Registry } from '../../server/src/service/registry/registry.js';

/** Throws if the dump can't be read. */
export function registryIn(dump: string): Registry {
	const read = readRegistry(dump);
	if ('type' in read) throw new Error(read.reason);
	return read;
}

/** A keyboard without a driver, as `lsusb -v` prints it. */
export const keyboardOfLinux = `Bus 001 Device 004: ID 1234:0102 Keyboard
Device Descriptor:
  bDeviceClass            0
  bDeviceSubClass         0
  idVendor           0x1234
  idProduct          0x0102
  Configuration Descriptor:
    bConfigurationValue     1
    Interface Descriptor:
      bInterfaceNumber        0
      bAlternateSetting       0
      bInterfaceClass         3
      bInterfaceSubClass      1
      bInterfaceProtocol      1
`;
