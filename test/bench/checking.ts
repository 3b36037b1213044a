/** Compares the complete check with ajv on the same values, and with the frame time of an editor. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse as parseFastPlist } from 'fast-plist';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
	analyze,
	checkPlist,
	completeAt,
	type DriverPlist,
	hoverAt,
} from '../../server/src/service/index.js';
import { personalityNodes, rootNodes } from '../../server/src/service/schema/catalog.js';
import { checkSchemas } from '../../server/src/service/schema/check.js';
import type { SchemaNode } from '../../server/src/service/schema/schemaNode.js';
import { schemaFiles } from '../../server/src/service/schema/schemas.generated.js';
import { parse } from '../../server/src/service/syntax/parse.js';
import type { PlistValue } from '../../server/src/service/value/plistValue.js';
import { toJson } from '../support/toJson.js';
import { peerDataOf, peerSchemaOf } from './peerData.js';
import type { Sample } from './samples.js';
import { comparedWithFirst, figure, ratioOf, type Section } from './section.js';
import { takeTurns } from './timing.js';

/** The milliseconds of a frame at 60 Hz. */
const frame = 16;

const uri = 'file:///Bench/Info.plist';
const options = { rounds: 31, budget: 2500 };

/** Enough for V8 to optimize the code of all rules before it is measured: 1 MB takes some ten rounds. */
const checkOptions = { rounds: 31, budget: 12_000 };

/** The goal: maximum time of a check, as a multiple of the time of parsing. */
const mostParses = 8;

export async function wholeCheck(sample: Sample | undefined): Promise<Section | undefined> {
	if (!sample) return undefined;
	const { name, text } = sample;
	const plist = analyze(text, { uri });
	const runAjv = ajvFor(plist);
	const rows = comparedWithFirst(
		'ms',
		await takeTurns(
			[
				{
					name: 'complete check: parse, schemas, rules',
					run: () => checkPlist(analyze(text, { uri })),
				},
				{ name: 'only parse', run: () => parse(text) },
				{ name: 'only schemas', run: () => checkSchemas(plist) },
				{ name: 'vscode-json-languageservice, parse and validate', run: jsonServiceFor(plist) },
				{ name: 'ajv, compiled, on parsed values', run: runAjv },
				{
					name: 'fast-plist, then ajv',
					run: () => {
						parseFastPlist(text);
						runAjv();
					},
				},
			],
			checkOptions,
		),
	);
	const [whole, parsing, , jsonService] = rows;
	const title = `Checking ${name}, ${(text.length / 1000).toFixed(0)} kB, ${plist.personalities.length} personalities, warm`;
	const parses = ratioOf(whole?.value, parsing?.value);
	return {
		title,
		rows,
		goals: [
			{ what: `${title}: compared with parse`, measured: parses, most: mostParses },
			{
				what: `${title}: compared with vscode-json-languageservice`,
				measured: ratioOf(whole?.value, jsonService?.value),
				most: 1,
			},
		],
		reading: `the check takes ${figure(parses)} times as long as parse, and ${figure((whole?.value ?? Number.NaN) / frame)} frames of ${frame} ms.`,
	};
}

/** The same data as JSON, parsed and validated by the JSON language service of VS Code. */
function jsonServiceFor(plist: DriverPlist): () => unknown {
	const service = getLanguageService({});
	const fileMatch = ['*.json'];
	service.configure({
		schemas: [{ uri: 'schema:/plist.json', fileMatch, schema: peerSchemaOf(plist) }],
	});
	const document = TextDocument.create('file:///Info.json', 'json', 1, peerDataOf(plist).json);
	return () => service.doValidation(document, service.parseJSONDocument(document));
}

export async function completionAndHover({ text }: Sample): Promise<Section> {
	const middle = text.indexOf('<key>IOProviderClass</key>', text.length / 2);
	const keyAt = middle + '<key>IO'.length;
	const valueAt = text.indexOf('<string>', middle) + '<string>IO'.length;
	const plist = analyze(text, { uri });
	const rows = comparedWithFirst(
		'ms',
		await takeTurns(
			[
				{ name: 'analysis after a keystroke', run: () => analyze(text, { uri }) },
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

/** Runs ajv on the values of a property list, with the same schemas as our walker. Compilation and conversion are not measured. */
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
