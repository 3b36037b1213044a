/** Our walker and ajv agree on every real property list, for each schema and keyword. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/src/service/document/analyze.js';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import {
	personalityNodes,
	rootNodes,
	schemaNodes,
} from '../../server/src/service/schema/catalog.js';
import type { SchemaNode } from '../../server/src/service/schema/schemaNode.js';
import { validate } from '../../server/src/service/schema/validate.js';
import { pathOf } from '../../server/src/service/value/plistPath.js';
import type { PlistType, PlistValue } from '../../server/src/service/value/plistValue.js';
import { corpusFiles, corpusText, hasCorpus } from '../support/shared.js';
import { escapeStep, toJson } from '../support/toJson.js';

/** The property list types of the current file, for ajv; set before each run. */
let types: ReadonlyMap<string, PlistType> = new Map();

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
ajv.addKeyword({
	keyword: 'x-plistType',
	errors: false,
	validate: (wanted: PlistType | PlistType[], _data: unknown, _schema: unknown, context) =>
		[wanted].flat().includes(types.get(context?.instancePath ?? '') ?? 'invalid'),
});
for (const file of schemaNodes.keys()) {
	const text = readFileSync(resolve(import.meta.dirname, '../../schemas', file), 'utf8');
	const schema = JSON.parse(text, (_, each: unknown) => withPlistType(each)) as object;
	ajv.addSchema({ ...schema, $id: `schemas:/${file}` });
}

/** Adds `x-plistType` to a schema whose `type` determines the property list element. */
function withPlistType(schema: unknown): unknown {
	if (typeof schema !== 'object' || schema === null || !('type' in schema)) return schema;
	const types: unknown[] = [schema.type].flat();
	if ('x-plistType' in schema || types.some((type) => typeof type !== 'string')) return schema;
	const elements: Readonly<Record<string, string>> = { number: 'real', object: 'dict' };
	return { ...schema, 'x-plistType': types.map((type) => elements[`${type}`] ?? type) };
}

function referenceOf(node: SchemaNode): string {
	return `schemas:/${node.file}${node === schemaNodes.get(node.file) ? '' : '#/$defs/built'}`;
}

/** `pointer keyword key` of the errors of ajv, without branches of `anyOf` and values with build variables. */
function fromAjv(value: PlistValue, node: SchemaNode): readonly string[] {
	const lowered = toJson(value);
	types = lowered.types;
	const check = ajv.getSchema(referenceOf(node));
	if (!check) throw new Error(`ajv has no ${referenceOf(node)}`);
	check(lowered.json);
	const errors = (check.errors ?? []).filter(
		({ instancePath, keyword }) =>
			!lowered.variable.has(instancePath) ||
			['type', 'x-plistType', 'required', 'additionalProperties', 'minItems'].includes(keyword),
	);
	return signatures(
		errors.map(({ instancePath, keyword, params }) => ({
			pointer: instancePath,
			keyword: keyword === 'x-plistType' ? 'type' : keyword,
			key: String(params.missingProperty ?? params.additionalProperty ?? ''),
		})),
	);
}

function fromWalker(value: PlistValue, node: SchemaNode): readonly string[] {
	const depth = pathOf(value).length;
	const found: { pointer: string; keyword: string; key: string }[] = [];
	for (const violation of validate(value, [node])) {
		if (isShadowed(violation.value)) continue;
		const steps = pathOf(violation.value).slice(depth);
		const pointer = steps.map((step) => `/${escapeStep(step)}`).join('');
		found.push({ pointer, keyword: violation.keyword, key: violation.key ?? '' });
	}
	return signatures(found);
}

function signatures(
	all: readonly { pointer: string; keyword: string; key: string }[],
): readonly string[] {
	const chosen = all.filter(({ keyword }) => keyword === 'anyOf').map(({ pointer }) => pointer);
	const kept = all.filter(
		({ pointer, keyword }) =>
			keyword === 'anyOf' ||
			!chosen.some((above) => pointer === above || pointer.startsWith(`${above}/`)),
	);
	return [
		...new Set(kept.map(({ pointer, keyword, key }) => `${pointer} ${keyword} ${key}`)),
	].sort();
}

/** Whether a later entry of the same key replaces this value, or one that contains it. */
function isShadowed(value: PlistValue): boolean {
	for (let at: PlistValue | undefined = value; at; at = at.entry?.dict ?? at.array) {
		if (at.entry && at.entry.dict.get(at.entry.key) !== at.entry) return true;
	}
	return false;
}

function disagreements(plist: DriverPlist): readonly string[] {
	const pairs: [PlistValue, readonly SchemaNode[]][] = plist.personalities
		.filter(({ dict }) => !isShadowed(dict))
		.map(({ dict }) => [dict, personalityNodes(dict)]);
	if (plist.root) pairs.push([plist.root, rootNodes(plist)]);
	return pairs.flatMap(([value, nodes]) =>
		nodes.flatMap((node) => {
			const ours = fromWalker(value, node);
			const theirs = fromAjv(value, node);
			return JSON.stringify(ours) === JSON.stringify(theirs)
				? []
				: [`${referenceOf(node)}: ours ${ours.join('; ')} — ajv ${theirs.join('; ')}`];
		}),
	);
}

describe('ajv', () => {
	it('reports the same as the walker for a small property list', () => {
		const plist = analyze(
			`<plist><dict><key>OSBundleAllowUserLoad</key><string>YES</string>
			<key>CFBundleExecutable</key><string/><key>IOKitPersonalities</key><dict><key>A</key><dict>
			<key>IOProviderClass</key><string>IOUSBHostDevice</string><key>idVendor</key><integer>94000000</integer>
			</dict></dict></dict></plist>`,
			{ uri: '', kind: 'kext' },
		);
		expect(disagreements(plist)).toEqual([]);
		expect(
			plist.root && rootNodes(plist).flatMap((node) => fromAjv(plist.root as never, node)),
		).toEqual([
			'/CFBundleExecutable minLength ',
			'/IOKitPersonalities/A required IOClass',
			'/OSBundleAllowUserLoad type ',
		]);
	});
});

describe.skipIf(!hasCorpus)('ajv on the corpus (skipped without ../shared)', () => {
	it('agrees with the walker on every file', () => {
		const different = corpusFiles().flatMap((file) => {
			const plist = analyze(corpusText(file), { uri: file.path });
			return disagreements(plist).map((each) => `${file.id} ${each}`);
		});
		expect(different).toEqual([]);
	});
});
