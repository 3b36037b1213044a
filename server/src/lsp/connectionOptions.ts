/** What happens to messages before the connection reads them. */
import {
	type ConnectionOptions,
	InitializeRequest,
	Message,
	type NotificationMessage,
	type RequestMessage,
} from 'vscode-languageserver';
import { notificationShapes } from './notificationShapes.js';

/**
 * For all connections of the server. `initialize` is completed, which fails without the capabilities of the client: one
 * without them gets what every client supports. A notification whose parameters do not have the shape that it requires
 * is not handled, and `report` gets a sentence about them.
 */
export function connectionOptions(report: (fault: string) => void): ConnectionOptions {
	return {
		messageStrategy: {
			handleMessage(message, next) {
				if (Message.isNotification(message)) {
					if (isAccepted(message, report)) next(message);
				} else {
					const isInitialize =
						Message.isRequest(message) && message.method === InitializeRequest.method;
					next(isInitialize ? completed(message) : message);
				}
			},
		},
	};
}

function isAccepted(
	{ method, params }: NotificationMessage,
	report: (fault: string) => void,
): boolean {
	const shape = notificationShapes.get(method);
	const fault = shape?.faultOf(params, '');
	if (fault !== undefined) report(`${method} was rejected. ${fault}`);
	return shape !== undefined && fault === undefined;
}

function completed(message: RequestMessage): RequestMessage {
	const { capabilities, ...others } = objectOf(message.params);
	const params = { ...others, capabilities: objectOf(capabilities) };
	return { ...message, params } as RequestMessage;
}

/** The value if it is an object that is not an array; an empty one for all else. */
function objectOf(value: unknown): Readonly<Record<string, unknown>> {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}
