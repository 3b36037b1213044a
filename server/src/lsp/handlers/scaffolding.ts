/** The requests of commands that write projects, personalities and entitlements. */
import {
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

/** Loads scaffolding when it is first used: most people only edit property lists. */
const load = () => import('../../scaffold/scaffolding.js');

export const scaffoldingRequests: readonly ServerRequest[] = [
	defineRequest(templatesRequest, {
		handle: async () => (await load()).templateSummaries(),
	}),
	defineRequest(questionsRequest, {
		handle: async ({ template, answers }, { readNames }) =>
			(await load()).questionsOf(template, answers, await readNames()),
	}),
	defineRequest(checkAnswerRequest, {
		handle: async ({ template, key, text, answers }, { readNames }) =>
			(await load()).checkAnswerOf(template, key, text, answers, await readNames()),
	}),
	defineRequest(deviceAnswersRequest, {
		handle: async ({ template, device }, { readNames }) =>
			(await load()).deviceAnswers(template, device, await readNames()),
	}),
	defineRequest(renderTemplateRequest, {
		handle: async ({ template, answers }, { readNames }) =>
			(await load()).renderById(template, answers, await readNames()),
	}),
	defineRequest(kindRequest, {
		handle: async ({ plist }) => (await load()).kindOf(plist),
	}),
	defineRequest(skeletonsRequest, {
		handle: async ({ kind }) => (await load()).skeletonsFor(kind),
	}),
	defineRequest(readDevicesRequest, {
		handle: async ({ dumps }, { readNames }) =>
			(await load()).findDevices(dumps, await readNames()),
	}),
	defineRequest(devicePersonalityRequest, {
		handle: async ({ plist, device, match }, { readNames }) =>
			(await load()).devicePersonality(plist, device, match, await readNames()),
	}),
	defineRequest(insertPersonalityRequest, {
		handle: async ({ plist, body }) => (await load()).insertionOf(plist, body),
	}),
	defineRequest(entitlementsRequest, {
		handle: async ({ plist }) => (await load()).entitlementsOf(plist),
	}),
	defineRequest(mergeEntitlementsRequest, {
		handle: async ({ plist, existing }) => (await load()).mergedEntitlements(plist, existing),
	}),
	defineRequest(migrateKextRequest, {
		handle: async ({ plist }) => (await load()).migrate(plist),
	}),
];
