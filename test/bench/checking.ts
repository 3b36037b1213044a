/** Our whole check beside ajv on the same values, and beside the time that an editor has. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse as parseFastPlist } from 'fast-plist';
import {
	analyse,
	checkPlist,
	completeAt,
	type DriverPlist,
	hoverAt,
} from '../../server/src/service/index.js';
import { personalityNodes, rootNodes } from '../../server/src/service/schema/catalogue.js';
import { checkSchemas } from '../../server/src/service/schema/check.js';
import type { SchemaNode } from '../../server/src/service/schema/schemaNode.js';
import { schemaFiles } from '../../server/src/service/schema/schemas.generated.js';
import type { PlistValue } from '../../server/src/service/value/plistValue.js';
import { toJson } from '../support/toJson.js';
import type { Sample } from './samples.js';
import { comparedWithFirst, figure, type Section } from './section.js';
import { takeTurns } from './timing.js';

/** Milliseconds in which an editor at 60 Hz draws once. */
const frame = 16;

const uri = 'file:///Bench/Info.plist';
const options = { rounds: 31, budget: 2500 };

export function wholeCheck(sample: Sample | undefined): Section | undefined {
	if (!sample) return undefined;
	const { name, text } = sample;
	const plist = analyse(text, { uri });
	const runAjv = ajvFor(plist);
	const rows = comparedWithFirst(
		'ms',
		takeTurns(
			[
				{
					name: 'whole check: parse, schemas, rules',
					run: () => checkPlist(analyse(text, { uri })),
				},
				{ name: 'of these, parse', run: () => analyse(text, { uri }) },
				{ name: 'of these, schemas', run: () => checkSchemas(plist) },
				{ name: 'ajv, compiled, on ready values', run: runAjv },
				{
					name: 'fast-plist, then ajv',
					run: () => {
						parseFastPlist(text);
						runAjv();
					},
				},
			],
			options,
		),
	);
	const taken = rows[0]?.value ?? Number.NaN;
	return {
		title: `Checking ${name}, ${(text.length / 1000).toFixed(0)} kB, ${plist.personalities.length} personalities, warm`,
		rows,
		reading: `${figure(taken)} ms is ${figure(taken / frame)} frames of ${frame} ms; ajv, without rules and places in the text, takes ${figure(rows[3]?.ratio)} times as long on values that someone else has read.`,
	};
}

export function completionAndHover({ text }: Sample): Section {
	const middle = text.indexOf('<key>IOProviderClass</key>', text.length / 2);
	const keyAt = middle + '<key>IO'.length;
	const valueAt = text.indexOf('<string>', middle) + '<string>IO'.length;
	const plist = analyse(text, { uri });
	const rows = comparedWithFirst(
		'ms',
		takeTurns(
			[
				{ name: 'analysis after a keystroke', run: () => analyse(text, { uri }) },
				{ name: 'completion of a key', run: () => completeAt(plist, keyAt) },
				{ name: 'completion of a value', run: () => completeAt(plist, valueAt) },
				{ name: 'hover over a key', run: () => hoverAt(plist, keyAt) },
				{ name: 'hover over a value', run: () => hoverAt(plist, valueAt) },
			],
			options,
		),
	);
	const slowest = Math.max(...rows.slice(1).map(({ value }) => value ?? 0));
	const total = slowest + (rows[0]?.value ?? 0);
	return {
		title: `Typing in the middle of ${(text.length / 1e6).toFixed(1)} MB`,
		rows,
		reading: `from keystroke to list or hover at most ${figure(total)} ms, ${figure(total / frame)} frames.`,
	};
}

/** Runs ajv on the values of a plist, schema by schema as our walker does; compiled and lowered beforehand. */
function ajvFor(plist: DriverPlist): () => unknown {
	const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
	for (const [file, schema] of Object.entries(schemaFiles)) {
		ajv.addSchema({ ...schema, $id: `schemas:/${file}` });
	}
	const pairs: { readonly json: unknown; readonly validate: ValidateFunction }[] = [];
	const add = (value: PlistValue, nodes: readonly SchemaNode[]) => {
		const { json } = toJson(value);
		for (const node of nodes) {
			const part = node.schema === schemaFiles[node.file] ? '' : '#/$defs/built';
			const validate = ajv.getSchema(`schemas:/${node.file}${part}`);
			if (validate) pairs.push({ json, validate: validate as ValidateFunction });
		}
	};
	if (plist.root) add(plist.root, rootNodes(plist));
	for (const { dict } of plist.personalities) add(dict, personalityNodes(dict));
	return () => pairs.map(({ json, validate }) => validate(json));
}
