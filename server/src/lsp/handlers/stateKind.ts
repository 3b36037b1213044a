/** `driverPlist/kindChoices` and `driverPlist/stateKind`: state the kind of a document. */
import {
	type DocumentKind,
	documentKinds,
	hasRules,
	kindName,
	reasonsOf,
	stateKind,
} from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { type KindChoice, kindChoicesRequest, stateKindRequest } from '../protocol.js';
import type { ServerRequest } from '../request.js';
import { toLspWorkspaceEdit } from '../toLsp.js';

export const stateKindRequests: readonly ServerRequest[] = [
	defineDocumentRequest(kindChoicesRequest, {
		capability: {},
		empty: [],
		handle({ plist: { classification } }) {
			const { kind: current, contenders } = classification;
			const first = new Set<DocumentKind>([current, ...contenders]);
			return [...first, ...documentKinds.filter((kind) => !first.has(kind))].map(
				(kind): KindChoice => ({
					kind,
					title: kindName(kind, 'title'),
					isChecked: hasRules(kind),
					reasons: kind === current ? reasonsOf(classification) : [],
					...(kind === current && { standing: 'current' }),
					...(contenders.includes(kind) && { standing: 'contender' }),
				}),
			);
		},
	}),
	defineDocumentRequest(stateKindRequest, {
		capability: { experimental: { stateKind: true } },
		empty: null,
		handle({ plist, document, client }, { kind }) {
			if (!documentKinds.includes(kind)) return null;
			const edits = stateKind(plist, kind);
			return edits ? toLspWorkspaceEdit(document, edits, client) : null;
		},
	}),
];
