/** What is done with the texts that tools print, and with files of projects, each as work that can be measured alone. */
import { filesOf } from '../../server/src/project/target.js';
import { TargetIndex } from '../../server/src/project/targetIndex.js';
import { targetsOfXcodeGen } from '../../server/src/project/xcodeGenTargets.js';
import { targetsOfXcode } from '../../server/src/project/xcodeTargets.js';
import {
	analyze,
	DumpMatching,
	explainLog,
	lensTitle,
	MatchView,
	personalitiesToMatch,
	readInterface,
	readRegistry,
	redactDump,
} from '../../server/src/service/index.js';
import { driverEntries } from './shape.js';

const driver = analyze(
	`<plist version="1.0"><dict><key>CFBundlePackageType</key><string>KEXT</string><key>IOKitPersonalities</key><dict><key>Gadget</key><dict>${driverEntries('kext', 'IOPCIDevice')}<key>IOPCIMatch</key><string>0x12348086</string></dict></dict></dict></plist>`,
	{ uri: '', kind: 'kext' },
);

export const reportOperations = {
	'reading a dump': (text: string): void => {
		readRegistry(text);
	},
	'matching with a dump': (text: string): void => {
		const registry = readRegistry(text);
		if ('type' in registry) return;
		const matching = new DumpMatching(registry, personalitiesToMatch(driver, ''));
		const view = new MatchView(matching);
		view.rows();
		view.rows('devices');
		for (const personality of matching.personalities) lensTitle(personality, view);
	},
	'redacting a dump': (text: string): void => {
		redactDump(text);
	},
	'explaining a log': (text: string): void => {
		explainLog(text);
	},
	'reading a file of a project': (text: string): void => {
		for (const targets of [targetsOfXcode(text), targetsOfXcodeGen(text)]) {
			const index = new TargetIndex(targets, 'file:///Project', 'project.yml');
			const files = new Set(targets.flatMap((target) => filesOf(target, 'file:///Project').files));
			for (const file of files) index.near(file);
		}
		readInterface('file:///Driver.iig', text);
	},
};
