/** Which identifiers are another one with a typo. */
import { describe, expect, it } from 'vitest';
import { isTypoOfIdentifier } from '../../../server/src/service/text/identifierTypo.js';

const own = 'com.acme.driver.GadgetUSB';

describe('an identifier with a typo', () => {
	it.each([
		'com.acme.driver.gadgetusb',
		'com.acme.Driver.GadgetUSB',
		'com.amce.driver.GadgetUSB',
		'com.acme.drvier.GadgetUSB',
		'com.acme.driver.GadgtUSB',
		'com.acme.driver.GaddgetUSB',
		'com.acme.drivre.GadgetUSB',
	])('is %s', (written) => {
		expect(isTypoOfIdentifier(written, own)).toBe(true);
	});

	it.each([
		own,
		'com.acme.driver.GadgetUSB2',
		'com.acme.driver.GadgetUSBs',
		'com.acme.driver.GadgetUSC',
		'com.acme.driver.GadgetsUSB',
		'com.acme.drivers.GadgetUSB',
		'com.acme.GadgetUSB',
		'com.acme.driver.Gadget',
		'com.acme.driver.GadgetUSB.plugin',
		'com.acne.driver.GadgetUSB',
	])('is not %s', (written) => {
		expect(isTypoOfIdentifier(written, own)).toBe(false);
	});
});
