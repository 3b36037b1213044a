/** A kext that depends on itself, through its own list of libraries or those of other kexts of the project. */
import { ownIdentifiersOf } from '../document/bundleIdentifiers.js';
import type { DriverPlist, PlistContents } from '../document/driverPlist.js';
import { atKey } from '../document/finding.js';
import { bundleNameOf, projectKextsOf } from '../document/projectKexts.js';
import { groupBy } from '../groupBy.js';
import { requestsOf } from '../libraries/projectLibrary.js';
import { defineMessages } from '../messages/message.js';
import type { DictEntry } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { exampleProject } from './shared/exampleProject.js';

const kext = (identifier: string, library: string, version = '1.0'): string =>
	`<key>CFBundleIdentifier</key>\n<string>com.example.${identifier}</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>OSBundleCompatibleVersion</key>\n<string>1.0</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>19.0</string>${library && `\n\t${library}\n\t<string>${version}</string>`}\n</dict>`;

export const circularLibraryDocs: RuleDocs = {
	what: 'A kext that lists itself in `OSBundleLibraries`, or another kext of the project that depends on it.',
	why: "All libraries of a kext are resolved before the kext is linked. A kext in a dependency loop can't be resolved, so it does not load.",
	fix: 'Remove the kext from its own libraries. Move the code that two kexts share into a third one.',
	references: ['xnu OSKext.cpp:resolveDependencies', 'IOKitUser OSKext.c'],
	examples: () => ({
		bad: [
			{
				text: kext('widget', '[|<key>com.example.widget</key>|]'),
				fixed: kext('widget', ''),
				findings: [
					"error: 'com.example.widget' is this kext. A kext that depends on itself does not load.",
				],
				fixes: ["Remove 'com.example.widget'"],
			},
			{
				text: kext('widget', '[|<key>com.example.widget</key>|]').replace(
					'<string>com.example.widget<',
					'<string>$(PRODUCT_BUNDLE_IDENTIFIER)<',
				),
				fixed: kext('widget', '').replace(
					'<string>com.example.widget<',
					'<string>$(PRODUCT_BUNDLE_IDENTIFIER)<',
				),
				uri: 'file:///Project/Widget/Info.plist',
				neighbors: {
					'../project.yml': exampleProject('Widget', 'kernel-extension.iokit', {
						INFOPLIST_FILE: 'Widget/Info.plist',
						PRODUCT_BUNDLE_IDENTIFIER: 'com.example.widget',
					}),
				},
				findings: [
					"error: 'com.example.widget' is this kext. A kext that depends on itself does not load.",
				],
				fixes: ["Remove 'com.example.widget'"],
			},
			{
				text: kext('widget', '[|<key>com.example.library</key>|]'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: {
					'../../Library.kext/Contents/Info.plist': kext('library', '<key>com.example.base</key>'),
					'../../Base.kext/Contents/Info.plist': kext('base', '<key>com.example.widget</key>'),
				},
				findings: [
					"error: 'Library.kext' depends on this kext. Kexts in a dependency loop do not load.",
				],
			},
		],
		good: [
			{
				text: kext('widget', '<key>com.example.library</key>'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Library.kext/Contents/Info.plist': kext('library', '') },
			},
			{
				text: kext('widget', '<key>com.example.library</key>'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: {
					'../../Library.kext/Contents/Info.plist': kext('library', '<key>com.example.base</key>'),
					'../../Base.kext/Contents/Info.plist': kext('base', '<key>com.example.base</key>'),
				},
			},
		],
	}),
};

const messages = defineMessages('circular-library', {
	itself: "'{identifier}' is this kext. A kext that depends on itself does not load.",
	loop: "'{bundle}' depends on this kext. Kexts in a dependency loop do not load.",
});

interface Circular {
	readonly entry: DictEntry;
	readonly isOwn: boolean;
}

export const circularLibrary = defineRule({
	code: 'circular-library',
	severity: 'error',
	kinds: ['kext'],
	messages,
	visit: 'root',
	*check(_root, { plist }): Iterable<FoundWith<Circular>> {
		const identifiers = ownIdentifiersOf(plist);
		if (identifiers.length === 0) return;
		const others = kextsByIdentifier(plist);
		for (const { entry } of requestsOf(plist)) {
			const at = atKey(entry);
			const other = others.get(entry.key);
			if (identifiers.includes(entry.key)) {
				const message = messages.itself({ identifier: entry.key });
				yield { at, message, state: { entry, isOwn: true } };
			} else if (other && identifiers.every((own) => dependsOn(own, other, others))) {
				const message = messages.loop({ bundle: bundleNameOf(other) });
				yield { at, message, state: { entry, isOwn: false } };
			}
		}
	},
	fixes: ({ entry, isOwn }) => (isOwn ? [removeEntryFix(entry, true)] : []),
});

/** The other kexts of the project; of several with one identifier, any may be the library. */
function kextsByIdentifier(plist: PlistContents): ReadonlyMap<string, DriverPlist> {
	const groups = groupBy(projectKextsOf(plist), ({ identifier }) => identifier);
	return new Map(
		[...groups].flatMap(([identifier, [kext, ...others]]) =>
			kext && others.length === 0 ? [[identifier, kext.plist] as const] : [],
		),
	);
}

/** Whether a kext lists `wanted`, or one that depends on it. */
function dependsOn(
	wanted: string,
	kext: DriverPlist,
	others: ReadonlyMap<string, DriverPlist>,
	seen = new Set<DriverPlist>(),
): boolean {
	if (seen.has(kext)) return false;
	seen.add(kext);
	return requestsOf(kext).some(({ entry: { key } }) => {
		const library = others.get(key);
		return key === wanted || (library !== undefined && dependsOn(wanted, library, others, seen));
	});
}
