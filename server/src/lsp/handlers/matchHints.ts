/** `textDocument/codeLens` and `textDocument/inlayHint`: how personalities match the devices of the open dump. */
import { type CodeLens, type InlayHint, Position, type Range } from 'vscode-languageserver';
import {
	type DriverPersonality,
	lensTitle,
	mismatchHints,
	type TextRange,
} from '../../service/index.js';
import { fromLspRange } from '../fromLsp.js';
import type { Model } from '../model.js';
import type { MatchedDocuments } from '../openDump.js';
import { flatMapWithPauses } from '../pauses.js';
import { type RequestType, uriOf } from '../protocol.js';
import { defineRequest, type ServerRequest, type Session } from '../request.js';
import { toLspRange } from '../toLsp.js';

const codeLens: RequestType<unknown, readonly CodeLens[]> = { method: 'textDocument/codeLens' };

const resolveCodeLens: RequestType<LensOfPersonality, CodeLens> = { method: 'codeLens/resolve' };

const inlayHint: RequestType<{ readonly range: Range }, readonly InlayHint[]> = {
	method: 'textDocument/inlayHint',
};

/** The lens of a personality: a document, and an index into those that have a place in it. */
type LensOfPersonality = CodeLens & {
	readonly data: { readonly uri: string; readonly index: number };
};

/** Titles are computed for lenses that are shown, since each personality is compared with all devices. */
export const matchHints: readonly ServerRequest[] = [
	defineRequest(codeLens, {
		capability: { codeLensProvider: { resolveProvider: true } },
		fallback: [],
		async handle(params, session) {
			const found = await placesIn(uriOf(params), session);
			if (!found) return [];
			const { model, places } = found;
			return places.map(({ key }, index) => ({
				range: toLspRange(model.document, key),
				data: { uri: model.document.uri, index },
			}));
		},
	}),
	defineRequest(resolveCodeLens, {
		async handle(lens, session) {
			const found = await placesIn(lens.data.uri, session);
			const place = found?.places[lens.data.index];
			// The text has changed: the client asks for the lenses again.
			if (!found || !place) return lens;
			const title = lensTitle(place.personality, found.matched.view);
			return { ...lens, command: { title, command: 'driverPlist.matching.focus' } };
		},
	}),
	defineRequest(inlayHint, {
		capability: { inlayHintProvider: true },
		fallback: [],
		async handle(params, session, token) {
			const found = await placesIn(uriOf(params), session);
			if (!found) return [];
			const { matched, model } = found;
			const shown = fromLspRange(model.document, params.range);
			const inRange = found.places.filter(
				({ whole }) => whole.start <= shown.end && whole.end >= shown.start,
			);
			return flatMapWithPauses(inRange, token, ({ personality }) =>
				mismatchHints(personality, matched.view).map(({ offset, text, detail }) => ({
					position: positionAt(model, offset),
					label: text,
					tooltip: detail,
					paddingLeft: true,
				})),
			);
		},
	}),
];

interface Place {
	readonly personality: DriverPersonality;
	/** The key of the personality, and its entry. */
	readonly key: TextRange;
	readonly whole: TextRange;
}

interface PlacesInDocument {
	readonly matched: MatchedDocuments;
	readonly model: Model;
	readonly places: readonly Place[];
}

/** The personalities of a document that have a place in it, if a dump is open. */
async function placesIn(
	uri: string | undefined,
	{ dump }: Session,
): Promise<PlacesInDocument | undefined> {
	const matched = dump.isOpen ? await dump.matched() : undefined;
	const model = matched?.models.find(({ document }) => document.uri === uri);
	if (!matched || !model) return undefined;
	const places = matched.view.matching.personalities.flatMap((personality): readonly Place[] => {
		const entry = personality.source === uri ? personality.dict?.entry : undefined;
		return entry ? [{ personality, key: entry.keyRange, whole: entry.range }] : [];
	});
	return { matched, model, places };
}

function positionAt({ document }: Model, offset: number): Position {
	const { line, character } = document.positionAt(offset);
	return Position.create(line, character);
}
