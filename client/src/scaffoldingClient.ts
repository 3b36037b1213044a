/** Scaffolding as the extension has it: every method is a request to the server, which knows what templates and plists hold. */
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ScaffoldingParams, scaffoldingMethod } from '../../server/src/lsp/protocol.js';
import type { Scaffolding } from '../../server/src/scaffold/scaffolding.js';

/** `started` gives the client once the server runs. */
export function scaffoldingOf(started: () => Promise<BaseLanguageClient>): Scaffolding {
	const ask = <Name extends keyof Scaffolding>(method: Name): Scaffolding[Name] => {
		const request = async (...args: readonly unknown[]): Promise<unknown> => {
			const params: ScaffoldingParams = { method, arguments: args };
			return (await started()).sendRequest<unknown>(scaffoldingMethod, params);
		};
		// The server's promise to answer as the interface says is taken here, once.
		return request as Scaffolding[Name];
	};
	return {
		templates: ask('templates'),
		questions: ask('questions'),
		judge: ask('judge'),
		render: ask('render'),
		kindOf: ask('kindOf'),
		skeletons: ask('skeletons'),
		devices: ask('devices'),
		personality: ask('personality'),
		insertion: ask('insertion'),
		entitlements: ask('entitlements'),
		migrate: ask('migrate'),
	};
}
