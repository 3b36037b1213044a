/** Installs what `npm ci` left out: it succeeds without an optional package whose download is cut off. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, repositoryRoot, runNpm } from './prepareOnce.js';

/** What package-lock.json states about a package. */
interface LockedPackage {
	readonly optional?: boolean;
	readonly os?: readonly string[];
	readonly cpu?: readonly string[];
	readonly libc?: readonly string[];
}

/** The packages of package-lock.json, by folder. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** A computer, in the words of npm. */
export interface Platform {
	readonly os: string;
	readonly cpu: string;
	/** Only on Linux. */
	readonly libc?: 'glibc' | 'musl';
}

/** The folders of the optional packages for a platform, such as the programs of Biome and Rolldown. */
export function platformPackages(packages: LockedPackages, platform: Platform): readonly string[] {
	return Object.entries(packages).flatMap(([folder, { optional, os, cpu, libc }]) => {
		const isOfOnePlatform = optional === true && os !== undefined;
		const isForThis =
			isOfOnePlatform &&
			includes(os, platform.os) &&
			includes(cpu, platform.cpu) &&
			includes(libc, platform.libc);
		return isForThis ? [folder] : [];
	});
}

function includes(allowed: readonly string[] | undefined, value: string | undefined): boolean {
	return allowed === undefined || value === undefined || allowed.includes(value);
}

/** Installs the packages of this platform that are missing. Rejects if they can't be downloaded in several tries. */
export async function completeInstallation(): Promise<void> {
	const text = await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8');
	const { packages } = JSON.parse(text) as { packages: LockedPackages };
	const missing: string[] = [];
	for (const folder of platformPackages(packages, thisPlatform())) {
		if (!(await exists(join(repositoryRoot, folder, 'package.json')))) missing.push(folder);
	}
	if (missing.length === 0) return;
	console.log(`Installing ${missing.join(', ')}, which npm ci could not download`);
	await runNpm(repositoryRoot, ['install', '--no-save', '--no-audit', '--no-fund']);
}

function thisPlatform(): Platform {
	const { platform: os, arch: cpu } = process;
	if (os !== 'linux') return { os, cpu };
	const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
	return { os, cpu, libc: header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc' };
}
