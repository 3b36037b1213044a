/** The last step: where the project goes, and what to do about files that are there. */
import { Uri, window, workspace } from 'vscode';
import type { RenderedFile } from '../../../server/src/scaffold/template.js';
import { Cancelled, type Choice, type PickStep } from './steps.js';
import { obstaclesTo } from './writeProject.js';

const browse = 'browse';

/** The answer is a URI. `within` is the folder that the person began at, if any. */
export function targetStep(
	key: string,
	name: string,
	within: Uri | undefined,
	render: () => Promise<readonly RenderedFile[]>,
): PickStep {
	const folders = within ? [within] : (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
	return {
		kind: 'pick',
		key,
		placeholder: 'Where does the project go? Nothing is written before you choose.',
		choices: [...folders.flatMap((folder) => choicesIn(folder, name)), browseChoice(folders)],
		settle: async (value) => {
			const folder = value === browse ? await askFolder(name) : Uri.parse(value, true);
			return folder && (await isFree(folder, await render())) ? folder.toString() : undefined;
		},
	};
}

function choicesIn(folder: Uri, name: string): readonly Choice[] {
	const own = Uri.joinPath(folder, name);
	return [
		{
			value: own.toString(),
			label: `$(new-folder) ${name}`,
			description: 'a folder of its own',
			detail: shownPath(own),
		},
		{
			value: folder.toString(),
			label: `$(folder) ${folder.path.split('/').at(-1) ?? folder.path}`,
			description: 'this folder itself',
			detail: shownPath(folder),
		},
	];
}

function browseChoice(folders: readonly Uri[]): Choice {
	return {
		value: browse,
		label:
			folders.length > 0 ? '$(folder-opened) Another Folder…' : '$(folder-opened) Choose a Folder…',
	};
}

/** The project gets a folder of its own in the chosen one. */
async function askFolder(name: string): Promise<Uri | undefined> {
	const [parent] =
		(await window.showOpenDialog({
			canSelectFiles: false,
			canSelectFolders: true,
			title: `Where should the folder ${name} go?`,
			openLabel: 'Create Here',
		})) ?? [];
	return parent && Uri.joinPath(parent, name);
}

/** Asks about files that are there; whoever leaves at this question leaves the whole. */
async function isFree(folder: Uri, files: readonly RenderedFile[]): Promise<boolean> {
	const { fault, inTheWay } = await obstaclesTo(folder, files);
	if (fault !== undefined) {
		await window.showErrorMessage(fault, { modal: true });
		return false;
	}
	if (inTheWay.length === 0) return true;
	const [overwrite, other] = ['Overwrite', 'Choose Another Folder'];
	const answer = await window.showWarningMessage(
		inTheWay.length === 1
			? 'One file is there already.'
			: `${inTheWay.length} files are there already.`,
		{ modal: true, detail: `In ${shownPath(folder)}:\n${inTheWay.join('\n')}` },
		overwrite,
		other,
	);
	if (answer === undefined) throw new Cancelled();
	return answer === overwrite;
}

function shownPath(uri: Uri): string {
	return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}
