/** The list of dexts that an app may open, without the dext of its project. */
import { builtIdentifiers, dextsNear } from '../document/bundleIdentifiers.js';
import { atContent, atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { userClientAccess } from '../platform/entitlements.js';
import { isTypoOfIdentifier } from '../text/identifierTypo.js';
import { hasSameLetters, nearestName } from '../text/spelling.js';
import type { Dict, Str } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { addValueFixes } from './shared/bundleFixes.js';
import { changeContentFix } from './shared/entryFixes.js';
import { exampleProject, exampleTarget } from './shared/exampleProject.js';

export const unlistedDextDocs: RuleDocs = {
	what: '`com.apple.developer.driverkit.userclient-access` of an app that lists no dext of its project, or that lists one with a typo.',
	why: 'When an app opens a user client, the kernel compares the bundle identifier of the dext with the strings of this entitlement, including case (`IOUserServer::serviceNewUserClient`). Without an equal one, IOServiceOpen returns kIOReturnNotPermitted.',
	otherSeverities: {
		information: 'where the listed identifiers can be those of other dexts.',
	},
	fix: 'List the bundle identifier of the dext. An app that opens only dexts of other projects is correct without it.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.userclient-access',
		'xnu IOUserServer.cpp:serviceNewUserClient',
	],
	examples: () => ({
		bad: [
			{
				uri,
				text: access('[|com.example.app.drvier|]'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
				fixed: access('com.example.app.driver'),
				findings: [
					"warning: Unknown dext 'com.example.app.drvier'. Did you mean 'com.example.app.driver'? The app can't open the dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				uri,
				text: access('[|com.example.app.driver.dext|]'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
				fixed: access('com.example.app.driver'),
				findings: [
					"warning: Unknown dext 'com.example.app.driver.dext'. Did you mean 'com.example.app.driver'? The app can't open the dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				uri,
				text: access('[|com.example.app.drivr|]'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
				findings: [
					"information: Unknown dext 'com.example.app.drivr'. Did you mean 'com.example.app.driver'? The app can't open the dext.",
				],
				fixes: [
					"Change to 'com.example.app.driver'",
					"Add 'com.example.app.driver' to 'com.apple.developer.driverkit.userclient-access'",
				],
			},
			{
				uri,
				text: access('[|com.example.app.driver2|]'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
				findings: [
					"information: Unknown dext 'com.example.app.driver2'. Did you mean 'com.example.app.driver'? The app can't open the dext.",
				],
				fixes: [
					"Change to 'com.example.app.driver'",
					"Add 'com.example.app.driver' to 'com.apple.developer.driverkit.userclient-access'",
				],
			},
			{
				uri,
				text: access('[|com.example.App.driver|]', 'org.example.driver'),
				neighbors: {
					'../Driver/Info.plist':
						'<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>\n<key>CFBundlePackageType</key>\n<string>DEXT</string>',
				},
				fixed: access('com.example.app.driver', 'org.example.driver'),
				findings: [
					"warning: Unknown dext 'com.example.App.driver'. Did you mean 'com.example.app.driver'? The app can't open the dext.",
				],
				fixes: ["Change to 'com.example.app.driver'"],
			},
			{
				uri,
				text: access('com.example.driver').replace(/<key>.*<\/key>/, '[|$&|]'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
				findings: [
					"information: 'com.example.app.driver' is a dext of this project, but is not listed. The app can't open the dext.",
				],
				fixes: [
					"Add 'com.example.app.driver' to 'com.apple.developer.driverkit.userclient-access'",
				],
			},
			{
				uri,
				text: access('$(PRODUCT_BUNDLE_IDENTIFIER).dext').replace(/<key>.*<\/key>/, '[|$&|]'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
				findings: [
					"information: 'com.example.app.driver' is a dext of this project, but is not listed. The app can't open the dext.",
				],
				fixes: [
					"Add 'com.example.app.driver' to 'com.apple.developer.driverkit.userclient-access'",
				],
			},
		],
		good: [
			{
				uri,
				text: access('com.example.other', 'com.example.app.driver'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
			},
			{
				uri,
				text: access('$(PRODUCT_BUNDLE_IDENTIFIER).driver'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
			},
			{
				uri,
				text: access('$(DRIVER_IDENTIFIER)'),
				neighbors: { '../project.yml': project('com.example.app.driver') },
			},
			{
				uri,
				text: access('com.example.driver'),
				neighbors: { '../project.yml': project('$(DRIVER_IDENTIFIER)') },
			},
			{
				uri,
				text: access('com.example.driver'),
				neighbors: {
					'../Driver/Info.plist':
						'<key>CFBundleIdentifier</key>\n<string>com.example.app.driver</string>\n<key>CFBundlePackageType</key>\n<string>DEXT</string>',
				},
			},
			{ text: access('com.example.driver') },
		],
	}),
};

const uri = 'file:///work/App/App.entitlements';

/** Entitlements of an app that may open dexts. */
function access(...identifiers: readonly string[]): string {
	const items = identifiers.map((each) => `\t<string>${each}</string>\n`).join('');
	return `<key>${userClientAccess}</key>\n<array>\n${items}</array>`;
}

/** A project of XcodeGen with an app and a dext. */
function project(dext: string): string {
	const app = exampleProject('App', 'application', {
		PRODUCT_BUNDLE_IDENTIFIER: 'com.example.app',
		CODE_SIGN_ENTITLEMENTS: 'App/App.entitlements',
	});
	return app + exampleTarget('Driver', 'driver-extension', { PRODUCT_BUNDLE_IDENTIFIER: dext });
}

const messages = defineMessages('unlisted-dext', {
	misspelled: "Unknown dext '{text}'. Did you mean '{dext}'? The app can't open the dext.",
	unlisted: "'{dext}' is a dext of this project, but is not listed. The app can't open the dext.",
});

/** More dexts than a project has. Each is compared with each item. */
const maxDexts = 64;

interface State {
	readonly root: Dict;
	readonly items: readonly Str[];
	readonly dext: string;
	/** The identifier with a typo; undefined if there is none. */
	readonly item: Str | undefined;
	/** Whether it certainly is one. Dexts of one vendor can have similar names. */
	readonly isTypo: boolean;
}

export const unlistedDext = defineRule({
	code: 'unlisted-dext',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [userClientAccess],
	*check(entry, { plist, signedProduct }): Iterable<FoundWith<State>> {
		const { value, dict: root } = entry;
		// In the file of a dext it has no effect, which wrong-kind-entitlement reports.
		if (signedProduct === 'dext') return;
		// The kernel accepts one identifier as a string, too.
		const all = value.type === 'array' ? value.items : [value];
		const items = all.filter((item) => item.type === 'string');
		const listed = items.map((item) => builtIdentifiers(item, plist));
		const listedDexts = new Set(listed.flat());
		const { identifiers, areKnown } = dextsNear(plist);
		const unlisted = [...identifiers].slice(0, maxDexts).filter((dext) => !listedDexts.has(dext));
		// Otherwise the app can be for dexts of other projects.
		const hasDexts = areKnown && plist.neighbors.products.length > 0;
		const listsNone = hasDexts && unlisted.length === identifiers.size;
		const misspelled = items.flatMap((item, index) => {
			const [text, ...others] = listed[index] ?? [];
			if (text === undefined || others.length > 0 || identifiers.has(text)) return [];
			const typo = unlisted.find((each) => isMisspelling(text, each));
			// An app that lists no dext of its project can have more than a clear typo.
			const dext = typo ?? (listsNone ? nearestName(text, unlisted) : undefined);
			return dext === undefined ? [] : [{ item, text, dext, isTypo: typo !== undefined }];
		});
		for (const { item, text, dext, isTypo } of misspelled) {
			yield {
				severity: isTypo ? 'warning' : 'information',
				at: atContent(item),
				message: messages.misspelled({ text, dext }),
				state: { root, items, dext, item, isTypo },
			};
		}
		const [dext] = unlisted;
		const areAllItems = items.length === all.length && listed.every(isKnown);
		if (misspelled.length > 0 || !listsNone || !areAllItems || dext === undefined) return;
		// An empty list is reported by malformed-userclient-access.
		if (items.length === 0) return;
		const state = { root, items, dext, item: undefined, isTypo: false };
		const message = messages.unlisted({ dext });
		yield { at: atKey(entry), message, severity: 'information', state };
	},
	fixes({ root, items, dext, item, isTypo }, { plist }): readonly Fix[] {
		const isLiteral = item?.variables.length === 0;
		// Other letters can be those of another dext.
		const isSure = isLiteral && (hasSameLetters(item.value, dext) || item.value === `${dext}.dext`);
		if (item && isTypo) return [changeContentFix(item, dext, isSure)];
		const others = items.map(({ value }) => value);
		const file = { root, neighbor: undefined };
		const add = addValueFixes(plist, file, userClientAccess, others, dext, false);
		return item ? [changeContentFix(item, dext), ...add] : add;
	},
});

/** Whether an identifier certainly is that of a dext with a typo, or the name of its bundle. */
function isMisspelling(text: string, dext: string): boolean {
	return text === `${dext}.dext` || isTypoOfIdentifier(text, dext);
}

function isKnown(identifiers: readonly string[]): boolean {
	return identifiers.length > 0;
}
