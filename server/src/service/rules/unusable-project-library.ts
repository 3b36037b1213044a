/** A kext of the project that another one lists as a library but can't link with. */
import { ownIdentifiersOf } from '../document/bundleIdentifiers.js';
import type { DriverPlist, PlistContents } from '../document/driverPlist.js';
import { atContent, atKey, atOpenTag, type Severity } from '../document/finding.js';
import { kextVersionNumber } from '../document/kextVersion.js';
import { bundleNameOf, type ProjectKext, projectKextsOf } from '../document/projectKexts.js';
import { rootEntry } from '../document/rootEntries.js';
import { numberText } from '../document/unexpanded.js';
import {
	type LibraryFault,
	type LibraryRequest,
	libraryFault,
	requestsOf,
} from '../libraries/projectLibrary.js';
import { defineMessages } from '../messages/message.js';
import type { Dict } from '../value/plistValue.js';
import { defineRule, type Fix, type FoundWith, type RuleDocs } from './rule.js';
import { relatedPlace } from './shared/bundleFixes.js';
import { addEntryFix, changeContentFix } from './shared/entryFixes.js';

const library = (version: string, compatible?: string): string =>
	`<key>CFBundleIdentifier</key>\n<string>com.example.library</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>${version}</string>${
		compatible === undefined
			? ''
			: `\n<key>OSBundleCompatibleVersion</key>\n<string>${compatible}</string>`
	}\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>19.0</string>\n</dict>`;

const client = (version: string): string =>
	`<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.libkern</key>\n\t<string>19.0</string>\n\t<key>com.example.library</key>\n\t<string>${version}</string>\n</dict>`;

export const unusableProjectLibraryDocs: RuleDocs = {
	what: 'A kext that another kext of the same project lists in `OSBundleLibraries`, but that has no `OSBundleCompatibleVersion`, or that does not have the version that is requested.',
	why: 'A kext can be a library only if it has `OSBundleCompatibleVersion`, and only in versions from that one up to its `CFBundleVersion` (`OSKextIsCompatibleWithVersion`). Otherwise, the dependency is unresolved, and the kext that lists it does not load.',
	otherSeverities: {
		error: 'where both bundles are built.',
	},
	fix: 'Add `OSBundleCompatibleVersion` to the library, or request a version that it supports.',
	references: [
		'IOKitUser OSKext.c:OSKextIsCompatibleWithVersion',
		'xnu OSKext.cpp:isCompatibleWithVersion',
	],
	examples: () => ({
		bad: [
			{
				text: client('1.0').replace(
					'<key>com.example.library</key>',
					'[|<key>com.example.library</key>|]',
				),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Library.kext/Contents/Info.plist': library('1.2') },
				fixedNeighbors: { '../../Library.kext/Contents/Info.plist': library('1.2', '1.0') },
				findings: [
					"warning: 'Library.kext' has no 'OSBundleCompatibleVersion', so it is not a library. This kext does not load.",
				],
				fixes: ["Add 'OSBundleCompatibleVersion' to 'Library.kext'"],
			},
			{
				text: client('[|2.0|]'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Library.kext/Contents/Info.plist': library('1.2', '1.0') },
				findings: [
					"warning: '2.0' is later than '1.2', the version of 'Library.kext'. This kext does not load.",
				],
				fixes: ["Change to '1.2'"],
			},
			{
				text: client('[|0.9|]'),
				fixed: client('1.0'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Library.kext/Contents/Info.plist': library('1.2', '1.0') },
				findings: [
					"warning: '0.9' is earlier than '1.0', the oldest version that 'Library.kext' supports. This kext does not load.",
				],
				fixes: ["Change to '1.0'"],
			},
			{
				text: library('1.2').replace(
					'<key>CFBundleIdentifier</key>',
					'[|<key>CFBundleIdentifier</key>|]',
				),
				fixed: library('1.2', '1.0'),
				uri: 'file:///Kexts/Library.kext/Contents/Info.plist',
				neighbors: { '../../Widget.kext/Contents/Info.plist': client('1.0') },
				findings: [
					"warning: Missing 'OSBundleCompatibleVersion'. 'Widget.kext' lists this kext as a library and does not load without it.",
				],
				fixes: ["Add 'OSBundleCompatibleVersion'"],
			},
			{
				text: library('[|1.2|]', '1.0'),
				form: 'built',
				uri: 'file:///Kexts/Library.kext/Contents/Info.plist',
				neighbors: { '../../Widget.kext/Contents/Info.plist': client('1.5') },
				fixedNeighbors: { '../../Widget.kext/Contents/Info.plist': client('1.2') },
				findings: [
					"error: '1.2' is earlier than '1.5', which 'Widget.kext' requests. It does not load.",
				],
				fixes: ["Change to '1.2' in 'Widget.kext'"],
			},
		],
		good: [
			{
				text: client('1.1'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Library.kext/Contents/Info.plist': library('1.2', '1.0') },
			},
			{
				text: client('2.0'),
				uri: 'file:///Widget/Info.plist',
				neighbors: { '../Library/Info.plist': library('$(MODULE_VERSION)', '1.0') },
			},
			{
				text: client('2.0'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: {
					'../../Library.kext/Contents/Info.plist': library('1.2', '1.0'),
					'../../Library2.kext/Contents/Info.plist': library('2.0', '1.0'),
				},
			},
		],
	}),
};

const messages = defineMessages('unusable-project-library', {
	addTo: "Add '{key}' to '{bundle}'",
	changeIn: "Change to '{version}' in '{bundle}'",
	notALibrary:
		"'{bundle}' has no 'OSBundleCompatibleVersion', so it is not a library. This kext does not load.",
	notALibraryFor:
		"Missing 'OSBundleCompatibleVersion'. '{bundle}' lists this kext as a library and does not load without it.",
	tooEarly:
		"'{version}' is earlier than '{limit}', the oldest version that '{bundle}' supports. This kext does not load.",
	tooEarlyFor: "'{limit}' is later than '{version}', which '{bundle}' requests. It does not load.",
	tooLate:
		"'{version}' is later than '{limit}', the version of '{bundle}'. This kext does not load.",
	tooLateFor: "'{limit}' is earlier than '{version}', which '{bundle}' requests. It does not load.",
	library: 'The library is here.',
	requested: 'The version is requested here.',
});

/** A kext that can't link with a library of the project; one of them is a file near the document. */
interface Unusable {
	readonly request: LibraryRequest;
	readonly fault: LibraryFault;
	readonly library: PlistContents;
	readonly neighbor: DriverPlist;
	/** Whether the document is part of a bundle. */
	readonly isBuilt: boolean;
}

export const unusableProjectLibrary = defineRule({
	code: 'unusable-project-library',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'root',
	*check(root, { plist }): Iterable<FoundWith<Unusable>> {
		const kexts = projectKextsOf(plist);
		for (const unusable of withLibraries(plist, kexts)) yield foundInClient(unusable);
		for (const unusable of withClients(plist, kexts)) yield foundInLibrary(unusable, root);
	},
	fixes: (unusable) => {
		const { fault, request, library, neighbor } = unusable;
		if (fault.reason === 'notALibrary') return addVersion(library, request.version, neighbor);
		const isOwn = library === neighbor;
		const isPreferred = isOwn && fault.reason === 'tooEarly';
		const fix = changeContentFix(request.entry.value, fault.limit, isPreferred);
		if (isOwn) return [fix];
		const parameters = { version: fault.limit, bundle: bundleNameOf(neighbor) };
		return [{ ...fix, title: messages.changeIn(parameters), in: neighbor }];
	},
});

/** The libraries of the project that a kext lists. Several with one identifier are versions of one, any of which may be loaded. */
function* withLibraries(plist: PlistContents, kexts: readonly ProjectKext[]): Iterable<Unusable> {
	for (const request of requestsOf(plist)) {
		const [library, ...others] = kexts.filter(({ identifier }) => identifier === request.entry.key);
		if (!library || others.length > 0) continue;
		const fault = libraryFault(library.plist, request.version);
		if (fault)
			yield {
				request,
				fault,
				library: library.plist,
				neighbor: library.plist,
				isBuilt: plist.form === 'built',
			};
	}
}

/** The kexts of the project that list this one; of those that miss the same key, the one with the earliest version. */
function* withClients(plist: PlistContents, kexts: readonly ProjectKext[]): Iterable<Unusable> {
	const own = ownIdentifiersOf(plist);
	const unusable = kexts.flatMap(({ plist: neighbor }) =>
		requestsOf(neighbor)
			.filter(({ entry }) => own.includes(entry.key))
			.flatMap((request): readonly Unusable[] => {
				const fault = libraryFault(plist, request.version);
				return fault
					? [{ request, fault, library: plist, neighbor, isBuilt: plist.form === 'built' }]
					: [];
			}),
	);
	const missing = unusable.filter(({ fault }) => fault.reason === 'notALibrary');
	if (missing.length > 0) yield missing.reduce((a, b) => (isEarlier(b, a) ? b : a));
	else yield* unusable;
}

function isEarlier({ request: a }: Unusable, { request: b }: Unusable): boolean {
	return (kextVersionNumber(a.version) ?? 0n) < (kextVersionNumber(b.version) ?? 0n);
}

/** An error in bundles, which are loaded as they are. A script of the build may change a source file. */
function severityOf({ isBuilt, neighbor }: Unusable): Severity {
	return isBuilt && neighbor.form === 'built' ? 'error' : 'warning';
}

function foundInClient(state: Unusable): FoundWith<Unusable> {
	const { request, fault, neighbor } = state;
	const bundle = bundleNameOf(neighbor);
	const severity = severityOf(state);
	if (fault.reason === 'notALibrary') {
		return {
			severity,
			at: atKey(request.entry),
			message: messages.notALibrary({ bundle }),
			related: neighbor.root
				? [relatedPlace(atOpenTag(neighbor.root), messages.library(), neighbor)]
				: [],
			state,
		};
	}
	const { reason, limit, value } = fault;
	return {
		severity,
		at: atContent(request.entry.value),
		message: messages[reason]({ version: request.version, limit, bundle }),
		related: [relatedPlace(atContent(value), messages.library(), neighbor)],
		state,
	};
}

function foundInLibrary(state: Unusable, root: Dict): FoundWith<Unusable> {
	const { request, fault, neighbor } = state;
	const bundle = bundleNameOf(neighbor);
	const severity = severityOf(state);
	const related = [relatedPlace(atKey(request.entry), messages.requested(), neighbor)];
	if (fault.reason === 'notALibrary') {
		const entry = root.get('CFBundleIdentifier');
		const at = entry ? atKey(entry) : atOpenTag(root);
		return { severity, at, message: messages.notALibraryFor({ bundle }), related, state };
	}
	const { reason, limit, value } = fault;
	const message = messages[`${reason}For`]({ version: request.version, limit, bundle });
	return { severity, at: atContent(value), message, related, state };
}

/** Adds the version that is requested, if the library has it. */
function addVersion(
	library: PlistContents,
	version: string,
	neighbor: DriverPlist,
): readonly Fix[] {
	const { root } = library;
	const own = numberText(rootEntry(library, 'CFBundleVersion')?.value, library);
	const latest = own === undefined ? undefined : kextVersionNumber(own);
	const isTooLate = latest !== undefined && (kextVersionNumber(version) ?? 0n) > latest;
	if (root?.type !== 'dict' || isTooLate) return [];
	const key = 'OSBundleCompatibleVersion';
	const fix = addEntryFix(root, key, version, library !== neighbor);
	if (library !== neighbor) return [fix];
	const title = messages.addTo({ key, bundle: bundleNameOf(neighbor) });
	return [{ ...fix, title, in: neighbor }];
}
