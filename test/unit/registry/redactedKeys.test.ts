/** Which keys of a dump have values that are redacted, in all formats. */
import { describe, expect, it } from 'vitest';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';

const hex = (text: string): string => Buffer.from(text).toString('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const mark = hex('REDACTED-1');

describe('a redacted dump', () => {
	it.each([
		['"wifi-module-sn" = <f0001ba4c8dd>', `"wifi-module-sn" = <${mark}>`],
		['"ModuleSN" = "A1"', '"ModuleSN" = "REDACTED-1"'],
		['"ActiveControllerAddress" = <748f3cc3351e>', `"ActiveControllerAddress" = <${mark}>`],
		['"address" = "748f3cc3351e"', '"address" = "REDACTED-1"'],
		['"IOMACAddress" = <74 8f 3c c3 35 1e>', `"IOMACAddress" = <${mark}>`],
		['"CrashReporter-ID" = <cb77d4c8c4a8f168>', `"CrashReporter-ID" = <${mark}>`],
		['"die-id" = <1e006201c1710c00>', `"die-id" = <${mark}>`],
		['"UID" = 408969167829020416', '"UID" = "REDACTED-1"'],
		['"switch_uid_key" : "0x05AC0A1B2C3D4E5F"', '"switch_uid_key" : "REDACTED-1"'],
		['"provisioning_UDID" : "00008103-00"', '"provisioning_UDID" : "REDACTED-1"'],
		['"GUIDString" = "d6c0100f84f51"', '"GUIDString" = "REDACTED-1"'],
		['"Tunnel Endpoint GUID" = <b0dfc40402000100>', `"Tunnel Endpoint GUID" = <${mark}>`],
		['"MAMainEngineUniqueID" = "FW:0xD6C0100F84F51"', '"MAMainEngineUniqueID" = "REDACTED-1"'],
		['"IODisplayEDIDOriginal" = <0011>', `"IODisplayEDIDOriginal" = <${mark}>`],
		['"DisplaySerialNumber" = -512345678', '"DisplaySerialNumber" = "REDACTED-1"'],
		['"preferred-networks" = <0011>', `"preferred-networks" = <${mark}>`],
		['"boot_volume" : "Sams Disk"', '"boot_volume" : "REDACTED-1"'],
		['"mntfromname" : "//sam@nas/share"', '"mntfromname" : "REDACTED-1"'],
		[
			'<key>SerialNumber</key><integer size="32" ID="4">-512345678</integer>',
			'<key>SerialNumber</key><string ID="4">REDACTED-1</string>',
		],
		['\t\t[SN] Serial number: 12AB', '\t\t[SN] Serial number: REDACTED-1'],
		['  iMacAddress   5 001B63A1B2C3', '  iMacAddress   5 REDACTED-1'],
		['SERIAL_NUMBER=AB12', 'SERIAL_NUMBER=REDACTED-1'],
		['E: POWER_SUPPLY_SERIAL_NUMBER=12', 'E: POWER_SUPPLY_SERIAL_NUMBER=REDACTED-1'],
		['E: ID_SCSI_SERIAL=50026B', 'E: ID_SCSI_SERIAL=REDACTED-1'],
		['  ATTRS{serial}=="A50285BI"', '  ATTRS{serial}=="REDACTED-1"'],
		['E: ID_FS_UUID=1A2B-3C4D', 'E: ID_FS_UUID=REDACTED-1'],
		[
			'E: ID_FS_LABEL=Sams_Stick\nE: ID_FS_LABEL_ENC=Sams\\x20Stick\nS: disk/by-label/Sams\\x20Stick',
			'E: ID_FS_LABEL=REDACTED-1\nE: ID_FS_LABEL_ENC=REDACTED-1\nS: disk/by-label/REDACTED-1',
		],
		[
			'E: DEVLINKS=/dev/disk/by-uuid/1A-2B /dev/x',
			'E: DEVLINKS=/dev/disk/by-uuid/REDACTED-1 /dev/x',
		],
	])('has %s replaced', (text, redacted) => {
		expect(redactDump(text).text).toBe(redacted);
		expect(redactDump(redacted)).toEqual({ text: redacted, count: 0 });
	});
});

describe('a dump without identifying keys', () => {
	it.each([
		'"#address-cells" = <02000000>',
		'"assigned-addresses" = <1010008200000000000038d0>',
		'"USB Address" = 5',
		'"address" = 184467440734',
		'"owner-uid" = 501',
		'"IOCPUID" = 18446743524041855488',
		'"device UID" = "Digital Mic"',
		'"IOAudioEngineGlobalUniqueID" = "AppleHDAEngineOutput:8,0,1,2:0"',
		'"udid-version" = <02000000>',
		'"DisplaySerialNumber" = -5',
		'"boot_volume" : "Macintosh HD"',
		'"FullName" = "Preboot"',
		'"mntfromname" : "/dev/disk1s1"',
		'E: ID_PART_ENTRY_NAME=EFI\\x20System\\x20Partition',
		'E: ID_PART_ENTRY_TYPE=C12A7328-F81F-11D2-BA4B-00A0C93EC93B',
		'E: ID_VENDOR_ID=05ac',
		'  iProduct   2 Apple Keyboard',
	])('stays as it is: %s', (text) => {
		expect(redactDump(text)).toEqual({ text, count: 0 });
	});
});

describe('an array of an identifying key', () => {
	it.each([
		[
			'"IOMACAddress" = (<001b63a1b2c5>,<001b63a1b2c6>)',
			`"IOMACAddress" = (<${mark}>,<${hex('REDACTED-2')}>)`,
		],
		['"Serial Numbers" = ("A1", "B2")', '"Serial Numbers" = ("REDACTED-1", "REDACTED-2")'],
		['{"UUID"=[[<"A1">],5],"b"=("A2")}', '{"UUID"=[[<"REDACTED-1">],5],"b"=("A2")}'],
		['"serial_num":[\n  "A1",\n  "B2"\n]', '"serial_num":[\n  "REDACTED-1",\n  "REDACTED-2"\n]'],
		[
			'<key>MLB</key>\n<array>\n<data>QUJD</data>\n<string>B2</string>\n</array>\n<string>C3</string>',
			`<key>MLB</key>\n<array>\n<data>${base64('REDACTED-1')}</data>\n<string>REDACTED-2</string>\n</array>\n<string>C3</string>`,
		],
	])('has redacted values: %s', (text, redacted) => {
		expect(redactDump(text).text).toBe(redacted);
	});
});
