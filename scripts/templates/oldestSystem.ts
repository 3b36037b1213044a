/** The oldest system that runs the driver of a template: that of the newest fact which its code uses. */
import { completeAnswers } from '../../server/src/scaffold/answers.js';
import { renderTemplate } from '../../server/src/scaffold/render.js';
import type { Answers, Template, Values } from '../../server/src/scaffold/template.js';
import {
	type DriverKitVersion,
	firstSystemWith,
} from '../../server/src/service/platform/driverKit.js';
import { readDriverCode } from '../iig/driverCode.js';
import { newestFact } from '../iig/newestFact.js';
import { choicesOf } from './choices.js';

/** SwiftUI apps, which install the drivers, require macOS 11, which contains DriverKit 20. */
const oldestWithApp = 20;

/** The project files are for Xcode 14 and later (`server/src/scaffold/pbxproj.ts`). */
const oldestXcode = 14;

const unknown = systemValues(systemFor(oldestWithApp));

/** The template with the values `driverKit macOS xcode`. Options have their own where they determine the superclass. */
export function withOldestSystem(template: Template): Template {
	if (!/[dD]ext$/.test(template.category)) return template;
	const withHoles = { ...template, values: { ...template.values, ...unknown } };
	const newest = (choices: readonly Answers[]): Values =>
		systemValues(
			systemFor(Math.max(oldestWithApp, ...choices.map((each) => sinceOf(withHoles, each)))),
		);
	const all = choicesOf(withHoles);
	const { superclass } = template.values;
	return {
		...template,
		values: superclass === undefined ? template.values : { ...template.values, ...newest(all) },
		prompts: template.prompts.map(({ options, ...prompt }) => ({
			...prompt,
			...(options && {
				options: options.map((option) =>
					option.values?.superclass === undefined
						? option
						: {
								...option,
								values: {
									...option.values,
									...newest(all.filter((each) => each[prompt.key] === option.value)),
								},
							},
				),
			}),
		})),
	};
}

/** The version of DriverKit that the code of a rendering requires; 0 where it has none. */
function sinceOf(template: Template, choices: Answers): number {
	const files = renderTemplate(template, completeAnswers(template, choices).answers);
	return newestFact(readDriverCode(files))?.since ?? 0;
}

function systemFor(since: number): DriverKitVersion {
	const system = firstSystemWith(since);
	if (!system) throw new Error(`no system is known for DriverKit ${since}`);
	return system;
}

function systemValues({ DriverKit, macOS, Xcode }: DriverKitVersion): Values {
	const xcode = String(Math.max(Number(Xcode), oldestXcode));
	return { driverKit: DriverKit, macOS, xcode };
}
