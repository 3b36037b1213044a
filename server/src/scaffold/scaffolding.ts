/** All that the commands of an editor ask of scaffolding: methods whose arguments and results are plain JSON, so that a server can be asked. */
import { analyse, type DocumentKind, type DriverPlist, type TextEdit } from '../service/index.js';
import { describeDevice, type KnownDevice } from './devices/describeDevice.js';
import { type Device, mergeDevices } from './devices/device.js';
import { renderEntitlements } from './devices/entitlements.js';
import { type PersonalitySnippet, personalitySnippet } from './devices/personalitySnippet.js';
import { readDevices } from './devices/readDevices.js';
import { insertPersonality } from './insertPersonality.js';
import { type Migration, migrateKext } from './migrate/migrateKext.js';
import type { NameLists } from './names/deviceNames.js';
import { firstFileOf, renderTemplate } from './render.js';
import { type Skeleton, skeletonsFor } from './skeletons.js';
import { type Answers, type RenderedFile, type Template, templateById } from './template.js';
import { type Judgement, judge, type Question, questionsAfter } from './templateQuestions.js';
import { templates } from './templates.js';

/** A property list as it stands in an editor, saved or not. */
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
	/** Why there are none; a sentence. */
	readonly fault: string | null;
}

/** Every method rejects where it is asked for what it does not have. */
export interface Scaffolding {
	templates(): Promise<readonly TemplateSummary[]>;
	/** The questions of a template that matter after `answers`, in order. */
	questions(template: string, answers: Answers): Promise<readonly Question[]>;
	/** What is wrong with a text that is being typed, or known of it. */
	judge(template: string, key: string, text: string, answers: Answers): Promise<Judgement>;
	render(template: string, answers: Answers): Promise<RenderedTemplate>;
	/** What the property list is for; null where it has no dict that something could go into. */
	kindOf(plist: PlistText): Promise<DocumentKind | null>;
	/** The personality skeletons that go into a bundle of that kind. */
	skeletons(
		kind: DocumentKind,
	): Promise<readonly Pick<Skeleton, 'title' | 'description' | 'body'>[]>;
	/** The devices that dumps of the system's tools tell of. */
	devices(dumps: readonly string[]): Promise<FoundDevices>;
	/** A personality for `device`; `match` is a place in the matches that were proposed for it. */
	personality(plist: PlistText, device: Device, match: number): Promise<PersonalitySnippet>;
	/** Where the text of a snippet, indented by tabs from the left margin, goes; null where it has no place. */
	insertion(plist: PlistText, body: string): Promise<TextEdit | null>;
	/** The entitlements that a dext needs; null for any other property list. */
	entitlements(plist: PlistText): Promise<string | null>;
	migrate(plist: PlistText): Promise<Migration>;
}

/** Scaffolding where it is at home; `readNames` is asked when names are needed. */
export function localScaffolding(readNames: () => Promise<NameLists>): Scaffolding {
	return {
		templates: async () =>
			templates.map(({ id, title, description, category, note }) => ({
				id,
				title,
				description,
				category,
				...(note !== undefined && { note }),
			})),
		questions: async (id, answers) => questionsAfter(templateOf(id), answers, await readNames()),
		judge: async (id, key, text, answers) =>
			judge(templateOf(id), key, text, answers, await readNames()),
		render: async (id, answers) => {
			const template = templateOf(id);
			return {
				files: renderTemplate(template, answers),
				opens: firstFileOf(template, answers),
			};
		},
		kindOf: async (plist) => {
			const { root, kind } = analysed(plist);
			return root?.type === 'dict' ? kind : null;
		},
		skeletons: async (kind) =>
			skeletonsFor(kind).map(({ title, description, body }) => ({ title, description, body })),
		devices: async (dumps) => {
			const read = dumps.map(readDevices);
			const lists = await readNames();
			return {
				devices: mergeDevices(read.flatMap(({ devices }) => devices)).map((each) =>
					describeDevice(each, lists),
				),
				fault: read.find(({ fault }) => fault !== undefined)?.fault ?? null,
			};
		},
		personality: async (plist, device, match) =>
			personalitySnippet(analysed(plist), device, match, await readNames()),
		insertion: async (plist, body) => {
			const [edit, ...others] = insertPersonality(analysed(plist), body);
			return others.length === 0 ? (edit ?? null) : null;
		},
		entitlements: async (plist) => {
			const dext = analysed(plist);
			return dext.kind === 'dext' ? renderEntitlements(dext) : null;
		},
		migrate: async (plist) => migrateKext(analysed(plist)),
	};
}

function templateOf(id: string): Template {
	const template = templateById(templates, id);
	if (!template) throw new Error(`there is no template '${id}'`);
	return template;
}

function analysed({ text, uri }: PlistText): DriverPlist {
	return analyse(text, { uri });
}
