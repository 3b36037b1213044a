/** Small kext property lists for migration tests. */
import { analyze, type DriverPlist } from '../../../server/src/service/index.js';

/** The XML of keys and values. */
export type Values = Readonly<Record<string, string | number | boolean | Nested>>;
type Nested = { readonly [key: string]: string | number | boolean | Nested };

export interface KextOptions {
	readonly libraries?: readonly string[];
	/** Other root keys. */
	readonly root?: Values;
}

/** A kext with these personalities, with code if libraries are given. */
export function kext(
	personalities: Readonly<Record<string, Values>>,
	{ libraries, root = {} }: KextOptions = {},
): DriverPlist {
	const values: Values = {
		CFBundleIdentifier: 'com.example.kext',
		CFBundlePackageType: 'KEXT',
		CFBundleVersion: '1.2.3',
		...(libraries && {
			CFBundleExecutable: 'Widget',
			OSBundleLibraries: Object.fromEntries(libraries.map((name) => [name, '1.0'])),
		}),
		...root,
		IOKitPersonalities: personalities,
	};
	const text = `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n${element(values)}\n</plist>\n`;
	return analyze(text, { uri: 'file:///Widget/Info.plist' });
}

function element(value: Values[string] | Values): string {
	if (typeof value === 'string') return `<string>${value}</string>`;
	if (typeof value === 'number') return `<integer>${value}</integer>`;
	if (typeof value === 'boolean') return `<${value}/>`;
	const entries = Object.entries(value).map(([key, each]) => `<key>${key}</key>${element(each)}`);
	return `<dict>\n${entries.join('\n')}\n</dict>`;
}
