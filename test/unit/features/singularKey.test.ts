/** Keys of dictionaries that have the singular `Property` in place of `Properties`. */
import { describe, expect, it } from 'vitest';
import { namesNear } from '../../../server/src/service/features/lookUp.js';
import { fixAll } from '../../../server/src/service/index.js';
import {
	audioClient,
	dextExample,
} from '../../../server/src/service/rules/shared/examplePersonality.js';
import { inRoot, open } from './samples.js';

describe('the singular of a key of a dictionary', () => {
	it.each([
		['of Apple is corrected', 'IOUserAudioDriver', true],
		['that a driver chooses is a decision of a person', 'Widget', false],
	])('%s', (_, start, isCorrected) => {
		const name = `${start}UserClientProperties`;
		const right = inRoot(
			dextExample(audioClient).replace('IOUserAudioDriverUserClientProperties', name),
		);
		const wrong = right.replace(name, `${start}UserClientProperty`);
		expect(wrong).not.toBe(right);
		expect(fixAll(open(wrong, 'dext')).text).toBe(isCorrected ? right : wrong);
	});

	it.each([
		['IOProviderMergeProperty', 'IOProviderMergeProperties'],
		['UserClientProperty', 'UserClientProperties'],
		['WidgetUserClientProperty', 'WidgetUserClientProperties'],
	])('resembles the plural: %s', (name, plural) => {
		expect(namesNear(name)[0]).toBe(plural);
	});
});
