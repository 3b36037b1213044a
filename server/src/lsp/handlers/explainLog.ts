/** `driverPlist/explainLog`: what lines of the log of macOS mean, and their places in property lists. */
import type { CancellationToken } from 'vscode-languageserver';
import { uriKey } from '../../project/projectFiles.js';
import { rulePage } from '../../rulePage.js';
import {
	type ExplainedLine,
	explainLog as explainLines,
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

/** What a line is about in all files so far. */
interface FoundPlaces {
	readonly causes: Place[];
	readonly keys: Place[];
}

export const explainLog = defineRequest(explainLogRequest, {
	capability: { experimental: { explainLog: true } },
	accepts: object({ text: string, textDocument: optional(object({ uri: string })) }),
	fallback: { explained: [], unknown: [] },
	async handle(params, session, token) {
		const { explained, unknown } = explainLines(params.text);
		const found = explained.map((): FoundPlaces => ({ causes: [], keys: [] }));
		if (explained.length > 0) {
			for await (const model of modelsFor(uriOf(params), session, token)) {
				addPlaces(model, explained, found);
			}
		}
		return {
			explained: explained.map(({ text, message }, index): ExplainedLogLine => {
				const { meaning, remedy, keys, rules } = message;
				const { causes = [], keys: places = [] } = found[index] ?? {};
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
	found: readonly FoundPlaces[],
): void {
	const { document } = model;
	const { uri } = document;
	const places = new LogPlaces(model.plist, model.findings());
	for (const [index, line] of lines.entries()) {
		for (const { message, at } of places.causesOf(line).first) {
			const range = toLspRange(document, at.range);
			found[index]?.causes.push({ label: renderMessage(message), uri, range });
		}
		for (const { key, range } of places.keysOf(line).first) {
			found[index]?.keys.push({ label: key, uri, range: toLspRange(document, range) });
		}
	}
}
