/** `driverPlist/xmlOfBinary`: converts a binary property list, which documents of editors can't contain. */
import { convertBinary, renderMessage } from '../../service/index.js';
import { xmlOfBinaryRequest } from '../protocol.js';
import { defineRequest } from '../request.js';

export const xmlOfBinary = defineRequest(xmlOfBinaryRequest, {
	capability: { experimental: { xmlOfBinary: true } },
	handle({ base64 }) {
		const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
		const converted = convertBinary(bytes);
		return 'refused' in converted ? { refused: renderMessage(converted.refused) } : converted;
	},
});
