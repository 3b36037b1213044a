/** What an editor shows for documents that are not XML, or whose bytes it could not decode. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { pull } from './languageClient.js';
import { expectCleanEnd, type ServerProcess, startServerProcess } from './serverProcess.js';

let server: ServerProcess;

beforeEach(async () => {
	server = startServerProcess();
	await server.client.initialize(pull);
});

afterEach(() => expectCleanEnd(server));

const [error, warning] = [1, 2];
const dext = (name: string) =>
	`<plist version="1.0">\n<dict>\n\t<key>OSBundleUsageDescription</key>\n\t<string>${name}</string>\n</dict>\n</plist>\n`;

it.each<[string, string, string, readonly unknown[]]>([
	[
		'a binary property list in the place of a dext',
		'My.dext/Info.plist',
		'bplist00\ufffd\u0001\u0002\n\ufffd\ufffd',
		[['binary-plist', warning, 0]],
	],
	[
		'a binary property list of a driver in another place',
		'Info.plist',
		'bplist00\ufffd\u0001_\u0010\u0012IOKitPersonalities\ufffd',
		[['binary-plist', warning, 0]],
	],
	[
		'an old-style property list in the place of a kext',
		'My.kext/Contents/Info.plist',
		'{ CFBundleIdentifier = "com.example.My"; }',
		[['old-style-plist', warning, 0]],
	],
	[
		'an old-style property list of a driver in another place',
		'Info.plist',
		'// Mine\n{ IOKitPersonalities = { }; }',
		[['old-style-plist', warning, 0]],
	],
	[
		'a word in the place of a dext',
		'My.dext/Info.plist',
		'rubbish',
		[['old-style-plist', error, 0]],
	],
	['an old-style property list of something else', 'Info.plist', '{ Name = x; }', []],
	[
		'a text with characters in place of invalid bytes',
		'My.systemextension/Info.plist',
		dext('Ger\ufffd\ufffdt'),
		[['invalid-utf8', warning, 3]],
	],
])('%s', async (_, path, text, expected) => {
	const uri = `file:///work/${path}`;
	await server.client.open(uri, text);
	const report = await server.client.pullDiagnostics(uri);
	const { items } = report as FullDocumentDiagnosticReport;
	const formats = /^(?:binary-plist|old-style-plist|invalid-utf8|not-a-plist)$/;
	const found = items
		.filter(({ code }) => formats.test(String(code)))
		.map(({ code, severity, range }) => [code, severity, range.start.line]);
	expect(found).toEqual(expected);
});
