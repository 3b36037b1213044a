/** Starts a template: `npm run new:template -- <id>` writes a folder that the pickers, the command line and the tests find by themselves. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [id] = process.argv.slice(2);
if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
	console.error('usage: npm run new:template -- <id>, such as thunderbolt-dock');
	process.exit(2);
}
process.chdir(resolve(import.meta.dirname, '..'));
const folder = `client/templates/${id}`;
if (existsSync(folder)) {
	console.error(`${folder} is there already`);
	process.exit(1);
}

/** Complete from the start: what it makes builds and has no finding. */
const manifest = {
	title: 'What it makes, in a few words',
	description: 'A driver extension that does something, in one sentence.',
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
	],
	include: ['dext', 'service', 'userClient', 'app'],
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
	'Say what it makes, add its own files beside template.json under "files"; then: npx vitest run test/templates',
);
