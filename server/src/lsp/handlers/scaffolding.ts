/** The requests of commands that write projects, personalities and entitlements. */
import type { ClassCode, Device } from '../../scaffold/devices/device.js';
import {
	array,
	integer,
	object,
	oneOf,
	optional,
	record,
	type Shape,
	string,
} from '../parameters.js';
import { openPlist, plistText } from '../plistText.js';
import {
	type Answers,
	checkAnswerRequest,
	deviceAnswersRequest,
	devicePersonalityRequest,
	entitlementsRequest,
	insertPersonalityRequest,
	kindRequest,
	mergeEntitlementsRequest,
	migrateKextRequest,
	questionsRequest,
	readDevicesRequest,
	renderTemplateRequest,
	skeletonsRequest,
	templatesRequest,
} from '../protocol.js';
import { defineRequest, type ServerRequest } from '../request.js';

const answers: Shape<Answers> = record(string);

const code: Shape<ClassCode> = object({ class: integer, subclass: integer, protocol: integer });

const device: Shape<Device> = object({
	bus: oneOf(['usb', 'pci', 'hid']),
	vendorId: integer,
	productId: integer,
	vendorName: optional(string),
	productName: optional(string),
	revision: optional(integer),
	code: optional(code),
	interfaces: array(
		object({ number: integer, configuration: optional(integer), code: optional(code) }),
	),
	subsystem: optional(object({ vendorId: integer, deviceId: integer })),
	usage: optional(object({ page: integer, usage: integer })),
	transport: optional(string),
});

/** Loads scaffolding when it is first used: most people only edit property lists. */
const load = () => import('../../scaffold/scaffolding.js');

export const scaffoldingRequests: readonly ServerRequest[] = [
	defineRequest(templatesRequest, {
		handle: async () => (await load()).templateSummaries(),
	}),
	defineRequest(questionsRequest, {
		accepts: object({ template: string, answers }),
		handle: async ({ template, answers }, { readNames }) =>
			(await load()).questionsOf(template, answers, await readNames()),
	}),
	defineRequest(checkAnswerRequest, {
		accepts: object({ template: string, answers, key: string, text: string }),
		handle: async ({ template, key, text, answers }, { readNames }) =>
			(await load()).checkAnswerOf(template, key, text, answers, await readNames()),
	}),
	defineRequest(deviceAnswersRequest, {
		accepts: object({ template: string, device }),
		handle: async ({ template, device }, { readNames }) =>
			(await load()).deviceAnswers(template, device, await readNames()),
	}),
	defineRequest(renderTemplateRequest, {
		accepts: object({ template: string, answers }),
		handle: async ({ template, answers }, { readNames }) =>
			(await load()).renderById(template, answers, await readNames()),
	}),
	defineRequest(kindRequest, {
		accepts: object({ plist: plistText }),
		handle: async ({ plist }, session) =>
			(await load()).kindOf(plist, await openPlist(session, plist)),
	}),
	defineRequest(skeletonsRequest, {
		accepts: object({ plist: plistText }),
		handle: async ({ plist }, session) =>
			(await load()).skeletonsOf(plist, await openPlist(session, plist)),
	}),
	defineRequest(readDevicesRequest, {
		accepts: object({ dumps: array(string) }),
		handle: async ({ dumps }, { readNames }) =>
			(await load()).findDevices(dumps, await readNames()),
	}),
	defineRequest(devicePersonalityRequest, {
		accepts: object({ plist: plistText, device, match: integer }),
		handle: async ({ plist, device, match }, session) => {
			const [names, open] = [await session.readNames(), await openPlist(session, plist)];
			return (await load()).devicePersonality(plist, device, match, names, open);
		},
	}),
	defineRequest(insertPersonalityRequest, {
		accepts: object({ plist: plistText, body: string }),
		handle: async ({ plist, body }, session) =>
			(await load()).insertionOf(plist, body, await openPlist(session, plist)),
	}),
	defineRequest(entitlementsRequest, {
		accepts: object({ plist: plistText }),
		handle: async ({ plist }, session) =>
			(await load()).entitlementsOf(plist, await openPlist(session, plist)),
	}),
	defineRequest(mergeEntitlementsRequest, {
		accepts: object({ plist: plistText, existing: plistText }),
		handle: async ({ plist, existing }) => (await load()).mergedEntitlements(plist, existing),
	}),
	defineRequest(migrateKextRequest, {
		accepts: object({ plist: plistText }),
		handle: async ({ plist }) => (await load()).migrate(plist),
	}),
];
