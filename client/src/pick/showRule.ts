/** Shows the page of a rule: of the one that is given, or of one that the person chooses. */
import { commands, languages, window } from 'vscode';
import type { Extension } from '../extension.js';
import { readRulePages, rulePageUri } from '../rulePages.js';
import { ruleSummary } from '../ruleSummary.js';
import { plainLabel } from './plainLabel.js';

export async function showRule({ extensionUri }: Extension, code: unknown): Promise<void> {
	const chosen = typeof code === 'string' ? code : await chooseRule(extensionUri);
	if (chosen === undefined) return;
	// The manifest associates the page with the preview, which `showTextDocument` ignores.
	await commands.executeCommand('vscode.open', rulePageUri(chosen));
}

/** All rules; those of the problems in the active editor are the first. */
async function chooseRule(extensionUri: Extension['extensionUri']): Promise<string | undefined> {
	const found = codesOfActiveEditor();
	const items = [...(await readRulePages(extensionUri))].map(([code, page]) => ({
		label: code,
		detail: plainLabel(ruleSummary(page)),
		description: found.has(code) ? 'In this file' : '',
	}));
	const first = items.filter(({ label }) => found.has(label));
	const others = items.filter(({ label }) => !found.has(label));
	const chosen = await window.showQuickPick([...first, ...others], {
		title: 'Show Documentation of a Rule',
		placeHolder: 'Which rule?',
		matchOnDetail: true,
	});
	return chosen?.label;
}

function codesOfActiveEditor(): ReadonlySet<string> {
	const uri = window.activeTextEditor?.document.uri;
	const codes = (uri ? languages.getDiagnostics(uri) : []).flatMap(({ source, code }) =>
		source === 'driver-plist' && typeof code === 'object' ? String(code.value) : [],
	);
	return new Set(codes);
}
