/** A change that would match is not offered if it adds an error or a warning to the property list. */
import { expect, it } from 'vitest';
import {
	analyze,
	DumpMatching,
	explainMatch,
	personalitiesToMatch,
} from '../../../server/src/service/index.js';
import { plistWith, uri } from '../../support/matchViews.js';
import { registryIn } from '../../support/registryIn.js';

const registry = registryIn(`+-o Root  <class IORegistryEntry, id 0x100, retain 1>
  +-o ETH0@0  <class IOPCIDevice, id 0x101, registered, matched, active, busy 0, retain 1>
      {
        "IOName" = "ethernet"
        "name" = <"ethernet">
        "device-id" = <34120000>
        "vendor-id" = <86800000>
      }
`);

/** The keys that change, for the device of the dump. */
function changedKeys(keys: string, provider: string, isTried = true): readonly string[] {
	const found = personalitiesToMatch(analyze(plistWith(keys, provider), { uri }), uri);
	const [personality, entry] = [found[0], registry.entries.at(-1)];
	if (!personality || !entry) throw new Error('nothing to compare');
	const { accepts: _, ...untried } = personality;
	const compared = isTried ? personality : untried;
	const matching = new DumpMatching(registry, [compared]);
	return explainMatch(compared, entry, matching).changes.flatMap(({ changes }) =>
		changes.map(({ key }) => key.join('.')),
	);
}

const name = '<key>IONameMatch</key><string>ethernet</string>';
const missingProperty = '<key>IOPropertyExistsMatch</key><string>Missing</string>';

it('a class is proposed where the personality names devices of it', () => {
	expect(changedKeys(name, 'IOUSBHostDevice')).toEqual(['IOProviderClass']);
});

it.each([
	['a class with which the personality matches all devices', '', 'IOUSBHostDevice'],
	['the removal of the only key that restricts a class', missingProperty, 'IOPCIDevice'],
])('%s is not proposed', (_, keys, provider) => {
	expect(changedKeys(keys, provider, false)).not.toEqual([]);
	expect(changedKeys(keys, provider)).toEqual([]);
});
