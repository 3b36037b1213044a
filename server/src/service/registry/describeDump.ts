/** What a reader of dumps could not read, or what a dump does not show, in sentences. */
import type { RegistryFailure } from './readRegistry.js';
import type { RegistryRemark } from './registry.js';

/** Why a dump can't be read: a sentence. */
export function describeRegistryFailure({ reason }: RegistryFailure): string {
	switch (reason) {
		case 'empty':
			return 'The dump is empty.';
		case 'too large':
			return 'The dump is too large.';
		case 'damaged':
			return "The binary property list can't be read.";
		case 'not JSON':
			return 'The text is not JSON.';
		case 'compressed folder':
			return 'The dump is a ZIP file. Expand it, and open the file in it.';
		case 'tree of lspci':
			return "'lspci -t' prints no IDs. 'lspci -nnvv' shows them.";
		case 'other property list':
		case 'unknown format':
			return "Not a dump of a registry. 'ioreg -a -l -i' writes one.";
	}
}

/** Such as: 12 lines are clipped, so their values are unknown. The first is line 40. */
export function describeRegistryRemark({ kind, line, count }: RegistryRemark): string {
	const at = line === undefined ? '' : ` The first is line ${line}.`;
	switch (kind) {
		case 'cut off':
			return `The dump is cut off.${line === undefined ? '' : ` It ends in line ${line}.`}`;
		case 'clipped lines':
			return count === 1
				? `Line ${line ?? 1} is clipped, so its value is unknown.`
				: `${count ?? 'Some'} lines are clipped, so their values are unknown.${at}`;
		case 'no properties':
			return "The dump has no properties. 'ioreg -l' shows them.";
		case 'other plane':
			return 'The dump is not of the plane IOService, so it does not show providers and drivers.';
		case 'no drivers':
			return 'The list does not show which drivers are attached on a Mac.';
		case 'unreadable text':
			return count === 1
				? `Line ${line ?? 1} can't be read.`
				: `${count ?? 'Some'} lines can't be read.${at}`;
		case 'start only':
			return `Only the first ${count ?? 0} MB are read.`;
	}
}
