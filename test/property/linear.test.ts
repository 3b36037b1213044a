/** The work of parsing and of all checks is linear. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { display } from '../../server/src/cli/displayText.js';
import { FixTextReport } from '../../server/src/cli/reports/fixReport.js';
import type { Terminal } from '../../server/src/cli/terminal.js';
import { mergeEntitlements } from '../../server/src/scaffold/mergeEntitlements.js';
import { migrateKext } from '../../server/src/scaffold/migrate/migrateKext.js';
import { analyze } from '../../server/src/service/document/analyze.js';
import { readInterface } from '../../server/src/service/document/interfaceFile.js';
import { noNeighbors } from '../../server/src/service/document/neighbors.js';
import { renderEdits } from '../../server/src/service/edit/renderEdits.js';
import { checkPlist } from '../../server/src/service/features/check.js';
import { closeTagAt } from '../../server/src/service/features/closeTag.js';
import { completeAt } from '../../server/src/service/features/completion.js';
import { cursorAt } from '../../server/src/service/features/cursorContext.js';
import { findingsIn } from '../../server/src/service/features/findings.js';
import { fixAll } from '../../server/src/service/features/fixAll.js';
import { hoverAt } from '../../server/src/service/features/hover.js';
import { foldingRangesOf } from '../../server/src/service/features/outline.js';
import { suppressionsOf } from '../../server/src/service/features/suppressions.js';
import { unknownDirectives } from '../../server/src/service/features/unknownDirectives.js';
import {
	DumpMatching,
	explainLog,
	LogPlaces,
	lensTitle,
	MatchView,
	personalitiesToMatch,
	proposedFixes,
	readRegistry,
} from '../../server/src/service/index.js';
import { ruleDocs } from '../../server/src/service/rules/docs.generated.js';
import { rules } from '../../server/src/service/rules/registry.generated.js';
import type { BadExample, Rule } from '../../server/src/service/rules/rule.js';
import { parse } from '../../server/src/service/syntax/parse.js';
import { lower } from '../../server/src/service/value/lower.js';
import { valuesIn } from '../../server/src/service/value/valuesIn.js';
import { bundleShapes } from '../shapes/bundleShapes.js';
import { matchShapes } from '../shapes/matchShapes.js';
import { projectShapes } from '../shapes/projectShapes.js';
import { reportOperations } from '../shapes/reportOperations.js';
import { analyzeExample, findingsOf } from '../support/checkFindings.js';
import { readRanges } from '../support/markers.js';
import { wholePlist } from '../support/wholePlist.js';
import { WorkCounter } from '../support/workGrowth.js';

const counter = new WorkCounter();
beforeAll(() => counter.start());
afterAll(() => counter.stop());

/** The personalities of an example `count` times, otherwise all its entries, each copy with a unique name. */
function enlarged({ text: marked }: BadExample, count: number): string {
	const { text } = readRanges(marked);
	const [before = '', inside = '', after = ''] = text.split(
		/(?<=<key>IOKitPersonalities<\/key>\s*<dict>)([\s\S]*)(?=<\/dict>)/,
	);
	const copies = Array.from({ length: count }, (_, index) => index);
	const copyOf = (piece: string, index: number): string =>
		piece.replace(/<key>([^<]*)<\/key>/, `<key>$1 ${index}</key>`);
	return inside === ''
		? [text, ...copies.map((index) => copyOf(text, index))].join('\n')
		: before + copies.map((index) => copyOf(inside, index)).join('\n') + after;
}

function overgrown(rule: Rule, example: BadExample): readonly string[] {
	const kind = example.kind ?? ('kinds' in rule ? rule.kinds[0] : undefined);
	return counter.overgrown((count) => {
		findingsOf(analyzeExample(enlarged(example, count), { kind, form: example.form }));
	});
}

function examplesOf({ code }: Rule): readonly BadExample[] {
	return ruleDocs.get(code)?.examples().bad ?? [];
}

const examples = rules.flatMap((rule) =>
	examplesOf(rule)
		.filter(({ text, whole }) => !whole && !/^\s*(?:\[\|)?<(?:\?xml|!DOCTYPE|plist|!--)/.test(text))
		.map((example) => ({ rule, example })),
);

describe('the work of a check', () => {
	it('is counted', () => {
		const loop = examples.slice(0, 1).flatMap(({ rule, example }) => overgrown(rule, example));
		expect(loop).toEqual([]);
		const counted = counter.countBlocks(() =>
			findingsOf(analyzeExample('<key>A</key>\n<string/>')),
		);
		expect(counted.size).toBeGreaterThan(100);
	});

	it.each([...new Set(examples.map(({ rule }) => rule))].map((rule) => [rule.code, rule] as const))(
		'grows linearly with the file: %s',
		(_, rule) => {
			const [first, ...others] = examples.filter((each) => each.rule === rule);
			const faults = [first, others.at(-1)].flatMap((each) =>
				each ? overgrown(rule, each.example) : [],
			);
			expect(faults).toEqual([]);
		},
	);
});

describe('the work of editing', () => {
	it.each([
		['open comments', '<!-- driver-plist-disable'],
		['comments', '<!-- a -->'],
		['directives', '<!-- driver-plist-disable-next-line unknown-key --> '],
		['directives on separate lines', '<!-- driver-plist-disable-next-line unknown-key -->\n'],
		['underscores', '_'.repeat(1000)],
		['a directive of underscores', `<!-- driver-plist-${'_'.repeat(1000)} -->`],
		['a directive of hyphens', `<!-- driver-plist${'-'.repeat(1000)} -->`],
		['spaces', ' '.repeat(1000)],
		['a directive of spaces', `<!-- driver-plist-disable${' '.repeat(1000)} -->`],
		['open tags', '<dict'],
		['open elements', '<dict><key>a</key>'],
		['end tags', '</'],
		['preprocessor lines', '\n#if A\n'],
	])('grows linearly with the text: %s', (_name, filling) => {
		const faults = counter.overgrown((count) => {
			for (const end of ['', '<dict>', '</', '<true/', '<!-- ']) {
				const text = `<dict>\n${filling.repeat(count)}${end}`;
				const plist = analyze(text, { uri: '', kind: 'dext' });
				closeTagAt(plist.syntax, text.length);
				cursorAt(plist, text.length);
				foldingRangesOf(plist);
				unknownDirectives(plist);
				suppressionsOf(plist);
			}
		});
		expect(faults).toEqual([]);
	});
});

describe('the work of proposing fixes', () => {
	it.each([
		['NUL characters', '<key>A</key><string>', '\0'.repeat(10), '</string>'],
		[
			'nested dictionaries that repeat a key',
			'<key>A</key>',
			'<dict><key>A</key><true/><key>A</key>',
			'',
		],
		['keys in comments without ends', '', '<!-- <key>a</key>\n', ''],
		['entries in comments without ends', '', '<!-- <key>a</key>\n<true/>\n', ''],
		[
			'entries in comments that end with others',
			'',
			'<!-- <key>a</key>\n<true/>\n<!-- b -->\n',
			'',
		],
		['unknown codes', '<!-- driver-plist-disable ', 'unknown-keys ', '-->'],
		['unexpected end tags of different names', '', (index: number) => `</a${index}><true/>`, ''],
	])('grows linearly with the text: %s', (_name, before, filling, after) => {
		const faults = counter.overgrown((count) => {
			const text = `<plist version="1.0"><dict>${before}${repeat(filling, 4 * count)}${after}`;
			const plist = analyze(text, { uri: '', kind: 'dext' });
			for (const { fixes } of findingsIn(plist)) {
				const proposed = fixes?.({ plist, deploymentTarget: {} }) ?? [];
				for (const { edits } of proposed) renderEdits(plist, edits);
			}
		});
		expect(faults.filter((fault) => !aboutPaths(fault))).toEqual([]);
	});

	function repeat(filling: string | ((index: number) => string), count: number): string {
		return Array.from({ length: count }, (_, index) =>
			typeof filling === 'string' ? filling : filling(index),
		).join('');
	}

	/** Paths are as long as elements are deep. */
	function aboutPaths(fault: string): boolean {
		return /path/i.test(fault);
	}
});

describe('the work of reporting fixes', () => {
	const terminal: Terminal = {
		write() {},
		writeContent() {},
		note() {},
		progress() {},
		paint: (_style, text) => display`${text}`,
		canAsk: false,
		colors: false,
		columns: 80,
	};

	it('grows linearly with their number', () => {
		const faults = counter.overgrown((count) => {
			const report = new FixTextReport(terminal, {
				isDryRun: false,
				quiet: false,
				printsContent: false,
			});
			const text = '<key>A</key><string>1 & 2</string>\n'.repeat(4 * count);
			report.add('Info.plist', fixAll(analyze(wholePlist(text), { uri: '' })).applied);
		});
		expect(faults).toEqual([]);
	});
});

describe('the work of reading files of a project', () => {
	it.each(projectShapes.map(({ name, build }) => [name, build] as const))(
		'grows linearly with the text: %s',
		(_name, build) => {
			const run = reportOperations['reading a file of a project'];
			expect(counter.overgrown((count) => run(build(500 * count)))).toEqual([]);
		},
	);
});

describe('the work of checking the files of a bundle', () => {
	it.each(bundleShapes.map(({ name, ...shape }) => [name, shape] as const))(
		'grows linearly with %s',
		(_name, shape) => {
			const faults = counter.overgrown((count) => {
				const size = 200 * count;
				const plist = analyze(wholePlist(shape.info(size)), { uri: 'file:///Info.plist' });
				const signed = analyze(wholePlist(shape.entitlements(size)), {
					uri: 'file:///A.entitlements',
					neighbors: { ...noNeighbors, inFolder: [plist] },
				});
				const neighbors = { ...noNeighbors, inFolder: [signed] };
				const info = analyze(plist.text, { uri: plist.uri, neighbors });
				for (const file of [info, signed]) {
					for (const finding of checkPlist(file)) proposedFixes(file, finding);
				}
				if (info.kind === 'dext') mergeEntitlements(info, signed);
			});
			expect(faults).toEqual([]);
		},
	);
});

describe('the work of migrating a kext', () => {
	const keyed = (count: number, entry: (index: number) => string): string =>
		Array.from(
			{ length: 8 * count },
			(_, index) => `<key>Gadget${1000 + index}</key>\n${entry(index)}\n`,
		).join('');
	const personality = (index: number): string =>
		`<dict>\n<key>IOClass</key>\n<string>Gadget${index}</string>\n<key>IOProviderClass</key>\n<string>IOUSBHostDevice</string>\n<key>idVendor</key>\n<integer>${index + 1}</integer>\n</dict>`;

	it.each([
		[
			'personalities and libraries',
			(count: number) =>
				`<key>OSBundleLibraries</key>\n<dict>\n${keyed(count, () => '<string>1</string>')}</dict>\n<key>IOKitPersonalities</key>\n<dict>\n${keyed(count, personality)}</dict>`,
		],
		[
			'personalities that are not dictionaries',
			(count: number) =>
				`<key>IOKitPersonalities</key>\n<dict>\n<key>A</key>\n${personality(0)}\n${keyed(count, () => '<true/>')}</dict>`,
		],
		[
			'personalities of one name',
			(count: number) =>
				`<key>IOKitPersonalities</key>\n<dict>\n${keyed(count, personality).replace(/Gadget\d+(?=<\/key>)/g, 'A')}</dict>`,
		],
		[
			'keys of a personality',
			(count: number) =>
				`<key>IOKitPersonalities</key>\n<dict>\n<key>A</key>\n${personality(0).replace('</dict>', `${keyed(count, () => '<true/>')}</dict>`)}\n</dict>`,
		],
	])('grows linearly with %s', (_name, entries) => {
		const faults = counter.overgrown((count) => {
			migrateKext(analyzeExample(entries(count), { kind: 'kext' }));
		});
		expect(faults).toEqual([]);
	});
});

describe('the work with the classes of interfaces', () => {
	it.each([
		['a chain of superclasses', (index: number) => `class G${index}: public G${index + 1} {\n};\n`],
		['many subclasses', (index: number) => `class G${index}: public IOService {\n};\n`],
		[
			'subclasses of each other',
			(index: number) => `class G${index}: public G${index ^ 1} {\n};\n`,
		],
	])('grows linearly with %s', (_name, classAt) => {
		const faults = counter.overgrown((count) => {
			const all = Array.from({ length: count }, (_, index) => index);
			const classes = Array.from({ length: 8 * count }, (_, index) => classAt(index));
			const interfaces = [readInterface('file:///Driver.iig', classes.join(''))];
			const personalities = all.map(
				(index) =>
					`<key>P${index}</key><dict><key>IOUserClass</key><string>G${index}</string></dict>`,
			);
			const text = `<dict><key>IOKitPersonalities</key><dict>${personalities.join('')}</dict></dict>`;
			const neighbors = { ...noNeighbors, interfaces };
			const plist = analyze(text, { uri: 'file:///Info.plist', kind: 'dext', neighbors });
			checkPlist(plist);
			completeAt(plist, text.indexOf('>G0') + 1);
			hoverAt(plist, text.indexOf('>G0') + 1);
		});
		expect(faults).toEqual([]);
	});
});

describe('the work of matching', () => {
	it.each(matchShapes.map(({ name, ...shape }) => [name, shape] as const))(
		'grows linearly with %s',
		(_name, { dump, driver }) => {
			const faults = counter.overgrown((count) => {
				// More than the rows that one key has at most.
				const registry = readRegistry(dump(10 * count));
				if ('type' in registry) throw new Error('The dump is not read.');
				const plist = analyze(driver(10 * count), { uri: '', kind: 'kext' });
				const matching = new DumpMatching(registry, personalitiesToMatch(plist, ''));
				for (const entry of matching.providers) matching.node(entry);
				const view = new MatchView(matching);
				for (const personality of matching.personalities) lensTitle(personality, view);
			});
			expect(faults).toEqual([]);
		},
	);
});

describe('the work of explaining a log', () => {
	it('grows linearly with its lines and the keys of a property list', () => {
		const faults = counter.overgrown((count) => {
			const all = Array.from({ length: 4 * count }, (_, index) => index);
			const log = explainLog(all.map((index) => `Couldn't alloc class "G${index}"`).join('\n'));
			const entries = all.map(() => '<key>IOClass</key><string>Other</string>');
			const plist = analyzeExample(entries.join('\n'));
			const places = new LogPlaces(plist, []);
			for (const line of log.explained) places.keysOf(line);
		});
		expect(faults).toEqual([]);
	});
});

describe('the work of parsing', () => {
	it.each([
		['spaces in an integer', '<integer>', ' ', '</integer>'],
		['digits in an integer', '<integer>', '9', '</integer>'],
		['digits in a real', '<real>', '1', 'x</real>'],
		['digits in a year', '<date>', '1', 'x</date>'],
		['digits of kernel data', '<data format="hex">', '0a', 'x</data>'],
		['spaces in a tag', '<dict ', ' ', 'x></dict>'],
		['comments without an end', '<string>', '<!--', '</string>'],
		['sections without an end', '<string>', '<![CDATA[', '</string>'],
		['open dictionaries', '', '<dict><key>a</key>', ''],
		['open keys', '', '<key>a</key><d', ''],
		['end tags', '', '</dict>', ''],
		['open attributes', '', '<string x="', ''],
		['merge conflicts', '\n', '<<<<<<< a\n=======\n>>>>>>> b\n', ''],
		['open merge conflicts', '<!--\n', '<<<<<<< a\n=======\n', '>>>>>>> b\n-->'],
		['document types', '', '<!DOCTYPE [>]x', ''],
		['property lists', '', '<plist>', ''],
	])('grows linearly with the text: %s', (_name, before, filling, after) => {
		const faults = counter.overgrown((count) => {
			const parsed = parse(before + filling.repeat(3 * count) + after);
			for (const value of valuesIn(lower(parsed))) if ('value' in value) void value.value;
		});
		expect(faults).toEqual([]);
	});
});
