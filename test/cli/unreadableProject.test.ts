/** A project file that can't be read is not a project without settings. */
import { expect, it } from 'vitest';
import { cleanKext, makeFolder, runCli } from './runCli.js';

const note =
	"Lamp.xcodeproj/project.pbxproj: The project file can't be read, so its settings are not used.\n";

it.each([
	[
		'with a merge conflict',
		'// !$*UTF8*$!\n{\n<<<<<<< HEAD\n\tarchiveVersion = 1;\n=======\n>>>>>>> b\n}\n',
		note,
	],
	['in another format', '<?xml version="1.0"?>\n<plist version="1.0"><dict/></plist>\n', note],
	['without targets', '// !$*UTF8*$!\n{\n\tobjects = {\n\t};\n}\n', ''],
])('a project %s', async (_, text, expected) => {
	const folder = await makeFolder({
		'Info.plist': cleanKext,
		'Lamp.xcodeproj/project.pbxproj': text,
	});
	const checked = await runCli(['check'], { cwd: folder });
	expect(checked.stderr).toBe(expected);
	expect(checked.status).toBe(0);
	const { stderr } = await runCli(['check', '--quiet'], { cwd: folder });
	expect(stderr).toBe('');
});
