/** `driverPlist/xmlOfBinary`: converts a binary property list, which documents of editors can't contain. */
import { convertBinary, renderMessage } from '../../service/index.js';
import { base64, object } from '../parameters.js';
import { xmlOfBinaryRequest } from '../protocol.js';
import { defineRequest } from '../request.js';

export const xmlOfBinary = defineRequest(xmlOfBinaryRequest, {
	capability: { experimental: { xmlOfBinary: true } },
	accepts: object({ base64 }),
	handle({ base64: text }) {
		const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
		const converted = convertBinary(bytes);
		return 'refused' in converted ? { refused: renderMessage(converted.refused) } : converted;
	},
});
