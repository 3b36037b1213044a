/** `textDocument/codeLens` and `textDocument/inlayHint`: how personalities match the devices of the open dump. */
import { type CodeLens, type InlayHint, Position, type Range } from 'vscode-languageserver';
import { lensTitle, mismatchHints } from '../../service/index.js';
import { fromLspRange } from '../fromLsp.js';
import { matchedPlaces } from '../matchedPlaces.js';
import type { Model } from '../model.js';
import { integer, object, range, string } from '../parameters.js';
import { flatMapWithPauses } from '../pauses.js';
import { type RequestType, uriOf } from '../protocol.js';
import { defineRequest, type ServerRequest } from '../request.js';
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
			const found = await matchedPlaces(uriOf(params), session.dump);
			if (!found) return [];
			const { model, places } = found;
			return places.map(({ key }, index) => ({
				range: toLspRange(model.document, key),
				data: { uri: model.document.uri, index },
			}));
		},
	}),
	defineRequest(resolveCodeLens, {
		accepts: object({ range, data: object({ uri: string, index: integer }) }),
		async handle(lens, session) {
			const found = await matchedPlaces(lens.data.uri, session.dump);
			const place = found?.places[lens.data.index];
			// The text has changed: the client asks for the lenses again.
			if (!found || !place) return lens;
			const title = lensTitle(place.personality, found.matched.view);
			const row = found.matched.view.rowOf(place.personality);
			return {
				...lens,
				command: { title, command: 'driverPlist.showMatchingRow', arguments: [row] },
			};
		},
	}),
	defineRequest(inlayHint, {
		capability: { inlayHintProvider: true },
		fallback: [],
		async handle(params, session, token) {
			const found = await matchedPlaces(uriOf(params), session.dump);
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

function positionAt({ document }: Model, offset: number): Position {
	const { line, character } = document.positionAt(offset);
	return Position.create(line, character);
}
