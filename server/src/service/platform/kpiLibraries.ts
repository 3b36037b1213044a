/** The kernel programming interfaces that a kext links with, and their versions, which are versions of Darwin. */
import kpiLibrariesFile from '../../../../schemas/facts/kpiLibraries.json' with { type: 'json' };

export interface KpiLibrary {
	readonly description: string;
	/** The lowest version that OSBundleLibraries may request. */
	readonly compatible: string;
	/** Whether it is for Apple's own kexts only. */
	readonly restricted?: boolean;
	/** Whether nearly every driver links with it. */
	readonly usual?: boolean;
}

export const kpiLibraries: ReadonlyMap<string, KpiLibrary> = new Map<string, KpiLibrary>(
	Object.entries(kpiLibrariesFile.libraries),
);
/** The prefix of the identifiers of kernel programming interfaces. */
export const kpiPrefix = 'com.apple.kpi.';
/** The prefix of the identifiers of the parts of the kernel, which were libraries of 32-bit kexts. */
export const kernelPartPrefix = 'com.apple.kernel.';
/** The libraries that nearly every driver links with. */
export const usualLibraries: readonly string[] = [...kpiLibraries]
	.filter(([, { usual }]) => usual)
	.map(([identifier]) => identifier);
/** Libraries that the kernel rejects, with the reason. */
export const rejectedLibraries: ReadonlyMap<string, string> = new Map(
	Object.entries(kpiLibrariesFile.refused),
);

/** The Darwin version of each macOS, oldest first. */
const systems: readonly { readonly macOS: string; readonly darwin: string }[] =
	kpiLibrariesFile.versions;

/** The version for a new list of libraries without a deployment target: Darwin 19 is macOS 10.15. */
const usualVersion = '19.0';

/** The Darwin version of a macOS version, `22` for `13.4`; undefined if it is unknown. */
export function darwinOf(macOS: string): number | undefined {
	const [major = '', minor = '0'] = macOS.split('.');
	const name = major === '10' ? `10.${minor}` : major;
	const found = systems.find((each) => each.macOS === name);
	return found && Number(found.darwin);
}

/** The newest known Darwin version. */
export function newestDarwin(): number {
	return Math.max(...systems.map(({ darwin }) => Number(darwin)));
}

/** The first macOS with a Darwin version such as `22.0`; undefined if it is unknown. */
export function macOSOf(version: string): string | undefined {
	return systems.find(({ darwin }) => version === `${darwin}.0`)?.macOS;
}

/** The version of the interfaces to request, so that the kext loads on `macOS` and later. */
export function kpiFor(macOS: string | undefined): string {
	const darwin = macOS === undefined ? undefined : darwinOf(macOS);
	return darwin === undefined ? usualVersion : `${darwin}.0`;
}
