/** All stories, in the order in which they are run. */
import type { Story } from '../story.js';
import { binaryPlist, binaryPlistInMenu, binaryPlistInWeb } from './binaryPlist.js';
import {
	closeTag,
	enterAfterTag,
	enterBetweenTags,
	enterInPlist,
	typedEndTag,
} from './closeTag.js';
import {
	changeKind,
	explainLog,
	explainSelectedLog,
	explainSeveralMessages,
	kindOfAnyPlist,
	statusItem,
} from './commands.js';
import { completion, dottedNames } from './completion.js';
import { fixAll, nothingToFix, quickFix } from './fixes.js';
import { hover } from './hover.js';
import { activeMatching, lensOfDump, matching, matchingInWeb, recordMac } from './matching.js';
import { newPlist, untitledPlist } from './newPlist.js';
import { outline } from './outline.js';
import { plainXml } from './plainXml.js';
import { comparison, problem, rulePage } from './problem.js';
import {
	addFromDevice,
	cancelScaffold,
	familySearch,
	scaffold,
	scaffoldForDevice,
} from './scaffold.js';
import {
	addEntitlements,
	addEntitlementsInPlace,
	addPersonality,
	convertKext,
	refusePersonality,
} from './scaffoldEdits.js';
import { serverEnds } from './serverEnds.js';
import { teamFileInWeb, teamFileMistakes, teamFileOnDesktop } from './teamFile.js';
import { twoFiles, twoFilesInWeb } from './twoFiles.js';
import { web } from './web.js';
import { webScaffold } from './webScaffold.js';
import {
	ofProject,
	renamedFolder,
	workspaceProblems,
	workspaceProblemsInWeb,
} from './workspaceProblems.js';

export const allStories: readonly Story[] = [
	plainXml,
	workspaceProblems,
	renamedFolder,
	ofProject,
	problem,
	rulePage,
	comparison,
	binaryPlist,
	binaryPlistInMenu,
	completion,
	dottedNames,
	newPlist,
	untitledPlist,
	hover,
	outline,
	closeTag,
	typedEndTag,
	enterBetweenTags,
	enterInPlist,
	enterAfterTag,
	quickFix,
	fixAll,
	nothingToFix,
	familySearch,
	scaffold,
	scaffoldForDevice,
	cancelScaffold,
	addFromDevice,
	addPersonality,
	refusePersonality,
	addEntitlements,
	addEntitlementsInPlace,
	convertKext,
	twoFiles,
	changeKind,
	kindOfAnyPlist,
	statusItem,
	explainLog,
	explainSelectedLog,
	explainSeveralMessages,
	matching,
	lensOfDump,
	activeMatching,
	recordMac,
	teamFileOnDesktop,
	teamFileMistakes,
	serverEnds,
	web,
	binaryPlistInWeb,
	workspaceProblemsInWeb,
	webScaffold,
	teamFileInWeb,
	twoFilesInWeb,
	matchingInWeb,
];
