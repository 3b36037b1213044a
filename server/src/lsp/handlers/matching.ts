/** The requests of the view that compares drivers with the devices of a dump. */
import {
	describeRegistryFailure,
	describeRegistryRemark,
	MAX_DUMP_LENGTH,
	matchFixesOf,
	readRegistry,
	redactContent,
	renderEdits,
	type Verdict,
	type MatchRow as ViewRow,
} from '../../service/index.js';
import type { MatchedDocuments } from '../openDump.js';
import { base64, object, optional, type Shape, string } from '../parameters.js';
import {
	closeDumpRequest,
	type Dump,
	type MatchResult,
	type MatchRow,
	matchFixRequest,
	matchRowsRequest,
	openDumpRequest,
	redactDumpRequest,
} from '../protocol.js';
import { defineRequest, type ServerRequest } from '../request.js';
import { toLspRange, toLspWorkspaceEdit } from '../toLsp.js';

const dumpShape: Shape<Dump> = object({
	name: string,
	text: optional(string),
	base64: optional(base64),
});

export const matchingRequests: readonly ServerRequest[] = [
	defineRequest(openDumpRequest, {
		accepts: dumpShape,
		capability: { experimental: { matching: true } },
		async handle(dump, session) {
			const read = readRegistry(await unpacked(contentOf(dump)));
			if ('type' in read) return { remarks: [describeRegistryFailure(read)] };
			session.dump.replace(read);
			const { length } = read.entries;
			return {
				summary: `${dump.name}, ${length.toLocaleString('en-US')} ${length === 1 ? 'entry' : 'entries'}`,
				remarks: read.remarks.map(describeRegistryRemark),
			};
		},
	}),
	defineRequest(closeDumpRequest, {
		handle(_params, { dump }) {
			dump.replace(undefined);
			return null;
		},
	}),
	defineRequest(matchRowsRequest, {
		accepts: object({ parent: optional(string), first: optional(string) }),
		fallback: [],
		async handle({ parent, first }, { dump }) {
			const matched = await dump.matched();
			return matched ? matched.view.rows(parent, first).map((row) => toLspRow(row, matched)) : [];
		},
	}),
	defineRequest(matchFixRequest, {
		accepts: object({ row: string, fix: string }),
		fallback: null,
		async handle({ row, fix }, { dump, client }) {
			const matched = await dump.matched();
			const explanation = matched?.view.explanationOf(row);
			// After an edit, the personality may need another change, or none.
			const edits =
				explanation && matchFixesOf(explanation).find(({ title }) => title === fix)?.edits;
			const source = explanation?.match.personality.source;
			const model = matched?.models.find(({ document }) => document.uri === source);
			if (!edits || !model?.plist) return null;
			return toLspWorkspaceEdit(model.document, renderEdits(model.plist, edits), client);
		},
	}),
	defineRequest(redactDumpRequest, {
		accepts: dumpShape,
		fallback: { text: null },
		async handle(dump) {
			const redacted = redactContent(await unpacked(contentOf(dump)));
			return { text: 'reason' in redacted ? null : redacted.text };
		},
	}),
];

/** The text of a dump, or its bytes; nothing where they are not Base64. */
function contentOf({ text, base64 }: Dump): string | Uint8Array<ArrayBuffer> {
	if (typeof text === 'string') return text;
	try {
		const binary = atob(typeof base64 === 'string' ? base64 : '');
		return Uint8Array.from(binary, (character) => character.charCodeAt(0));
	} catch {
		return '';
	}
}

/** The content of a file that gzip compressed, as far as it can be unpacked; other content as it is. */
async function unpacked(content: string | Uint8Array<ArrayBuffer>): Promise<string | Uint8Array> {
	if (typeof content === 'string' || content[0] !== 0x1f || content[1] !== 0x8b) return content;
	const unpacking = new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'));
	const reader = unpacking.getReader();
	const pieces: Uint8Array[] = [];
	let length = 0;
	try {
		while (length <= MAX_DUMP_LENGTH) {
			const { value } = await reader.read();
			if (!value) break;
			pieces.push(value);
			length += value.length;
		}
		await reader.cancel();
	} catch {
		// The file is cut off, or damaged.
	}
	const whole = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

const results: Readonly<Record<Verdict, MatchResult>> = {
	match: 'match',
	'no match': 'noMatch',
	unknown: 'unknown',
};

function toLspRow({ result, place, ...row }: ViewRow, { models }: MatchedDocuments): MatchRow {
	const document = models.find((model) => model.document.uri === place?.source)?.document;
	return {
		...row,
		...(result && { result: results[result] }),
		...(place &&
			document && {
				place: { uri: document.uri, range: toLspRange(document, place.range) },
			}),
	};
}
