/** Completion proposes nothing that a check reports once it is accepted. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/service/document/analyze.js';
import type { AnalyzeOptions } from '../../server/src/service/document/driverPlist.js';
import type { CompletionItem } from '../../server/src/service/features/completion/completionItem.js';
import { completeAt } from '../../server/src/service/features/completion.js';
import type { TextRange } from '../../server/src/service/text/textRange.js';
import type { Dict, PlistValue } from '../../server/src/service/value/plistValue.js';
import { cleanPlists } from '../fuzz/cleanPlists.js';
import type { FuzzDocument } from '../fuzz/fuzzDocument.js';
import { findingsOf } from '../support/checkFindings.js';
import { renderFinding } from '../support/findings.js';
import { neighborsFrom } from '../support/neighborsFrom.js';
import { allRenderings } from '../templates/renderings.js';
import { accept } from '../unit/features/acceptCompletion.js';

/** What is reported all the same: the code, the accepted key or `value of` its key, and the reason. */
const exceptions: readonly (readonly [code: string, at: RegExp, reason: string])[] = [
	['endpoint-security-early-boot', /^NSEndpointSecurityEarlyBoot$/, 'Describes the key.'],
	['missing-driverkit-capability', /^LSRequiresIPhoneOS$/, 'One key of two for an iPad app.'],
	['missing-personalities', /^OSBundleUsageDescription$/, 'Shows that the bundle is a dext.'],
	['replaced-kext-family', /^com\.apple\.iokit\./, 'Is true of any driver of the family.'],
	['malformed-value', /^IOProviderClass$/, 'In IOParentMatch; the list of classes opens.'],
	[
		'missing-framework-user-client',
		/^(?:IOUser(?:Audio|MIDI)DriverUserClientProperties|value of IOUserClass)$/,
		'Is reported at the other personality, which requires the key, too.',
	],
	['unmatchable-usb-keys', /^value of bInterfaceClass$/, 'Class 255 requires a vendor.'],
	[
		'vendor-usage-page-without-vendor',
		/^value of (?:PrimaryUsagePage|Transport)$/,
		'Requires a vendor.',
	],
	[
		'missing-driverkit-capability',
		/^value of UIRequiredDeviceCapabilities$/,
		'Replaces the capability.',
	],
	['missing-libraries', /^value of CFBundleExecutable$/, 'The value shows that the kext has code.'],
	[
		'replaced-kext-family',
		/^value of CFBundleIdentifier$/,
		'The value shows that the kext has code.',
	],
	[
		'boot-level-in-dext',
		/^value of CFBundleIdentifier$/,
		'The value shows that the dext is not by Apple.',
	],
	[
		'missing-kernel-bundle',
		/^value of CFBundleIdentifier$/,
		'The value replaces the kernel bundle.',
	],
	[
		'missing-audio-client-access',
		/^com\.apple\.developer\.driverkit\.family\.audio$/,
		'One entitlement of two.',
	],
	[
		'missing-driver-entitlement',
		/^(?:Dext: |value of MyDriver$)/,
		'Personalities that require other entitlements come last.',
	],
	[
		'unlisted-device',
		/^(?:One product|All devices of a vendor|value of (?:idVendor|com\.apple\..*))$/,
		'A person types the IDs.',
	],
	['entitlement-without-profile', /^com\.apple\./, 'Is true of any such entitlement in the file.'],
	[
		'misplaced-key',
		/^value of (?:NetworkExtension|NEProviderClasses)$/,
		'The value shows that a provider at the root is not a copy.',
	],
];

/** Choices that the other keys follow: of the kind of the bundle, and of the driver that a personality is for. */
const choices: ReadonlySet<string> = new Set(['CFBundlePackageType', 'IOClass', 'IOProviderClass']);

interface Place {
	readonly text: string;
	readonly offset: number;
	/** The key of a value; undefined where the labels are keys. */
	readonly key?: string;
	/** The element that is missing, as it is in the clean property list. */
	readonly missing?: string;
}

const personalitiesKey = 'IOKitPersonalities';

const renderings = allRenderings(['default']);

describe('accepting any completion', () => {
	const seen = new Set<string>();
	const faults = new Map<string, string>();
	let accepted = 0;
	for (const { text, options } of [...cleanPlists(), ...renderedPlists()]) {
		const plist = analyze(text, options);
		if (plist.hasFaults) continue;
		const before = countsIn(text, options);
		const kind = `${plist.kind} ${plist.form}`;
		for (const place of placesIn(text, plist.root, kind, seen)) {
			for (const item of completeAt(analyze(place.text, options), place.offset)) {
				accepted += 1;
				if (isOnlyTag(item, place)) continue;
				for (const [code, message] of addedBy(item, place, options, before)) {
					const at = place.key === undefined ? item.label : `value of ${place.key}`;
					if (!isException(code, at))
						faults.set(`${code} ${at}`, `${kind} ${item.label}: ${message}`);
				}
			}
		}
	}

	it('adds no finding', () => {
		expect([...faults.values()]).toEqual([]);
		expect(accepted).toBeGreaterThan(10_000);
	});
});

describe('accepting a personality twice next to those of a template', () => {
	const infos = renderings.flatMap(({ title, files }) =>
		files
			.filter(({ path, text }) => /Info\.plist$/.test(path) && text.includes(personalitiesKey))
			.map(({ path, text }) => [title, path, text] as const),
	);

	it.each(infos)('of %s in %s adds no finding', (_title, path, original) => {
		const options = { uri: `file:///Project/${path}` };
		const labels = personalitiesIn(original, options).map(({ label }) => label);
		expect(labels).not.toEqual([]);
		for (const label of labels) {
			let text = original;
			for (let count = 0; count < 2; count += 1) {
				const item = personalitiesIn(text, options).find((each) => each.label === label);
				if (!item) throw new Error(`no ${label}`);
				const place = withLineForPersonality(text, options);
				expect(addedBy(item, place, options, countsIn(text, options))).toEqual([]);
				text = accept(place.text, item, '');
			}
		}
	});
});

/** The property lists of all templates, each with the others in its folder. */
function renderedPlists(): readonly FuzzDocument[] {
	return renderings.flatMap(({ files }) => {
		const plists = files.filter(({ path }) => /\.(?:plist|entitlements)$/.test(path));
		return plists.map(({ path, text }) => {
			const uri = `file:///Project/${path}`;
			const near = plists.filter(
				(each) => each.path !== path && folderOf(each) === folderOf({ path }),
			);
			const texts = near.map((each) => [each.path.slice(folderOf(each).length), each.text]);
			return { text, options: { uri, neighbors: neighborsFrom(uri, Object.fromEntries(texts)) } };
		});
	});
}

function folderOf({ path }: { readonly path: string }): string {
	return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The complete personalities that are proposed after the last one. */
function personalitiesIn(text: string, options: AnalyzeOptions): readonly CompletionItem[] {
	const place = withLineForPersonality(text, options);
	const items = completeAt(analyze(place.text, options), place.offset);
	return items.filter(({ kind }) => kind === 'skeleton');
}

function withLineForPersonality(text: string, options: AnalyzeOptions): Place {
	const { root } = analyze(text, options);
	const list = root?.type === 'dict' ? root.get(personalitiesKey)?.value : undefined;
	return withNewLine(text, list?.contentRange.end ?? 0);
}

/** Whether an item inserts the tags of the missing element, and a person types its content. */
function isOnlyTag({ kind, label, snippet }: CompletionItem, { missing }: Place): boolean {
	return (
		kind === 'element' &&
		missing?.startsWith(label) === true &&
		/^<(\w+)>\s*\$(?:\d|\{\d(?::.*)?\})\s*<\/\1>$/.test(snippet.trim())
	);
}

function addedBy(
	item: CompletionItem,
	{ text }: Place,
	options: AnalyzeOptions,
	before: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [code: string, message: string])[] {
	return [...countsIn(accept(text, item, ''), options)].flatMap(([code, messages]) =>
		messages.length > (before.get(code)?.length ?? 0) ? [[code, messages.join(' ')] as const] : [],
	);
}

/** The findings, except hints, by their codes. */
function countsIn(text: string, options: AnalyzeOptions): ReadonlyMap<string, readonly string[]> {
	const found = findingsOf(analyze(text, options)).filter(({ severity }) => severity !== 'hint');
	const counts = new Map<string, string[]>();
	for (const finding of found) {
		const message = renderFinding(finding);
		const known = counts.get(finding.code);
		if (known) known.push(message);
		else counts.set(finding.code, [message]);
	}
	return counts;
}

function isException(code: string, at: string): boolean {
	return exceptions.some(([known, where]) => known === code && where.test(at));
}

/** The end of each dictionary and array, and each value, removed and emptied; those with the same keys around them once. */
function* placesIn(
	text: string,
	value: PlistValue | undefined,
	kind: string,
	seen: Set<string>,
): Iterable<Place> {
	if (value?.type === 'array') {
		for (const item of value.items) yield* placesIn(text, item, kind, seen);
		const place = `${kind} ${value.entry?.key} of ${value.items.length}`;
		if (value.openTagRange.end < value.range.end && !seen.has(place)) {
			seen.add(place);
			yield {
				...withNewLine(text, value.contentRange.end),
				key: `${value.entry?.key} (item)`,
				missing: '<string></string>',
			};
		}
	}
	if (value?.type !== 'dict') return;
	if (value.openTagRange.end < value.range.end && isNew(seen, kind, value)) {
		const at = value.contentRange.end;
		yield withNewLine(text, at);
	}
	for (const { key, value: child } of value.entries) {
		if (!choices.has(key) && isNew(seen, `${kind} ${key}`, value)) {
			const missing = text.slice(child.range.start, child.range.end);
			yield { ...withoutRange(text, child.range, key), missing };
			if (child.type === 'string' || child.type === 'integer')
				yield withoutRange(text, child.contentRange, key);
		}
		yield* placesIn(text, child, kind, seen);
	}
}

function withNewLine(text: string, at: number): Place {
	return { text: `${text.slice(0, at)}\n\n${text.slice(at)}`, offset: at + 1 };
}

function withoutRange(text: string, { start, end }: TextRange, key: string): Place {
	return { text: text.slice(0, start) + text.slice(end), offset: start, key };
}

function isNew(seen: Set<string>, where: string, { entry, entries }: Dict): boolean {
	const place = [where, entry?.key ?? '', ...entries.map(({ key }) => key)].join(' ');
	if (seen.has(place)) return false;
	seen.add(place);
	return true;
}
