/** Versions of the kernel programming interfaces: those of Darwin, by macOS. */
import { kernelVersions } from '../schema/facts.js';

/** What a new list of libraries asks for where nobody said for which macOS: Darwin 19 is macOS 10.15. */
const usualKpi = '19.0';

/** The Darwin version of a macOS, `22` for `13.4`; undefined for one nobody knows. */
export function darwinOf(macOS: string): number | undefined {
	const [major = '', minor = '0'] = macOS.split('.');
	const name = major === '10' ? `10.${minor}` : major;
	const found = kernelVersions.find((each) => each.macOS === name);
	return found && Number(found.darwin);
}

/** The newest Darwin version that is known. */
export function newestDarwin(): number {
	return Math.max(...kernelVersions.map(({ darwin }) => Number(darwin)));
}

/** The first macOS with a Darwin version such as `22.0`; undefined where it is not known. */
export function macOSOf(version: string): string | undefined {
	return kernelVersions.find(({ darwin }) => version === `${darwin}.0`)?.macOS;
}

/** The version of the interfaces to ask for, so that the kext loads on `macOS` and later. */
export function kpiFor(macOS: string | undefined): string {
	const darwin = macOS === undefined ? undefined : darwinOf(macOS);
	return darwin === undefined ? usualKpi : `${darwin}.0`;
}
