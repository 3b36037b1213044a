/** Creates a rule: `npm run new:rule -- <code>` writes its file, with an example that fails until there is a check. */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ruleSkeleton } from './ruleSkeleton.js';

const [code] = process.argv.slice(2);
if (code === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code)) {
	console.error('Usage: npm run new:rule -- <code>, for example missing-io-user-class');
	process.exit(2);
}
const file = resolve(import.meta.dirname, `../server/src/service/rules/${code}.ts`);
if (existsSync(file)) {
	console.error(`${file} already exists.`);
	process.exit(1);
}
writeFileSync(file, ruleSkeleton(code));
await import('./generate.js');
console.log(`created: ${file}`);
console.log(`Complete the documentation, examples, and check, and add the code to a row of docs/coverage.md. Then run:
  npm run update:examples -- ${code}
  npm run generate
  npx vitest run test/rules/rules.test.ts test/coverage -t '${code}|coverage'`);
