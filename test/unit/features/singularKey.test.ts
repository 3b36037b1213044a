/** Keys of dictionaries that have the singular in place of the plural: `Property`, `OSBundleLibrary`. */
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

	it.each(['OSBundleLibraries', 'OSBundleLibraries_x86_64'])(
		'of a kext is corrected: %s',
		(key) => {
			const right = inRoot(
				`<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>${key}</key>\n<dict>\n<key>com.apple.kpi.iokit</key>\n<string>20.0.0</string>\n<key>com.apple.kpi.libkern</key>\n<string>20.0.0</string>\n</dict>`,
			);
			const wrong = right.replace('OSBundleLibraries', 'OSBundleLibrary');
			expect(fixAll(open(wrong, 'kext')).text).toBe(right);
		},
	);

	it.each([
		['IOProviderMergeProperty', 'IOProviderMergeProperties'],
		['UserClientProperty', 'UserClientProperties'],
		['WidgetUserClientProperty', 'WidgetUserClientProperties'],
	])('resembles the plural: %s', (name, plural) => {
		expect(namesNear(name)[0]).toBe(plural);
	});
});
