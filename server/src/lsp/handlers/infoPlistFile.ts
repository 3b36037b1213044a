/** `driverPlist/infoPlistFile`: the Info.plist of the bundle that is signed with a document. */
import { infoPlistOf } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { infoPlistFileRequest } from '../protocol.js';

export const infoPlistFile = defineDocumentRequest(infoPlistFileRequest, {
	capability: {},
	empty: null,
	handle: ({ plist }) => infoPlistOf(plist)?.uri ?? null,
});
