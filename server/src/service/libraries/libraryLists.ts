/** Reads the lists of libraries of a kext and the architectures that they are for. */
import type { PlistContents } from '../document/driverPlist.js';
import { type RootVariant, rootText, variantsOf } from '../document/rootEntries.js';
import { is64Bit } from '../document/rootKey.js';
import type { Dict } from '../value/plistValue.js';

export interface LibraryList extends RootVariant {
	readonly dict: Dict;
	/**
	 * Whether a 64-bit kernel reads this list: `no` for the lists of 32-bit architectures, and for the plain list if there is
	 * one of a 64-bit architecture; `perhaps` for the plain list of a kext that may be for 32-bit kernels.
	 */
	readonly on64Bit: 'yes' | 'perhaps' | 'no';
}

/** The lists that are dictionaries, in source order. `target` is the deployment target. */
export function libraryListsOf(
	plist: PlistContents,
	target: string | undefined,
): readonly LibraryList[] {
	const variants = variantsOf(plist, 'OSBundleLibraries');
	const has64Bit = variants.some(({ architecture = '' }) => is64Bit(architecture));
	const plain = runsOn64BitOnly(plist, target) ? 'yes' : 'perhaps';
	return variants.flatMap((variant) => {
		const { value } = variant.entry;
		if (value.type !== 'dict') return [];
		const { architecture } = variant;
		const on64Bit = is64Bit(architecture ?? '')
			? 'yes'
			: architecture === undefined && !has64Bit
				? plain
				: 'no';
		return [{ ...variant, dict: value, on64Bit }];
	});
}

/** OS X 10.8 is the first version with a 64-bit kernel on all Macs. */
function runsOn64BitOnly(plist: PlistContents, target: string | undefined): boolean {
	const lowest = target ?? rootText(plist, 'LSMinimumSystemVersion');
	const [major = 0, minor = 0] = (lowest ?? '').split('.').map(Number);
	return major > 10 || (major === 10 && minor >= 8);
}
