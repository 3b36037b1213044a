/** Collects the licenses of the packages in the bundles, as these licenses require. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The text for bundles of `inputs`, paths in the metafile of esbuild. Contains each package once, sorted by name. */
export function thirdPartyNotices(inputs: readonly string[]): string {
	const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
	const notices = [...new Set(folders)].map(noticeOf).sort();
	const intro = 'Driver Plist contains code of the following packages.\n';
	return [intro, ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}

function noticeOf(folder: string): string {
	const { name, version, license } = JSON.parse(
		readFileSync(`${folder}/package.json`, 'utf8'),
	) as Record<'name' | 'version' | 'license', string>;
	const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
	const path = `${folder}/${file}`;
	const text = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim() : '';
	return `${name} ${version} (${license})\n${text === '' ? '' : `\n${text}\n`}`;
}
