/** `textDocument/codeLens` and `textDocument/inlayHint`: how personalities match the devices of the open dump. */
import { type CodeLens, type InlayHint, Position } from 'vscode-languageserver';
import { type DriverPersonality, lensTitle, mismatchHints } from '../../service/index.js';
import type { Model } from '../model.js';
import type { MatchedDocuments } from '../openDump.js';
import { type RequestType, uriOf } from '../protocol.js';
import { defineRequest, type ServerRequest, type Session } from '../request.js';
import { toLspRange } from '../toLsp.js';

const codeLens: RequestType<unknown, readonly CodeLens[]> = { method: 'textDocument/codeLens' };

const inlayHint: RequestType<unknown, readonly InlayHint[]> = { method: 'textDocument/inlayHint' };

export const matchHints: readonly ServerRequest[] = [
	defineRequest(codeLens, {
		capability: { codeLensProvider: {} },
		fallback: [],
		handle: (params, session) =>
			eachPersonality(params, session, ({ view }, { document }, personality) => {
				const entry = personality.dict?.entry;
				if (!entry) return [];
				const command = {
					title: lensTitle(personality, view),
					command: 'driverPlist.matching.focus',
				};
				return [{ range: toLspRange(document, entry.keyRange), command }];
			}),
	}),
	defineRequest(inlayHint, {
		capability: { inlayHintProvider: true },
		fallback: [],
		handle: (params, session) =>
			eachPersonality(params, session, ({ view }, { document }, personality) =>
				mismatchHints(personality, view).map(({ offset, text, detail }) => ({
					position: Position.create(
						document.positionAt(offset).line,
						document.positionAt(offset).character,
					),
					label: text,
					tooltip: detail,
					paddingLeft: true,
				})),
			),
	}),
];

/** What `make` returns for the personalities of the document, if a dump is open. */
async function eachPersonality<R>(
	params: unknown,
	{ dump }: Session,
	make: (matched: MatchedDocuments, model: Model, personality: DriverPersonality) => readonly R[],
): Promise<readonly R[]> {
	const matched = dump.isOpen ? await dump.matched() : undefined;
	const model = matched?.models.find(({ document }) => document.uri === uriOf(params));
	if (!matched || !model) return [];
	return matched.view.matching.personalities
		.filter(({ source }) => source === model.document.uri)
		.flatMap((personality) => make(matched, model, personality));
}
