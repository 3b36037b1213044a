/** A personality for a device as an editor inserts it, its name ready to be changed. */
import type { DriverPlist } from '../../service/index.js';
import type { NameLists } from '../names/deviceNames.js';
import { namesOf } from './describeDevice.js';
import type { Device } from './device.js';
import { type PersonalityBundle, renderPersonality } from './personality.js';
import { proposalsFor } from './proposal.js';

export interface PersonalitySnippet {
	/** The text of a snippet, indented by tabs from the left margin. */
	readonly body: string;
	readonly bundle: PersonalityBundle;
}

/** `match` is a place in `proposalsFor(device)`. Throws where there is nothing. */
export function personalitySnippet(
	plist: DriverPlist,
	device: Device,
	match: number,
	lists: NameLists,
): PersonalitySnippet {
	const proposal = proposalsFor(device)[match];
	if (!proposal) throw new Error(`there is no match ${match} for this device`);
	const bundle = bundleOf(plist);
	const taken = plist.personalities.map(({ name }) => name);
	const { xml, name } = renderPersonality(device, proposal, namesOf(device, lists), bundle, taken);
	return { body: snippetOf(xml, name), bundle };
}

function bundleOf({ kind }: DriverPlist): PersonalityBundle {
	return kind === 'kext' || kind === 'codelessKext' ? kind : 'dext';
}

/** The text of a snippet in which `name` can be changed at every place at once. */
function snippetOf(xml: string, name: string): string {
	const escaped = xml.replace(/[\\$}]/g, '\\$&');
	return escaped.replaceAll(`>${name}<`, `>\${1:${name}}<`);
}
