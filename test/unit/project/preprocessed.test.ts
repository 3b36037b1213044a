/** Plists on which project files run the preprocessor. */
import { describe, expect, it } from 'vitest';
import { targetsOfXcodeGen } from '../../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../../server/src/project/xcodeTargets.js';
import { onlyTarget, type WrittenProject, xcodeProject } from './xcodeProject.js';

const on = 'INFOPLIST_PREPROCESS = YES;';

describe('a target of Xcode', () => {
	it.each<[WrittenProject, true | undefined]>([
		[{ debug: on }, true],
		[{ debug: 'A = B;', release: on }, true],
		[{ project: on }, true],
		[{ debug: '"INFOPLIST_PREPROCESS[sdk=driverkit*]" = YES;' }, true],
		[{}, undefined],
		[{ debug: 'INFOPLIST_PREPROCESS = NO;', project: on }, undefined],
		[{ debug: 'INFOPLIST_PREPROCESS = NO;' }, undefined],
	])('with %j has a preprocessed plist: %s', (written, expected) => {
		expect(onlyTarget(targetsOfXcode(xcodeProject(written))).isPreprocessed).toBe(expected);
	});
});

describe('a target of XcodeGen', () => {
	it.each([
		['targets:\n  Pad:\n    settings:\n      INFOPLIST_PREPROCESS: YES\n', true],
		['settings:\n  INFOPLIST_PREPROCESS: YES\ntargets:\n  Pad:\n    type: bundle\n', true],
		[
			'targetTemplates:\n  T:\n    settings:\n      INFOPLIST_PREPROCESS: YES\ntargets:\n  Pad:\n    templates: [T]\n',
			true,
		],
		['targets:\n  Pad:\n    settings:\n      INFOPLIST_PREPROCESS: NO\n', undefined],
		[
			'settings:\n  INFOPLIST_PREPROCESS: YES\ntargets:\n  Pad:\n    settings:\n      INFOPLIST_PREPROCESS: NO\n',
			undefined,
		],
		[
			'settings:\n  INFOPLIST_PREPROCESS: YES\ntargets:\n  Pad:\n    settings:\n      configs:\n        Debug:\n          INFOPLIST_PREPROCESS: NO\n',
			true,
		],
	])('of %j has a preprocessed plist: %s', (text, expected) => {
		expect(onlyTarget(targetsOfXcodeGen(text)).isPreprocessed).toBe(expected);
	});
});
