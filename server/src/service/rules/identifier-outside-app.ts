/** A dext of an iPad app whose identifier does not begin with that of the app. */
import { ownIdentifiersOf } from '../document/bundleIdentifiers.js';
import { atContent } from '../document/finding.js';
import { projectFilesOf } from '../document/neighbors.js';
import { rootText } from '../document/rootEntries.js';
import { literalText } from '../document/unexpanded.js';
import { defineMessages } from '../messages/message.js';
import type { PlistValue } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { changeContentFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';
import { exampleTarget, type Settings } from './shared/exampleProject.js';

export const identifierOutsideAppDocs: RuleDocs = {
	what: 'A dext that a project puts into an iPad app, and whose `CFBundleIdentifier` does not begin with the identifier of the app and a dot.',
	why: 'According to Apple, iPadOS requires it. On macOS, the two identifiers can differ.',
	fix: 'Begin the identifier of the dext with that of the app.',
	references: [
		'https://developer.apple.com/documentation/mididriverkit/creating-a-midi-device-driver',
	],
	examples: () => ({
		bad: [
			{
				text: ofDext('[|com.example.driver|]'),
				uri: 'file:///Driver/Info.plist',
				neighbors: { '../project.yml': project('iOS') },
				findings: [
					"warning: 'com.example.driver' does not begin with 'com.example.app', the identifier of its app. iPadOS requires that.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				text: ofDext('[|$(PRODUCT_BUNDLE_IDENTIFIER)|]'),
				uri: 'file:///Driver/Info.plist',
				neighbors: { '../project.yml': project('iOS', identifier) },
				findings: [
					"warning: 'com.example.driver' does not begin with 'com.example.app', the identifier of its app. iPadOS requires that.",
				],
			},
		],
		good: [
			{
				text: ofDext('com.example.app.driver'),
				uri: 'file:///Driver/Info.plist',
				neighbors: { '../project.yml': project('iOS') },
			},
			{
				text: ofDext('com.example.driver'),
				uri: 'file:///Driver/Info.plist',
				neighbors: { '../project.yml': project('macOS') },
			},
			{
				text: ofDext('com.example.driver'),
				uri: 'file:///Driver/Info.plist',
				neighbors: { '../project.yml': project('auto') },
			},
			{
				text: ofDext('com.example.driver'),
				uri: 'file:///Driver/Info.plist',
				neighbors: {
					'../project.yml':
						project('iOS') + exampleTarget('ForMac', 'driver-extension', plistOfDext),
				},
			},
			{
				text: ofDext('com.example.pad.driver'),
				uri: 'file:///Driver/Info.plist',
				neighbors: {
					'../App/Info.plist': '<key>CFBundleIdentifier</key>\n<string>com.example.pad</string>',
					'../project.yml': project('iOS'),
				},
			},
		],
	}),
};

/** A dext with an identifier. */
function ofDext(identifier: string): string {
	return `<key>CFBundleIdentifier</key>\n<string>${identifier}</string>\n${dextExample()}`;
}

const plistOfDext: Settings = {
	INFOPLIST_FILE: 'Driver/Info.plist',
	PRODUCT_NAME: '$(PRODUCT_BUNDLE_IDENTIFIER)',
};
const identifier: Settings = { PRODUCT_BUNDLE_IDENTIFIER: 'com.example.driver' };

/** A project with a dext, and an app for a platform that contains it. */
function project(platform: string, settings: Settings = {}): string {
	const dext = exampleTarget('Driver', 'driver-extension', { ...plistOfDext, ...settings });
	const app = exampleTarget('App', 'application', {
		PRODUCT_BUNDLE_IDENTIFIER: 'com.example.app',
	});
	return `targets:\n${app}    platform: ${platform}\n    dependencies:\n      - target: Driver\n${dext}`;
}

const messages = defineMessages('identifier-outside-app', {
	outside:
		"'{identifier}' does not begin with '{app}', the identifier of its app. iPadOS requires that.",
});

interface State {
	readonly value: PlistValue;
	readonly identifier: string;
	readonly app: string;
}

export const identifierOutsideApp = defineRule({
	code: 'identifier-outside-app',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'rootKey',
	keys: ['CFBundleIdentifier'],
	*check({ entry: { value } }, { plist }): Iterable<FoundWith<State>> {
		const groups = plist.neighbors.products.map(({ padApps }) => padApps ?? []);
		// A dext can be in other apps, too.
		if (groups.some((apps) => apps.length === 0)) return;
		const apps = groups.flat();
		const identifiers = ownIdentifiersOf(plist);
		const [app] = apps;
		const [identifier] = identifiers;
		if (app === undefined || identifier === undefined) return;
		// The plist of the app can have another identifier than the project.
		const written = projectFilesOf(plist.neighbors).map((each) =>
			rootText(each, 'CFBundleIdentifier'),
		);
		const isInside = [...apps, ...written].some((each) =>
			identifiers.some((own) => own.startsWith(`${each}.`)),
		);
		if (isInside) return;
		yield {
			at: atContent(value),
			message: messages.outside({ identifier, app }),
			state: { value, identifier, app },
		};
	},
	fixes({ value, identifier, app }, { plist }) {
		if (literalText(value, plist.form) === undefined) return [];
		return [changeContentFix(value, `${app}.${identifier.split('.').at(-1)}`)];
	},
});
