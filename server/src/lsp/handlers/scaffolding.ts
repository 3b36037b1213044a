/** `driverPlist/scaffolding`: the methods of `Scaffolding`, for editors whose commands write projects and personalities. */
import {
	type CancellationToken,
	type Connection,
	ErrorCodes,
	ResponseError,
} from 'vscode-languageserver';
import { type NameLists, noNames } from '../../scaffold/names/deviceNames.js';
import type { Scaffolding } from '../../scaffold/scaffolding.js';
import type { FileReader } from '../fileReader.js';
import { guard } from '../guard.js';
import {
	type InitializationOptions,
	type ScaffoldingParams,
	scaffoldingMethod,
} from '../protocol.js';

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

export function serveScaffolding(
	connection: Connection,
	options: InitializationOptions | undefined,
	read: FileReader,
): void {
	let lists: Promise<NameLists> | undefined;
	const readNames = (): Promise<NameLists> => {
		lists ??= readNameLists(connection, options?.nameLists, read);
		return lists;
	};
	let methods: Promise<Methods> | undefined;
	const answer = async (params: unknown, token: CancellationToken): Promise<unknown> => {
		methods ??= load(readNames);
		const known = await methods;
		const { method, arguments: given } = (params ?? {}) as Partial<ScaffoldingParams>;
		if (method === undefined || !Object.hasOwn(known, method) || !Array.isArray(given)) {
			return new ResponseError(ErrorCodes.InvalidParams, `no method '${method}' of scaffolding`);
		}
		return token.isCancellationRequested ? null : known[method]?.(...given);
	};
	const failed = new ResponseError(
		ErrorCodes.InternalError,
		'The server failed; its log says why.',
	);
	connection.onRequest(
		scaffoldingMethod,
		guard<unknown, unknown>(connection, scaffoldingMethod, failed, answer),
	);
}

/** When it is first asked for: most people open plists and never scaffold. */
async function load(readNames: () => Promise<NameLists>): Promise<Methods> {
	const { localScaffolding } = await import('../../scaffold/scaffolding.js');
	const scaffolding: Scaffolding = localScaffolding(readNames);
	// The client's promise that the arguments are those of the method is taken here.
	return scaffolding as unknown as Methods;
}

/** Without a list there are no names, and nothing else is lost. */
async function readNameLists(
	connection: Connection,
	folder: string | undefined,
	read: FileReader,
): Promise<NameLists> {
	if (folder === undefined) return noNames;
	try {
		const [usb = '', pci = ''] = await Promise.all([
			read(`${folder}/usb.txt`),
			read(`${folder}/pci.txt`),
		]);
		return { usb, pci };
	} catch (error) {
		connection.console.warn(`The names of devices could not be read: ${String(error)}`);
		return noNames;
	}
}
