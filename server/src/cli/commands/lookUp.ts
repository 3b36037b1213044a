/** `driver-plist look-up`: shows what is known of names, such as keys and classes. */
import {
	describedKeys,
	type LookUp,
	lookUp,
	type NameFact,
	namesNear,
	ruleDocs,
	rules,
} from '../../service/index.js';
import { type Command, type ExitStatus, exitStatus, UsageError } from '../command.js';
import { oneOf, parseCommandLine } from '../commandLine.js';
import {
	type DisplayText,
	display,
	displayJson,
	displayLines,
	joinDisplay,
} from '../displayText.js';
import { firstSentence, keyToJson, renderKey } from '../keyText.js';
import { plainText } from '../plainText.js';
import type { Terminal } from '../terminal.js';
import { renderColumns, wrap } from '../textLayout.js';

const help = `Shows what is known of names. Without NAME, lists all keys.

NAME is a key, an entitlement, a class of the kernel or of DriverKit that a property list can
name, a kext, a library, a framework, or a rule. Classes are shown with the kext, the provider
classes, and the entitlements that belong to them; provider classes, with the drivers of Apple
that match them and their scores. Keys are shown with the providers that compare them, and with
what they add to the score.

Usage: driver-plist look-up [NAME…] [--format text|json]

A name that is not in the data may exist all the same: the data has no other classes.

Exit status: 0 all names are known, 1 some are not, 2 wrong usage.

Examples:
  driver-plist look-up IOProviderClass IOUSBHostInterface
  driver-plist look-up com.apple.developer.driverkit.usb.transport
`;

export const lookUpNames: Command = {
	help,
	run: runLookUp,
};

async function runLookUp(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
	const { values, positionals } = parseCommandLine(args, { format: { type: 'string' } });
	const format = oneOf('format', values.format, ['text', 'json'], 'text');
	if (positionals.length === 0) {
		listKeys(format, terminal);
		return exitStatus.ok;
	}
	if (positionals.some((name) => name.trim() === '')) throw new UsageError('A name is empty.');
	const answers = positionals.map(answerFor);
	if (format === 'json') {
		terminal.write(display`${displayJson(answers.map(answerToJson), '\t')}\n`);
	} else {
		const texts = answers.map((answer) => renderAnswer(answer, terminal));
		terminal.write(joinDisplay(texts, '\n'));
	}
	return answers.every(({ isKnown }) => isKnown) ? exitStatus.ok : exitStatus.findings;
}

interface Answer extends LookUp {
	readonly isKnown: boolean;
	/** What the rule of this name finds. */
	readonly rule: string | undefined;
	/** Known names that resemble an unknown one, the nearest first. */
	readonly near: readonly string[];
}

function answerFor(name: string): Answer {
	const found = lookUp(name);
	const rule = ruleDocs.get(name)?.what;
	const isKnown = found.keys.length + found.facts.length > 0 || rule !== undefined;
	const codes = rules.map(({ code }) => code);
	return {
		...found,
		rule,
		isKnown,
		near: isKnown || !/[a-z]/i.test(name) ? [] : namesNear(name, codes),
	};
}

function answerToJson({ name, isKnown, keys, facts, rule, near }: Answer): object {
	return {
		name,
		known: isKnown,
		keys: keys.map(keyToJson),
		facts: facts.map(({ kind, description, properties }) => ({
			kind,
			description,
			properties: Object.fromEntries(properties),
		})),
		...(rule !== undefined && { rule: { code: name, what: rule } }),
		near,
	};
}

function renderAnswer({ name, isKnown, keys, facts, rule, near }: Answer, terminal: Terminal) {
	if (!isKnown) return renderUnknown(name, near, terminal);
	return joinDisplay(
		[
			...keys.map((key) => renderKey(key, terminal)),
			...facts.map((fact) => renderFact(name, fact, terminal)),
			...(rule === undefined
				? []
				: [
						renderFact(
							name,
							{ kind: 'rule', description: rule, properties: seeExplain(name) },
							terminal,
						),
					]),
		],
		'\n',
	);
}

function seeExplain(code: string): NameFact['properties'] {
	return [['More', [`driver-plist explain ${code}`]]];
}

function renderFact(
	name: string,
	{ kind, description, properties }: Omit<NameFact, 'kind'> & { readonly kind: string },
	terminal: Terminal,
): DisplayText {
	const lines = properties.map(([title, values]) =>
		wrap(`${title}: ${shortList(values)}`, terminal.columns, '  '),
	);
	if (description !== undefined)
		lines.unshift(wrap(plainText(description), terminal.columns, '  '));
	const text = displayLines(lines.map((line) => `${line}\n`).join(''));
	return display`${terminal.paint('bold', name)} ${terminal.paint('dim', `(${kind})`)}\n${text}`;
}

/** A family of the kernel has more than a hundred classes. */
const mostListed = 12;

function shortList(values: readonly string[]): string {
	const rest = values.length - mostListed;
	// A value can be a phrase with commas.
	const separator = values.some((value) => value.includes(', ')) ? '; ' : ', ';
	const shown = values.slice(0, mostListed).join(separator);
	return rest > 0 ? `${shown}${separator}and ${rest} more` : shown;
}

function renderUnknown(name: string, near: readonly string[], terminal: Terminal): DisplayText {
	const lines = near.map((each) => `    ${each}\n`).join('');
	const names = near.length === 0 ? '' : `  Names that resemble it:\n${lines}`;
	return display`${terminal.paint('bold', name)}\n  Not in our data, which has the names that property lists of drivers use.\n${displayLines(names)}`;
}

function listKeys(format: 'text' | 'json', terminal: Terminal): void {
	const keys = [...describedKeys()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
	if (format === 'json') {
		terminal.write(display`${displayJson(keys.map(keyToJson), '\t')}\n`);
		return;
	}
	const rows = keys.map((one) => [one.key, one.place, firstSentence(one)]);
	terminal.write(displayLines(renderColumns(rows, terminal.columns)));
}
