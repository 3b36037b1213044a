/** Renders `schema/schemas.generated.ts`, which imports all schema files. */
import { readdirSync } from 'node:fs';
import { doNotEdit, type Output } from '../output.js';

const target = 'server/src/service/schema/schemas.generated.ts';

export function render(): Output {
	const files = [...schemasIn('schemas', ''), ...schemasIn('schemas/matching', 'matching/')].sort();
	const imports = files.map(
		(file) => `import ${nameOf(file)} from '../../../../schemas/${file}.schema.json';`,
	);
	const entries = files.map(
		(file) => `\t'${file}.schema.json': ${nameOf(file)} as unknown as Schema,`,
	);
	const text = [
		`/** All schemas by their path in \`schemas/\`. ${doNotEdit} */`,
		...imports,
		"import type { Schema } from './schema.js';",
		'',
		'export const schemaFiles: Readonly<Record<string, Schema>> = {',
		...entries,
		'};',
		'',
	];
	return new Map([[target, text.join('\n')]]);
}

function schemasIn(folder: string, prefix: string): readonly string[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.schema.json'))
		.map((name) => prefix + name.slice(0, -'.schema.json'.length));
}

/** `matching/usb-device` → `matchingUsbDevice`. */
function nameOf(file: string): string {
	return file.replace(/[-/](.)/g, (_, letter: string) => letter.toUpperCase());
}
