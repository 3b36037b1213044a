/** `driverPlist/entitlementsFiles`: the entitlements with which the bundle of a document is signed. */
import { entitlementsOf } from '../../service/index.js';
import { defineDocumentRequest } from '../documentRequest.js';
import { entitlementsFilesRequest } from '../protocol.js';

export const entitlementsFiles = defineDocumentRequest(entitlementsFilesRequest, {
	capability: {},
	empty: [],
	handle: ({ plist }) => entitlementsOf(plist).map(({ uri }) => uri),
});
