/** `driverPlist/isOfDriver`: whether the project makes a driver, a system extension, or its app with a file. */
import { object, string } from '../parameters.js';
import { isOfDriverRequest } from '../protocol.js';
import { defineRequest } from '../request.js';

export const isOfDriver = defineRequest(isOfDriverRequest, {
	accepts: object({ uri: string }),
	handle: ({ uri }, { plists }) => plists.isOfDriver(uri),
});
