/** `driverPlist/kindChoices` and `driverPlist/stateKind`: state the kind of a property list, also of one that is not recognized. */
import {
	analyze,
	type DocumentKind,
	type DriverPlist,
	documentKinds,
	hasRules,
	kindName,
	reasonsOf,
	stateKind,
} from '../../service/index.js';
import { object, oneOf } from '../parameters.js';
import { plistText } from '../plistText.js';
import {
	type KindChoice,
	kindChoicesRequest,
	type PlistText,
	stateKindRequest,
} from '../protocol.js';
import { defineRequest, type ServerRequest, type Session } from '../request.js';
import { toLspFileEdit } from '../toLsp.js';

export const stateKindRequests: readonly ServerRequest[] = [
	defineRequest(kindChoicesRequest, {
		accepts: object({ plist: plistText }),
		async handle({ plist }, session) {
			const read = await readPlist(session, plist);
			return read ? choicesFor(read) : [];
		},
	}),
	defineRequest(stateKindRequest, {
		capability: { experimental: { stateKind: true } },
		accepts: object({ plist: plistText, kind: oneOf(documentKinds) }),
		async handle({ plist, kind }, session) {
			const { documents, client } = session;
			const read = await readPlist(session, plist);
			const identifier = read && documents.identify(plist.uri, read.text);
			const edits = identifier && stateKind(read, kind);
			return edits ? toLspFileEdit({ identifier, lines: read.lines }, edits, client) : null;
		},
	}),
];

/** The model of a document that is served, or else the text by itself; undefined if its root is not a dictionary. */
async function readPlist(
	{ documents }: Session,
	{ uri, text }: PlistText,
): Promise<DriverPlist | undefined> {
	const served = await documents.modelOf(uri);
	if (served) return served.plist;
	const read = analyze(text, { uri });
	return read.root?.type === 'dict' ? read : undefined;
}

function choicesFor({ classification }: DriverPlist): readonly KindChoice[] {
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
}
