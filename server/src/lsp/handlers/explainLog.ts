/** `driverPlist/explainLog`: what lines of the log of macOS mean, and their places in a document. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { rulePage } from '../../rulePage.js';
import {
	type ExplainedLine,
	explainLog as explainLines,
	type Finding,
	LogPlaces,
	renderMessage,
} from '../../service/index.js';
import { object, optional, string } from '../parameters.js';
import { type ExplainedLogLine, explainLogRequest, uriOf } from '../protocol.js';
import { defineRequest } from '../request.js';
import { toLspRange } from '../toLsp.js';

export const explainLog = defineRequest(explainLogRequest, {
	capability: { experimental: { explainLog: true } },
	accepts: object({ text: string, textDocument: optional(object({ uri: string })) }),
	fallback: { explained: [], unknown: [] },
	async handle(params, { documents }) {
		const { explained, unknown } = explainLines(params.text);
		const model = await documents.modelOf(uriOf(params) ?? '');
		const places = model && new LogPlaces(model.plist?.root, model.findings());
		return {
			explained: explained.map((line): ExplainedLogLine => {
				const { meaning, remedy, keys, rules } = line.message;
				return {
					text: line.text,
					meaning,
					remedy,
					keys,
					rules: rules.map((code) => ({ code, page: rulePage(code) })),
					places: model && places ? placesIn(model.document, places, line) : [],
				};
			}),
			unknown,
		};
	},
});

function placesIn(
	document: TextDocument,
	places: LogPlaces<Finding>,
	line: ExplainedLine,
): ExplainedLogLine['places'] {
	const causes = places.causesOf(line).first.map(({ message, at: { range } }) => ({
		label: renderMessage(message),
		range,
	}));
	const found =
		causes.length > 0
			? causes
			: places.keysOf(line).first.map(({ key, range }) => ({ label: key, range }));
	return found.map(({ label, range }) => ({ label, range: toLspRange(document, range) }));
}
