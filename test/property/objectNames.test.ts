/** Names that every object of JavaScript has are names like any other in files, answers, and settings. */
import { afterEach, describe, expect, it } from 'vitest';
import {
	analyze,
	checkPlist,
	completeAt,
	type DocumentKind,
	fixAll,
	fixesFor,
	foldingRangesOf,
	hoverAt,
	identityOf,
	outlineOf,
	renderMessage,
} from '../../server/src/service/index.js';

const names = [
	'__proto__',
	'constructor',
	'toString',
	'valueOf',
	'hasOwnProperty',
	'isPrototypeOf',
	'__defineGetter__',
	'__lookupGetter__',
	'toLocaleString',
	'propertyIsEnumerable',
	'length',
	'name',
	'prototype',
] as const;

/** Of the same form as `name`, with its first letter, and unlike every known name. */
function neutral(name: string): string {
	return name.replace(/(?<=[a-z].*)[a-z]/gi, 'z');
}

/** The name in every position that the service reads. */
function textWith(name: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!-- driver-plist kind: dext; disable: ${name} -->
<plist version="1.0">
<dict>
	<key>CFBundleIdentifier</key><string>${name}</string>
	<key>${name}</key><string>${name}</string>
	<key>CFBundlePackageType</key><string>${name}</string>
	<key>OSBundleLibraries</key><dict><key>${name}</key><string>${name}</string></dict>
	<key>OSBundleUsageDescription</key><string>$(${name}:${name})</string>
	<key>IOKitPersonalities</key>
	<dict>
		<key>${name}</key>
		<dict>
			<key>CFBundleIdentifier</key><string>${name}</string>
			<key>CFBundleIdentifierKernel</key><string>${name}</string>
			<key>IOClass</key><string>${name}</string>
			<key>IOProviderClass</key><string>${name}</string>
			<key>IOUserClass</key><string>${name}</string>
			<key>IOMatchCategory</key><string>${name}</string>
			<key>IOPropertyMatch</key><dict><key>${name}</key><${name}/></dict>
			<key>UserClientProperties</key><dict><key>IOClass</key><string>${name}</string></dict>
			<key>IOUserClientEntitlements</key><array><string>${name}</string></array>
			<key>${name}</key><integer>1</integer>
			<key>${name}</key><dict><key>${name}</key><true/></dict>
		</dict>
		<key>Second</key><string>${name}</string>
	</dict>
	<key>com.apple.developer.driverkit</key><true/>
	<key>com.apple.developer.driverkit.transport.usb</key>
	<array><dict><key>idVendor</key><string>${name}</string><key>${name}</key><true/></dict></array>
	<key>com.apple.developer.driverkit.userclient-access</key><array><string>${name}</string></array>
	<key>&${name};</key><string>&${name};</string>
</dict>
</plist>
`;
}

/** All that the service returns for a text, with each name replaced. */
function resultsFor(name: string, kind: DocumentKind): string {
	const text = textWith(name);
	const plist = analyze(text, { uri: `file:///work/Info.plist`, kind });
	const findings = checkPlist(plist, { deploymentTarget: { macOS: '12.0' } });
	const offsets = [...text.matchAll(/(?<=>)(?=[^<])|(?=<\/)/g)].map(({ index }) => index);
	const results = {
		findings: findings.map((finding) => [
			identityOf(finding),
			finding.severity,
			finding.at.range,
			renderMessage(finding.message),
			fixesFor(plist, finding, {}).map((fix) => [renderMessage(fix.title), fix.edits]),
		]),
		outline: outlineOf(plist),
		folding: foldingRangesOf(plist),
		hovers: offsets.map((offset) => hoverAt(plist, offset)),
		completions: offsets
			.filter((_, index) => index % 4 === 0)
			.map((offset) =>
				completeAt(plist, offset).map(({ label, snippet, detail }) => [label, snippet, detail]),
			),
		fixed: fixAll(plist, {}).text,
	};
	return JSON.stringify(results, (_, value) => value, '\t');
}

afterEach(() => {
	expect(Reflect.ownKeys(Object.prototype).filter((key) => !nativeKeys.includes(key))).toEqual([]);
});
const nativeKeys = Reflect.ownKeys(Object.prototype);

describe.each(['dext', 'kext', 'entitlements', 'other'] as const)(
	'in a property list of the kind %s',
	(kind) => {
		it.each(names)('%s is a name like any other', (name) => {
			// A fix may replace the underscores.
			const letters = name.replaceAll('_', '');
			const expected = resultsFor(neutral(name), kind).replaceAll(neutral(letters), letters);
			expect(resultsFor(name, kind)).toBe(expected);
		});
	},
);
