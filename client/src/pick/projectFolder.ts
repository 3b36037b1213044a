/** The last step of the wizard: the folder of the project, and whether existing files are overwritten. */
import { ThemeIcon, Uri, window, workspace } from 'vscode';
import type { RenderedFile } from '../../../server/src/lsp/protocol.js';
import { plainLabel } from './plainLabel.js';
import { Canceled, type Choice, type PickStep } from './steps.js';
import { obstaclesTo, typeOf } from './writeProject.js';

const browse = 'browse';

/** The answer is a URI. `within` is the folder whose menu was opened, if any; `agreed` is called with the existing files that the user agrees to overwrite. */
export async function folderStep(
	key: string,
	name: string,
	within: Uri | undefined,
	render: () => Promise<readonly RenderedFile[]>,
	agreed: (paths: readonly string[]) => void,
): Promise<PickStep> {
	const folders = within ? [within] : (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
	const choices = await Promise.all(folders.map((folder) => choicesIn(folder, name)));
	return {
		kind: 'pick',
		key,
		placeholder: 'Where does the project go? Nothing is written until you choose a folder.',
		choices: [...choices.flat(), browseChoice(folders)],
		confirm: async (value) => {
			const folder = value === browse ? await askFolder(name) : Uri.parse(value, true);
			const replaceable = folder && (await agreedIn(folder, await render()));
			if (!replaceable) return undefined;
			agreed(replaceable);
			return folder.toString();
		},
	};
}

async function choicesIn(folder: Uri, name: string): Promise<readonly Choice[]> {
	const own = await newFolderIn(folder, name);
	return [
		{
			value: own.toString(),
			label: plainLabel(own.path.split('/').at(-1) ?? name),
			iconPath: new ThemeIcon('new-folder'),
			description: 'a new folder',
			detail: plainLabel(shownPath(own)),
		},
		{
			value: folder.toString(),
			label: plainLabel(folder.path.split('/').at(-1) ?? folder.path),
			iconPath: new ThemeIcon('folder'),
			description: 'this folder',
			detail: plainLabel(shownPath(folder)),
		},
	];
}

/** A folder that does not exist yet: with this name, or a number after it. */
async function newFolderIn(parent: Uri, name: string): Promise<Uri> {
	for (let number = 1; ; number++) {
		const folder = Uri.joinPath(parent, number === 1 ? name : `${name}-${number}`);
		const type = await typeOf(folder).catch(() => undefined);
		if (type === undefined) return folder;
	}
}

function browseChoice(folders: readonly Uri[]): Choice {
	return {
		value: browse,
		label: folders.length > 0 ? 'Another Folder…' : 'Choose a Folder…',
		iconPath: new ThemeIcon('folder-opened'),
	};
}

/** A new folder in the folder that the user chooses. */
async function askFolder(name: string): Promise<Uri | undefined> {
	const [parent] =
		(await window.showOpenDialog({
			canSelectFiles: false,
			canSelectFolders: true,
			title: `Where should the folder ${name} go?`,
			openLabel: 'Create Here',
		})) ?? [];
	return parent && newFolderIn(parent, name);
}

/** The existing files that the user agrees to overwrite; undefined for another folder. Throws `Canceled` where the user closes the question. */
async function agreedIn(
	folder: Uri,
	files: readonly RenderedFile[],
): Promise<readonly string[] | undefined> {
	const { fault, existing } = await obstaclesTo(folder, files);
	if (fault !== undefined) {
		await window.showErrorMessage(fault, { modal: true });
		return undefined;
	}
	if (existing.length === 0) return existing;
	const [overwrite, other] = ['Overwrite', 'Choose Another Folder'];
	const answer = await window.showWarningMessage(
		existing.length === 1 ? 'One file already exists.' : `${existing.length} files already exist.`,
		{ modal: true, detail: `In ${shownPath(folder)}:\n${existing.join('\n')}` },
		// The first one is what Enter chooses.
		other,
		overwrite,
	);
	if (answer === undefined) throw new Canceled();
	return answer === overwrite ? existing : undefined;
}

function shownPath(uri: Uri): string {
	return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}
