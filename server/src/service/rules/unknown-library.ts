/** An Apple library with an unknown name. */
import { atKey } from '../document/finding.js';
import { projectKextsOf } from '../document/projectKexts.js';
import { groupBy } from '../groupBy.js';
import { defineMessages } from '../messages/message.js';
import { once } from '../once.js';
import { kernelBundles } from '../platform/kernelBundles.js';
import { kernelPartPrefix, kpiLibraries, kpiPrefix } from '../platform/kpiLibraries.js';
import {
	hasSameLetters,
	lastPartOf,
	mostIdentifierTypos,
	nearestByEdits,
	nearestIdentifier,
	nearestName,
} from '../text/spelling.js';
import { defineRule, type RuleDocs } from './rule.js';
import { correctKeyFix } from './shared/correctionFixes.js';

/** A kext that lists a library, and one of the same project. */
const projectClient = (library: string): string =>
	`<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t${library}\n\t<string>1.0</string>\n</dict>`;
const projectLibrary =
	'<key>CFBundleIdentifier</key>\n<string>com.example.library</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>CFBundleVersion</key>\n<string>1.0</string>\n<key>OSBundleCompatibleVersion</key>\n<string>1.0</string>\n<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>';

export const unknownLibraryDocs: RuleDocs = {
	what: 'A `com.apple.kpi` library that the kernel does not have, or an Apple family or interface whose name resembles a known one.',
	why: 'A kext whose library does not exist has an unresolved dependency and does not load (`resolveDependencies`). The list of known interfaces is complete. That of known families is not, so only a name that resembles a known one is reported.',
	fix: 'Use the name of an existing library.',
	references: [
		'xnu OSKext.cpp:resolveDependencies',
		'xnu config/System.kext/PlugIns Info.plist of each KPI',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kpi.iokti</key>|]\n\t<string>19.0</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kpi.iokti' is not a kernel programming interface. Did you mean 'com.apple.kpi.iokit'? The kext does not load.",
				],
				fixes: ["Rename to 'com.apple.kpi.iokit'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kpi.network</key>|]\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kpi.network' is not a kernel programming interface. The kext does not load.",
				],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kpi.libkernel</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kpi.libkernel' is not a kernel programming interface. Did you mean 'com.apple.kpi.libkern'? The kext does not load.",
				],
				fixes: ["Rename to 'com.apple.kpi.libkern'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.iokit.IOPCIFamilly</key>|]\n\t<string>2.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library 'com.apple.iokit.IOPCIFamilly'. Did you mean 'com.apple.iokit.IOPCIFamily'?",
				],
				fixes: ["Rename to 'com.apple.iokit.IOPCIFamily'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kpi.iokti</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kpi.iokti' is not a kernel programming interface. Did you mean 'com.apple.kpi.iokit'? The kext does not load.",
				],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.iokit.IOHIDFaimly</key>|]\n\t<string>2.0</string>\n\t[|<key>com.apple.iokit.IOPICFamily</key>|]\n\t<string>2.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library 'com.apple.iokit.IOHIDFaimly'. Did you mean 'com.apple.iokit.IOHIDFamily'?",
					"warning: Unknown library 'com.apple.iokit.IOPICFamily'. Did you mean 'com.apple.iokit.IOPCIFamily'?",
				],
				fixes: ["Rename to 'com.apple.iokit.IOHIDFamily'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.iokit.IOStrageFamily</key>|]\n\t<string>1.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library 'com.apple.iokit.IOStrageFamily'. Did you mean 'com.apple.iokit.IOStorageFamily'?",
				],
				fixes: ["Rename to 'com.apple.iokit.IOStorageFamily'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.appel.kpi.bsd</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library 'com.appel.kpi.bsd'. Did you mean 'com.apple.kpi.bsd'?",
				],
				fixes: ["Rename to 'com.apple.kpi.bsd'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.IOPCIFamily</key>|]\n\t<string>2.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library 'com.apple.IOPCIFamily'. Did you mean 'com.apple.iokit.IOPCIFamily'?",
				],
				fixes: ["Rename to 'com.apple.iokit.IOPCIFamily'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>COM.APPLE.KPI.IOKIT</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.iokit.IOPCIFamily</key>\n\t<string>2.9</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n\t<key>com.apple.iokit.IOPCIFamily</key>\n\t<string>2.9</string>\n</dict>',
				findings: [
					"warning: 'COM.APPLE.KPI.IOKIT' is not a kernel programming interface. Did you mean 'com.apple.kpi.iokit'? The kext does not load.",
				],
				fixes: ["Rename to 'com.apple.kpi.iokit'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kpi</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kpi' is not a kernel programming interface. The kext does not load.",
				],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com-apple-kpi-mach</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library 'com-apple-kpi-mach'. Did you mean 'com.apple.kpi.mach'?",
				],
				fixes: ["Rename to 'com.apple.kpi.mach'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.iokit.IOPCI</key>|]\n\t<string>2.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library 'com.apple.iokit.IOPCI'. Did you mean 'com.apple.iokit.IOPCIFamily'?",
				],
				fixes: ["Rename to 'com.apple.iokit.IOPCIFamily'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>"com.apple.kpi.bsd"</key>|]\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.bsd</key>\n\t<string>19.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library '\"com.apple.kpi.bsd\"'. Did you mean 'com.apple.kpi.bsd'?",
				],
				fixes: ["Rename to 'com.apple.kpi.bsd'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.example.library </key>|]\n\t<string>1.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				fixed:
					'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.example.library</key>\n\t<string>1.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: Unknown library 'com.example.library '. Did you mean 'com.example.library'?",
				],
				fixes: ["Rename to 'com.example.library'"],
			},
			{
				text: projectClient('[|<key>com.example.libary</key>|]'),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Library.kext/Contents/Info.plist': projectLibrary },
				findings: [
					"warning: Unknown library 'com.example.libary'. Did you mean 'com.example.library'?",
				],
				fixes: ["Rename to 'com.example.library'"],
			},
		],
		good: [
			...['com.example.library', 'com.example.library2'].map((name) => ({
				text: projectClient(`<key>${name}</key>`),
				uri: 'file:///Kexts/Widget.kext/Contents/Info.plist',
				neighbors: { '../../Library.kext/Contents/Info.plist': projectLibrary },
			})),
			...['IOAHCIFamily', 'IOAVCFamily', 'IOUDSFamily', 'IOHDAFamily'].map((family) => ({
				text: `<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.iokit.${family}</key>\n\t<string>1.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>`,
			})),
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.dsep</key>\n\t<string>19.0</string>\n\t<key>com.apple.iokit.IOWidgetFamily</key>\n\t<string>1.0</string>\n\t<key>com.example.kpi.iokti</key>\n\t<string>1.0</string>\n</dict>',
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.$(KPI)</key>\n\t<string>19.0</string>\n\t<key>com.apple.iokit.IOPCIFamily</key>\n\t<string>2.9</string>\n</dict>',
			},
		],
	}),
};

const messages = defineMessages('unknown-library', {
	unknownFamily: "Unknown library '{library}'. Did you mean '{suggestion}'?",
	unknownKpi: "'{library}' is not a kernel programming interface. The kext does not load.",
	misspelledKpi:
		"'{library}' is not a kernel programming interface. Did you mean '{suggestion}'? The kext does not load.",
});

export const unknownLibrary = defineRule({
	code: 'unknown-library',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	messages,
	visit: 'libraryList',
	*check({ dict }, { plist }) {
		const own = new Set(projectKextsOf(plist).map(({ identifier }) => identifier));
		for (const entry of dict.entries) {
			const library = entry.key;
			if (library.includes('$') || library.startsWith(kernelPartPrefix)) continue;
			if (kernelBundles.has(library) || kpiLibraries.has(library) || own.has(library)) continue;
			const at = atKey(entry);
			if (`${library.toLowerCase()}.`.startsWith(kpiPrefix)) {
				const certain = nearestName(library, kpiLibraries.keys());
				const suggestion = certain ?? nearestKpi(library);
				const message =
					suggestion === undefined
						? messages.unknownKpi({ library })
						: messages.misspelledKpi({ library, suggestion });
				yield { at, message, state: { entry, suggestion, isCertain: certain !== undefined } };
			} else {
				const marked = withoutMarks(library);
				const suggestion =
					marked ??
					(library.startsWith(familyPrefix)
						? (familyWithLostWord(library) ?? nearestFamily(library))
						: (nearestLibrary(library) ?? nearestOfProject(library, own)));
				if (suggestion === undefined) continue;
				const message = messages.unknownFamily({ library, suggestion });
				yield { at, message, state: { entry, suggestion, isCertain: marked !== undefined } };
			}
		}
	},
	fixes({ entry, suggestion, isCertain }) {
		if (suggestion === undefined || entry.dict.get(suggestion)) return [];
		return [correctKeyFix(entry, suggestion, isCertain)];
	},
});

const familyPrefix = 'com.apple.iokit.';

/** The interface that a long name with two typos is probably a misspelling of. */
function nearestKpi(name: string): string | undefined {
	const isLong = lastPartOf(name).length >= fewLetters;
	return isLong ? nearestByEdits(name, kpiLibraries.keys(), mostIdentifierTypos) : undefined;
}

/** The known library next to characters that identifiers don't have, or any identifier in quotation marks or whitespace. */
function withoutMarks(name: string): string | undefined {
	const [identifier = ''] = /[\w.-]+/.exec(name) ?? [];
	if (identifier === name) return undefined;
	const isKnown = kernelBundles.has(identifier) || kpiLibraries.has(identifier);
	const isMarked = /^["'“”‘’\s]*[\w-]+\.[\w.-]+["'“”‘’\s]*$/.test(name);
	return isKnown || isMarked ? identifier : undefined;
}

/** The kext of the project that a name is a misspelling of; another number can be that of another kext. */
function nearestOfProject(name: string, own: ReadonlySet<string>): string | undefined {
	const nearest = nearestName(name, own);
	const isOtherNumber = nearest?.replace(/\d/g, '') === name.replace(/\d/g, '');
	return isOtherNumber ? undefined : nearest;
}

/** The interface, or the family, that a name with a misspelled beginning is. Other libraries are anyone's. */
function nearestLibrary(name: string): string | undefined {
	return (
		nearestIdentifier(name, kpiLibraries.keys()) ??
		nearestName(name, families()) ??
		nearestIdentifier(name, familiesByEnd().get(lastPartOf(name).toLowerCase()) ?? [])
	);
}

const families = once(() =>
	[...kernelBundles.keys()].filter((each) => each.startsWith(familyPrefix)),
);

const familiesByEnd = once(() => groupBy(families(), (name) => lastPartOf(name).toLowerCase()));

/** The family whose name lacks its first letters, or its last word: `PCIFamily`, `IOPCI`. */
function familyWithLostWord(name: string): string | undefined {
	const subject = name.slice(familyPrefix.length);
	const names = [`${subject}Family`, `IO${subject}`].map((each) => familyPrefix + each);
	return names.find((each) => kernelBundles.has(each));
}

/** Letters that do not distinguish one name from another: the family `IOAVCFamily` may be other than `IOAVBFamily`. */
const fewLetters = 6;

/** The family that a name is probably a misspelling of. */
function nearestFamily(name: string): string | undefined {
	const nearest = nearestName(name, kernelBundles.keys());
	const subject = /\.IO(.+)Family$/.exec(nearest ?? '')?.[1];
	if (subject === undefined || subject.length >= fewLetters) return nearest;
	const written = name.slice(familyPrefix.length).toLowerCase();
	const hasSubject = written.includes(`io${subject}f`.toLowerCase());
	return hasSubject || hasSameLetters(name, nearest ?? '') ? nearest : undefined;
}
