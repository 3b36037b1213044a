/** The functions that requests call: their parameters and results are plain JSON. Loaded when the first of them is needed. */
import {
	analyze,
	type DocumentKind,
	type DriverPlist,
	renderEntitlements,
} from '../service/index.js';
import { answersFor } from './devices/answersFor.js';
import { describeDevice, type KnownDevice } from './devices/describeDevice.js';
import { type Device, type FoundDevice, mergeDevices } from './devices/device.js';
import { namedDevice, type TextBus } from './devices/deviceIds.js';
import { type PersonalitySnippet, personalitySnippet } from './devices/personalitySnippet.js';
import { describeWithoutIds, readDevices } from './devices/readDevices.js';
import { type Insertion, insertPersonality } from './insertPersonality.js';
import { InvalidParameters } from './invalidParameters.js';
import { type MergedEntitlements, mergeEntitlements } from './mergeEntitlements.js';
import { type Migration, migrateKext } from './migrate/migrateKext.js';
import type { NameLists } from './names/deviceNames.js';
import { firstFileOf, renderTemplate } from './render.js';
import { type Skeleton, skeletonsFor } from './skeletons.js';
import { type Answers, type RenderedFile, type Template, templateById } from './template.js';
import {
	type AnswerCheck,
	checkAnswer,
	type Question,
	questionsAfter,
	withNames,
} from './templateQuestions.js';
import { templates } from './templates.js';

/** A property list as an editor shows it, saved or not. */
export interface PlistText {
	readonly uri: string;
	readonly text: string;
}

export type TemplateSummary = Pick<Template, 'id' | 'title' | 'description' | 'category' | 'note'>;

export interface RenderedTemplate {
	readonly files: readonly RenderedFile[];
	/** The path of the file to show first. */
	readonly opens: string;
}

export interface FoundDevices {
	readonly devices: readonly KnownDevice[];
	/** Why no devices were found; a sentence. */
	readonly fault: string | null;
	/** That other devices can't be chosen, and why; a sentence. */
	readonly note: string | null;
}

export function templateSummaries(): readonly TemplateSummary[] {
	return templates.map(({ id, title, description, category, note }) => ({
		id,
		title,
		description,
		category,
		...(note !== undefined && { note }),
	}));
}

export function questionsOf(id: string, answers: Answers, lists: NameLists): readonly Question[] {
	return questionsAfter(templateOf(id), answers, lists);
}

export function checkAnswerOf(
	id: string,
	key: string,
	text: string,
	answers: Answers,
	lists: NameLists,
): AnswerCheck {
	return checkAnswer(templateOf(id), key, text, answers, lists);
}

/** The answers that are known for a device: its IDs, its names, and what suits it. */
export function deviceAnswers(id: string, device: Device, lists: NameLists): Answers {
	return answersFor(templateOf(id), device, lists);
}

export function renderById(id: string, given: Answers, lists: NameLists): RenderedTemplate {
	const template = templateOf(id);
	const answers = withNames(template, given, lists);
	return { files: renderTemplate(template, answers), opens: firstFileOf(template, answers) };
}

/** `open` is the model of the document, with what settings and the files near it show; so in the functions below. */
export function kindOf(plist: PlistText, open?: DriverPlist): DocumentKind | null {
	const { root, kind } = analyzed(plist, open);
	return root?.type === 'dict' ? kind : null;
}

export function findDevices(dumps: readonly string[], lists: NameLists): FoundDevices {
	const read = dumps.map(readDevices);
	const found = mergeDevices(read.flatMap(({ devices }) => devices));
	const devices = found.length > 0 ? found : mergeDevices(dumps.flatMap(devicesByIds));
	return {
		devices: devices.map((device) => describeDevice(device, lists)),
		fault: read.find(({ fault }) => fault !== undefined)?.fault ?? null,
		note: describeWithoutIds(read.reduce((sum, { withoutIds }) => sum + withoutIds, 0)) ?? null,
	};
}

/** The device that a text names by its IDs; where it does not name the bus, that of each bus. */
function devicesByIds(text: string): readonly FoundDevice[] {
	const { ids, bus } = namedDevice(text) ?? {};
	if (!ids) return [];
	const [vendorId, productId] = [Number(ids.vendorId), Number(ids.productId)];
	const buses: readonly TextBus[] = bus ? [bus] : ['usb', 'pci'];
	return buses.map((each) => ({ bus: each, vendorId, productId }));
}

export function skeletonsOf(plist: PlistText, open?: DriverPlist): readonly Skeleton[] {
	return skeletonsFor(analyzed(plist, open));
}

export function devicePersonality(
	plist: PlistText,
	device: Device,
	match: number,
	lists: NameLists,
	open?: DriverPlist,
): PersonalitySnippet {
	return personalitySnippet(analyzed(plist, open), device, match, lists);
}

export function insertionOf(plist: PlistText, body: string, open?: DriverPlist): Insertion {
	return insertPersonality(analyzed(plist, open), body);
}

export function entitlementsOf(plist: PlistText, open?: DriverPlist): string | null {
	const dext = analyzed(plist, open);
	return dext.kind === 'dext' ? renderEntitlements(dext) : null;
}

export function mergedEntitlements(plist: PlistText, existing: PlistText): MergedEntitlements {
	return mergeEntitlements(analyzed(plist), analyzed(existing));
}

export function migrate(plist: PlistText): Migration {
	return migrateKext(analyzed(plist));
}

function templateOf(id: string): Template {
	const template = templateById(templates, id);
	if (!template) throw new InvalidParameters(`Unknown template '${id}'.`);
	return template;
}

function analyzed({ text, uri }: PlistText, open?: DriverPlist): DriverPlist {
	return analyze(text, { ...open?.known, uri });
}
