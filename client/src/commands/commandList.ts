/** All commands; a new one joins this list and the manifest. */
import { addPersonality } from './addPersonality.js';
import { addPersonalityFromDevice } from './addPersonalityFromDevice.js';
import { applyMatchingFix } from './applyMatchingFix.js';
import { changeKind } from './changeKind.js';
import { closeDump } from './closeDump.js';
import type { Command } from './command.js';
import { convertKextToDext } from './convertKextToDext.js';
import { convertToXml } from './convertToXml.js';
import { createEntitlements } from './createEntitlements.js';
import { explainLog } from './explainLog.js';
import { explainMatching } from './explainMatching.js';
import { fixAll } from './fixAll.js';
import { newCodelessDriver } from './newCodelessDriver.js';
import { newDriverProject } from './newDriverProject.js';
import { recordMac } from './recordMac.js';
import { restartServer } from './restartServer.js';
import { showMatchingKey } from './showMatchingKey.js';
import { showMatchingRow } from './showMatchingRow.js';
import { showOutput } from './showOutput.js';
import { showRule } from './showRule.js';

export const commandList: readonly Command[] = [
	newDriverProject,
	newCodelessDriver,
	addPersonality,
	addPersonalityFromDevice,
	createEntitlements,
	convertKextToDext,
	convertToXml,
	changeKind,
	fixAll,
	explainLog,
	showRule,
	explainMatching,
	recordMac,
	showMatchingKey,
	showMatchingRow,
	applyMatchingFix,
	closeDump,
	restartServer,
	showOutput,
];
