/** Completes `initialize` before the connection reads it, which fails without the capabilities of the client. */
import { type ConnectionOptions, InitializeRequest, Message } from 'vscode-languageserver';

/** For all connections of the server. A client without capabilities gets what every client supports. */
export const connectionOptions: ConnectionOptions = {
	messageStrategy: {
		handleMessage(message, next) {
			if (!Message.isRequest(message) || message.method !== InitializeRequest.method) {
				return next(message);
			}
			const { capabilities, ...others } = objectOf(message.params);
			const params = { ...others, capabilities: objectOf(capabilities) };
			next({ ...message, params } as typeof message);
		},
	},
};

/** The value if it is an object that is not an array; an empty one for all else. */
function objectOf(value: unknown): Readonly<Record<string, unknown>> {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}
