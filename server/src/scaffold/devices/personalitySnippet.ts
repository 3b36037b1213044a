/** A personality for a device as a snippet, in which its name can be changed. */
import { type DriverPlist, takenPersonalityNames, withoutVariables } from '../../service/index.js';
import { InvalidParameters } from '../invalidParameters.js';
import type { NameLists } from '../names/deviceNames.js';
import { declaredDriver } from './declaredDriver.js';
import { namesOf } from './describeDevice.js';
import type { Device } from './device.js';
import { existingDriver } from './existingDriver.js';
import { type PersonalityBundle, renderPersonality } from './personality.js';
import { proposalsFor } from './proposal.js';

export interface PersonalitySnippet {
	/** The body of a snippet, indented by tabs from the left margin. */
	readonly body: string;
	readonly bundle: PersonalityBundle;
	/** The class that the personality names, if no other personality and no interface does; its code has to be written. */
	readonly newClass?: string;
}

/** `match` is an index into `proposalsFor(device)`. Throws where it is out of range. */
export function personalitySnippet(
	plist: DriverPlist,
	device: Device,
	match: number,
	lists: NameLists,
): PersonalitySnippet {
	const proposal = proposalsFor(device)[match];
	if (!proposal) throw new InvalidParameters(`The device has no match ${match}.`);
	const bundle = bundleOf(plist);
	const taken = takenPersonalityNames(plist);
	const driver = bundle === 'dext' ? existingDriver(plist, device, proposal) : undefined;
	const driverEntries =
		driver?.entries ?? (bundle === 'dext' ? declaredDriver(plist, proposal) : undefined);
	const names = namesOf(device, lists);
	const { xml, name } = renderPersonality(
		device,
		driver?.proposal ?? proposal,
		names,
		bundle,
		taken,
		driverEntries,
	);
	const hasNewClass = bundle !== 'codelessKext' && !driverEntries;
	const body = withoutVariables(snippetOf(xml, name), plist);
	return { body, bundle, ...(hasNewClass && { newClass: name }) };
}

function bundleOf({ kind }: DriverPlist): PersonalityBundle {
	return kind === 'kext' || kind === 'codelessKext' ? kind : 'dext';
}

/** The body of a snippet in which all occurrences of `name` change at once. */
function snippetOf(xml: string, name: string): string {
	const escaped = xml.replace(/[\\$}]/g, '\\$&');
	return escaped.replaceAll(`>${name}<`, `>\${1:${name}}<`);
}
