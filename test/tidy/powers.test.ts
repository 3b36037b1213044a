/** What the extension, the server and the command line can do besides computing: no network, and no programs or code beyond this list. */
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './sourceFiles.js';

const powers: Readonly<Record<string, RegExp>> = {
	network:
		/['"](?:node:)?(?:net|tls|dgram|dns|https?|http2|dns\/promises)['"]|(?<![.\w])fetch\(|\b(?:WebSocket|XMLHttpRequest|EventSource|WebTransport|sendBeacon|openExternal)\b/,
	programs:
		/['"](?:node:)?(?:child_process|cluster|worker_threads)['"]|\b(?:createTerminal|ShellExecution|ProcessExecution|TransportKind|process\.(?:kill|binding|dlopen))\b|\bnew Worker\(/,
	code: /\bfrom ['"](?:node:)?(?:vm|module|repl|inspector)['"]|(?<![.\w])eval\(|\bnew Function\b|(?<![.\w])require\(|\bimportScripts\(|\bimport\((?!\s*['"])|\brunIn(?:This|New)?Context\b/,
};

/** Each use, and why it exists. */
const uses: Readonly<Record<string, readonly string[]>> = {
	// The web server runs as a worker, for the first driver plist that is opened.
	'client/src/browser/main.ts': ['programs'],
	// The server runs as a process, for the first driver plist that is opened.
	'client/src/node/languageClient.ts': ['programs'],
	// Lists the devices of this computer when a person chooses to, after the names of the tools are shown.
	'client/src/node/runTool.ts': ['programs'],
	// Opens a new project in Xcode when a person chooses to.
	'client/src/pick/projectWizard.ts': ['network'],
	// Ends the command line with the signal that it received, after what is temporary is removed.
	'server/src/cli/endAfter.ts': ['programs'],
	// Runs the bundle next to it, with the code that V8 compiled before.
	'server/src/node/runBundle.ts': ['code'],
};

function powersOf(text: string): readonly string[] {
	const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm, '');
	return Object.keys(powers).filter((power) => powers[power]?.test(code));
}

describe('powers', () => {
	it('are used where they are listed, and nowhere else', () => {
		const found = sourceFiles(/^(?:client|server)\/src\//).map(
			({ path, text }) => [path, powersOf(text)] as const,
		);
		expect(found.length).toBeGreaterThan(100);
		expect(Object.fromEntries(found.filter(([, used]) => used.length > 0))).toEqual(uses);
	});

	it.each([
		["import { request } from 'node:https';", 'network'],
		["await fetch('https://example.com')", 'network'],
		["import { exec } from 'child_process';", 'programs'],
		["window.createTerminal('x')", 'programs'],
		['eval(text)', 'code'],
		['new Function(text)', 'code'],
		['await import(path)', 'code'],
	])('%s is found', (text, power) => {
		expect(powersOf(text)).toEqual([power]);
	});

	it.each([
		"await import('./x.js')",
		'await import(\n\t"./x.js"\n)',
		'/** eval( */',
		'this.fetch()',
	])('%s is not', (text) => {
		expect(powersOf(text)).toEqual([]);
	});
});
