/** Versions and frameworks of DriverKit. */
import driverKitFile from '../../../../schemas/facts/driverKit.json' with { type: 'json' };

/** The first systems that run a dext built for a version of DriverKit, and the first Xcode with its SDK. */
export interface DriverKitVersion {
	readonly DriverKit: string;
	readonly Xcode: string;
	readonly macOS: string;
	readonly iPadOS?: string;
}

/** Oldest first. */
export const driverKitVersions: readonly DriverKitVersion[] = driverKitFile.versions;

/** The first version with everything that was introduced until `version`, such as 20.4 for 20.3; undefined if it is unknown. */
export function firstSystemWith(version: number): DriverKitVersion | undefined {
	return driverKitVersions.find(({ DriverKit }) => Number(DriverKit) >= version);
}

interface Framework {
	/** As in `kernelBundles`. */
	readonly family: string;
	/** The framework whose classes it subclasses. */
	readonly basedOn?: string;
}

const frameworks: ReadonlyMap<string, Framework> = new Map<string, Framework>(
	Object.entries(driverKitFile.frameworks),
);

/** The framework whose classes those of a framework subclass. */
export function baseFrameworkOf(framework: string): string | undefined {
	return frameworks.get(framework)?.basedOn;
}
