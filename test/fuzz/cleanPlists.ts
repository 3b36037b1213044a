/** Correct property lists of every kind and form, which fuzz runs start from. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import { optionsOf } from '../support/examples.js';
import { wholePlist } from '../support/wholePlist.js';
import type { FuzzDocument } from './fuzzDocument.js';

const root = resolve(import.meta.dirname, '../..');
const cleanFolder = join(root, 'test/rules/clean');
const exampleFolder = join(root, 'examples');

/** The files of `test/rules/clean`, the samples of the README, and the good examples of all rules, in a stable order. */
export function cleanPlists(): readonly FuzzDocument[] {
	return [...cleanFiles(), ...samples(), ...goodExamples()];
}

function cleanFiles(): readonly FuzzDocument[] {
	return (readdirSync(cleanFolder).sort() as DocumentKind[]).flatMap((kind) =>
		namesIn(join(cleanFolder, kind)).map((name) => ({
			text: readFileSync(join(cleanFolder, kind, name), 'utf8'),
			options: {
				uri: `file:///Gadget/${name}`,
				kind,
				form: name.includes('.built.') ? 'built' : 'source',
			},
		})),
	);
}

function samples(): readonly FuzzDocument[] {
	return namesIn(exampleFolder)
		.filter((name) => /\.(?:plist|entitlements)$/.test(name))
		.map((name) => ({
			text: readFileSync(join(exampleFolder, name), 'utf8'),
			options: { uri: `file:///Gadget/${basename(name)}` },
		}));
}

function goodExamples(): readonly FuzzDocument[] {
	return rules.flatMap((rule) => {
		const good = ruleDocs.get(rule.code)?.examples().good ?? [];
		return good.map((example) => {
			const { kind = 'dext', form = 'source', uri = '' } = optionsOf(rule, example);
			return { text: wholePlist(example.text, example.whole), options: { uri, kind, form } };
		});
	});
}

function namesIn(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}
