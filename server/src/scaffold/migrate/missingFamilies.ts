/** Recognizes the hardware for which DriverKit has no family. */
import { type Dict, uncoveredHardware } from '../../service/index.js';

/** What a personality reveals about its hardware. */
export interface Hardware {
	/** IOProviderClass. */
	readonly provider: string;
	/** IOClass, if its name reveals its purpose. */
	readonly className: string | undefined;
	/** Those of the kext. */
	readonly libraries: ReadonlySet<string>;
	readonly dict: Dict;
}

/** A sentence if DriverKit has no family for the hardware; undefined if it may have one. */
export function missingFamilyOf({
	provider,
	className,
	libraries,
	dict,
}: Hardware): string | undefined {
	const found = uncoveredHardware.find(
		({ classes, libraries: names, pciClasses, usbClass }) =>
			classes.test(provider) ||
			(className !== undefined && classes.test(className)) ||
			names.some((name) => libraries.has(name)) ||
			(provider === 'IOPCIDevice' && matchesOnly(dict, pciClasses)) ||
			(usbClass !== undefined && integerAt(dict, 'bDeviceClass') === BigInt(usbClass)),
	);
	return found && `DriverKit has no family for ${found.hardware}.`;
}

/**
 * Whether every word of IOPCIClassMatch matches one of these class codes only. The kernel compares it with the register
 * at 8, which starts with the class, and ignores the lowest byte by default (IOPCIFamily IOPCIBridge.cpp:pciMatchNub).
 */
function matchesOnly(dict: Dict, codes: readonly string[]): boolean {
	const value = dict.get('IOPCIClassMatch')?.value;
	const words = value?.type === 'string' ? value.value.trim().split(/\s+/) : [];
	return words.length > 0 && words.every((word) => codes.some((code) => isWithin(word, code)));
}

function isWithin(word: string, code: string): boolean {
	const [, digits = '', mask = 'ffffff00'] =
		/^0x([0-9a-f]{1,8})(?:&0x([0-9a-f]{1,8}))?$/i.exec(word) ?? [];
	const whole = (hexadecimal: string): string => hexadecimal.toLowerCase().padStart(8, '0');
	return whole(digits).startsWith(code) && whole(mask).startsWith('f'.repeat(code.length));
}

function integerAt(dict: Dict, key: string): bigint | undefined {
	const value = dict.get(key)?.value;
	return value?.type === 'integer' ? value.value : undefined;
}
