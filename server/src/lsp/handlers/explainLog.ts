/** `driverPlist/explainLog`: what lines of the log of macOS mean, and their places in a document. */

import { rulePage } from '../../rulePage.js';
import {
	causesOf,
	type ExplainedLine,
	explainLog as explainLines,
	keyPlacesOf,
	renderMessage,
} from '../../service/index.js';
import type { Model } from '../model.js';
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
		return {
			explained: explained.map((line): ExplainedLogLine => {
				const { meaning, remedy, keys, rules } = line.message;
				return {
					text: line.text,
					meaning,
					remedy,
					keys,
					rules: rules.map((code) => ({ code, page: rulePage(code) })),
					places: model ? placesIn(model, line) : [],
				};
			}),
			unknown,
		};
	},
});

function placesIn(model: Model, line: ExplainedLine): ExplainedLogLine['places'] {
	const { document, plist } = model;
	const causes = causesOf(model.findings(), line).map(({ message, at: { range } }) => ({
		label: renderMessage(message),
		range,
	}));
	const keys = plist
		? keyPlacesOf(plist, line).map(({ key, range }) => ({ label: key, range }))
		: [];
	return (causes.length > 0 ? causes : keys).map(({ label, range }) => ({
		label,
		range: toLspRange(document, range),
	}));
}
