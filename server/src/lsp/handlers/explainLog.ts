/** `driverPlist/explainLog`: what lines of the log of macOS mean, and their places in property lists. */
import type { CancellationToken } from 'vscode-languageserver';
import { uriKey } from '../../project/projectFiles.js';
import { rulePage } from '../../rulePage.js';
import {
	type ExplainedLine,
	explainLog as explainLines,
	FoundForLine,
	LogPlaces,
	mostPlaces,
	renderMessage,
	withoutHeader,
} from '../../service/index.js';
import type { Model } from '../model.js';
import { object, optional, string } from '../parameters.js';
import { pause } from '../pauses.js';
import { type ExplainedLogLine, explainLogRequest, uriOf } from '../protocol.js';
import { defineRequest, type Session } from '../request.js';
import { toLspRange } from '../toLsp.js';

type Place = ExplainedLogLine['places'][number];

/** What a line is about in a file. */
interface FoundPlaces {
	readonly causes: readonly Place[];
	readonly keys: readonly Place[];
}

export const explainLog = defineRequest(explainLogRequest, {
	capability: { experimental: { explainLog: true } },
	accepts: object({ text: string, textDocument: optional(object({ uri: string })) }),
	fallback: { explained: [], unknown: [] },
	async handle(params, session, token) {
		const { explained, unknown } = explainLines(params.text);
		const found = explained.map(() => new FoundForLine<FoundPlaces>());
		if (explained.length > 0) {
			for await (const model of modelsFor(uriOf(params), session, token)) {
				addPlaces(model, explained, found);
			}
		}
		return {
			explained: explained.map(({ text, message }, index): ExplainedLogLine => {
				const { meaning, remedy, keys, rules } = message;
				const items = found[index]?.items ?? [];
				const causes = items.flatMap((each) => each.causes);
				const places = items.flatMap((each) => each.keys);
				return {
					text,
					heading: withoutHeader(text),
					meaning,
					remedy,
					keys,
					rules: rules.map((code) => ({ code, page: rulePage(code) })),
					places: (causes.length > 0 ? causes : places).slice(0, mostPlaces),
				};
			}),
			unknown,
		};
	},
});

/** That of the named document, if it is served; otherwise those of all that are open or in the workspace. */
async function* modelsFor(
	uri: string | undefined,
	{ documents, plists }: Session,
	token: CancellationToken,
): AsyncGenerator<Model> {
	const named = uri === undefined ? undefined : await documents.modelOf(uri);
	if (named) {
		yield named;
		return;
	}
	// The explanation is of use without the places in files that can't be found.
	const closed = await plists.find(token).catch(() => []);
	const uris = [...documents.uris(), ...closed];
	for (const each of new Map(uris.map((each) => [uriKey(each), each])).values()) {
		if (token.isCancellationRequested) return;
		const check = await plists.check(each, undefined);
		if (check?.model) yield check.model;
		await pause();
	}
}

function addPlaces(
	model: Model,
	lines: readonly ExplainedLine[],
	found: readonly FoundForLine<FoundPlaces>[],
): void {
	const { document } = model;
	const { uri } = document;
	const places = new LogPlaces(model.plist, model.findings());
	for (const [index, line] of lines.entries()) {
		const causes = places.causesOf(line).first.map(({ message, at }) => ({
			label: renderMessage(message),
			uri,
			range: toLspRange(document, at.range),
		}));
		const keys = places
			.keysOf(line)
			.first.map(({ key, range }) => ({ label: key, uri, range: toLspRange(document, range) }));
		found[index]?.add(uri, places.ownerFor(line), { causes, keys });
	}
}
