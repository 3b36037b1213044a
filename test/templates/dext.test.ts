/** Dexts: the requirements of families on their code. */
import { describe, expect, it } from 'vitest';
import { allRenderings } from './renderings.js';

const controllers = allRenderings().filter(({ template }) => template.id === 'scsi-controller');

function codeOf(suffix: string): string {
	const [{ files = [] } = {}] = controllers;
	return files.find(({ path }) => path.endsWith(suffix))?.text ?? '';
}

describe('a SCSI controller driver', () => {
	const [, initialize = ''] =
		/^kern_return_t IMPL\(MyDriver, UserInitializeController\)\n(.*?)^\}/ms.exec(
			codeOf('MyDriver.cpp'),
		) ?? [];

	// The keys that Apple's page of UserReportHBAConstraints marks as required.
	it.each([
		'kIOMaximumSegmentCountReadKey',
		'kIOMaximumSegmentCountWriteKey',
		'kIOMaximumSegmentByteCountReadKey',
		'kIOMaximumSegmentByteCountWriteKey',
		'kIOMinimumSegmentAlignmentByteCountKey',
		'kIOMaximumSegmentAddressableBitCountKey',
		'kIOMinimumHBADataAlignmentMaskKey',
	])('reports %s during initialization', (key) => {
		const [before = '', after] = initialize.split('UserReportHBAConstraints(constraints)');
		expect(after).toBeDefined();
		expect(before).toContain(key);
	});

	it('does not override the method that receives them', () => {
		expect(codeOf('MyDriver.iig')).not.toContain('UserReportHBAConstraints');
	});

	it.each(['AuxiliaryQueue', 'InterruptQueue'])('has the queue %s', (name) => {
		expect(codeOf('MyDriver.cpp')).toContain(`"${name}"`);
	});
});
