/** A library of Apple's under a name that is not known. */
import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { libraryListsOf } from '../libraries/libraryLists.js';
import { kernelBundles } from '../platform/kernelBundles.js';
import { kpiLibraries, kpiPrefix } from '../platform/kpiLibraries.js';
import { nearestName } from '../text/spelling.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { renameKeyFix } from './shared/entryFixes.js';

export const unknownLibraryDocs: RuleDocs = {
	what: 'A `com.apple.kpi.…` that the kernel does not have, or a family of Apple whose name resembles a known one.',
	why: 'A kext whose library does not exist has an unresolved dependency and does not load (`resolveDependencies`). The list of interfaces is complete; that of families is not, so a family is advice only.',
	fix: 'Write the name of the library that is meant.',
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
					"warning: 'com.apple.kpi.iokti' is not an interface of the kernel: the kext does not load.",
				],
				fixes: ["Rename to 'com.apple.kpi.iokit'"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.kpi.network</key>|]\n\t<string>19.0</string>\n</dict>',
				findings: [
					"warning: 'com.apple.kpi.network' is not an interface of the kernel: the kext does not load.",
				],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key>com.apple.iokit.IOPCIFamilly</key>|]\n\t<string>2.9</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>',
				findings: [
					"information: 'com.apple.iokit.IOPCIFamilly' is not a known library; 'com.apple.iokit.IOPCIFamily' is.",
				],
				fixes: ["Rename to 'com.apple.iokit.IOPCIFamily'"],
			},
		],
		good: [
			...['IOAHCIFamily', 'IOAVCFamily', 'IOUDSFamily', 'IOHDAFamily'].map((family) => ({
				text: `<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.iokit.${family}</key>\n\t<string>1.0</string>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>19.0</string>\n</dict>`,
			})),
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.dsep</key>\n\t<string>19.0</string>\n\t<key>com.apple.iokit.IOWidgetFamily</key>\n\t<string>1.0</string>\n\t<key>com.example.kpi.iokti</key>\n\t<string>1.0</string>\n</dict>',
			},
		],
	}),
};

export const unknownLibrary = definePlistRule({
	code: 'unknown-library',
	severity: 'warning',
	kinds: ['kext', 'codelessKext'],
	*check({ plist, deploymentTarget }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of libraryListsOf(plist, deploymentTarget.macOS)) {
			for (const entry of dict.entries) {
				const { key } = entry;
				if (key.includes('$') || kernelBundles.has(key) || kpiLibraries.has(key)) continue;
				if (key.startsWith(kpiPrefix)) {
					yield {
						at: atKey(entry),
						message: message(
							"'{0}' is not an interface of the kernel: the kext does not load.",
							key,
						),
					};
				} else if (key.startsWith('com.apple.iokit.')) {
					const meant = meantBy(key);
					if (meant === undefined) continue;
					yield {
						severity: 'information',
						at: atKey(entry),
						message: message("'{0}' is not a known library; '{1}' is.", key, meant),
					};
				}
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		const meant = entry && meantBy(entry.key);
		if (!entry || meant === undefined || entry.dict.get(meant)) return [];
		return [renameKeyFix(entry, meant, entry.key.startsWith(kpiPrefix))];
	},
});

function meantBy(name: string): string | undefined {
	const known = name.startsWith(kpiPrefix) ? kpiLibraries : kernelBundles;
	const meant = nearestName(name, known.keys());
	return meant !== undefined && isOtherFamily(name, meant) ? undefined : meant;
}

/** Letters that do not tell a family from another that nobody has listed: `IOAVCFamily` need not be `IOAVBFamily`. */
const fewLetters = 6;

function isOtherFamily(name: string, known: string): boolean {
	const subject = /\.IO(.+)Family$/.exec(known)?.[1];
	if (subject === undefined || subject.length >= fewLetters) return false;
	return !name.toLowerCase().includes(`.io${subject}fam`.toLowerCase());
}
