/** Creates a template: `npm run new:template -- <id>` writes a folder that VS Code, the command line and the tests include automatically. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [id] = process.argv.slice(2);
if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
	console.error('Usage: npm run new:template -- <id>, for example thunderbolt-dock');
	process.exit(2);
}
process.chdir(resolve(import.meta.dirname, '..'));
const folder = `client/templates/${id}`;
if (existsSync(folder)) {
	console.error(`${folder} already exists.`);
	process.exit(1);
}

/** Complete, so that its projects build and have no findings. */
const manifest = {
	$schema: '../../../schemas/meta/template.schema.json',
	title: 'Title of the template',
	description: 'A dext that does something, in one sentence.',
	category: 'dext',
	order: 250,
	pairing: { superclass: 'IOService', framework: 'USBDriverKit', provider: 'IOUSBHostDevice' },
	prompts: [
		'vendorId',
		'productId',
		'vendorName',
		'productName',
		'name',
		'appIdentifier',
		'driverIdentifier',
		'displayName',
		'userClient',
		'team',
		'makefile',
	],
	include: ['dext', 'service', 'userClient', 'app', 'build'],
	opens: '{{name}}/Info.plist',
};
mkdirSync(folder);
writeFileSync(`${folder}/template.json`, `${JSON.stringify(manifest, null, 2)}\n`);
try {
	await import('./generate.js');
} catch (error) {
	rmSync(folder, { recursive: true });
	throw error;
}
console.log(`wrote ${folder}`);
console.log(
	'Complete the title and description, add further files next to template.json and to "files". Then run: npx vitest run test/templates',
);
