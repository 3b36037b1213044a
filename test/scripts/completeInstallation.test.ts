/** The optional packages that each computer requires. */
import { expect, it } from 'vitest';
import {
	type LockedPackages,
	type Platform,
	platformPackages,
} from '../../scripts/completeInstallation.js';

const locked: LockedPackages = {
	'': {},
	'node_modules/esbuild': {},
	'node_modules/fsevents': { optional: true, os: ['darwin'] },
	'node_modules/@lint/linux-x64': { optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
	'node_modules/@lint/linux-x64-musl': {
		optional: true,
		os: ['linux'],
		cpu: ['x64'],
		libc: ['musl'],
	},
	'node_modules/@lint/linux-arm64': { optional: true, os: ['linux'], cpu: ['arm64'] },
	'node_modules/@lint/win32-x64': { optional: true, os: ['win32'], cpu: ['x64'] },
	'node_modules/only-if-asked-for': { optional: true },
};

it.each<[Platform, string]>([
	[{ os: 'linux', cpu: 'x64', libc: 'glibc' }, 'node_modules/@lint/linux-x64'],
	[{ os: 'linux', cpu: 'x64', libc: 'musl' }, 'node_modules/@lint/linux-x64-musl'],
	[{ os: 'linux', cpu: 'arm64', libc: 'glibc' }, 'node_modules/@lint/linux-arm64'],
	[{ os: 'darwin', cpu: 'arm64' }, 'node_modules/fsevents'],
	[{ os: 'win32', cpu: 'x64' }, 'node_modules/@lint/win32-x64'],
	[{ os: 'win32', cpu: 'arm64' }, ''],
])('%j requires %j', (platform, folders) => {
	expect(platformPackages(locked, platform).join()).toBe(folders);
});
