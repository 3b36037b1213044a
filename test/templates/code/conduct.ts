/** Whether the code of a dext does what its superclasses and its provider require: the order of calls, registration, sessions. */
import {
	type CodeFunction,
	type DriverCode,
	implementationOf,
} from '../../../scripts/iig/driverCode.js';
import { superclassesOf } from '../../../scripts/iig/lineage.js';
import type { InterfaceClass } from '../../../scripts/iig/parseInterface.js';
import {
	type Conduct,
	frameworkClasses,
} from '../../../server/src/service/platform/frameworkClasses.js';
import { parseStatements, pathsThrough, type Step } from './statements.js';

export function conductFaults(code: DriverCode): readonly string[] {
	return [...code.classes.values()].flatMap((owner) => {
		const rules = rulesFor(owner, code);
		const isRegistered = rules.some(({ rule }) => rule === 'isRegistered');
		return rules
			.filter(({ rule, name }) => !(isRegistered && rule === 'calls' && name === 'RegisterService'))
			.flatMap((rule) => ruleFaults(rule, owner, code));
	});
}

/** Whether a driver that must open its device opens it, and closes it on every path. */
export function sessionFaults(code: DriverCode): readonly string[] {
	const owner = code.classes.get(code.driver?.className ?? '');
	if (!owner || owner.methods.length === 0) return [];
	const provider = frameworkClasses.get(code.driver?.provider ?? '');
	const mustOpen = provider?.conduct.some(({ rule }) => rule === 'isOpened') ?? false;
	const opensProvider = rulesFor(owner, code).some(({ rule }) => rule === 'opensProvider');
	const openers = methodsThat(owner, code, isOpen);
	if (!mustOpen || opensProvider) {
		return openers.map(({ name }) => `${owner.name}::${name} opens what is opened already.`);
	}
	if (openers.length === 0) return [`${owner.name} does not open ${provider?.name}.`];
	const closers = methodsThat(owner, code, isClose).filter(({ name }) =>
		/^(?:Stop|HwDeactivate|UserStopController)$/.test(name),
	);
	return [
		...openers.flatMap((opener) => leftOpen(opener, code)),
		...(closers.length === 0 ? [`${owner.name} does not close ${provider?.name}.`] : []),
		...closers.flatMap((closer) => notClosed(closer, code)),
	];
}

function rulesFor(owner: InterfaceClass, { classes }: DriverCode): readonly Conduct[] {
	return superclassesOf(owner, classes).flatMap(
		({ name }) => frameworkClasses.get(name)?.conduct ?? [],
	);
}

function ruleFaults(
	{ rule, in: method, name = '', why }: Conduct,
	owner: InterfaceClass,
	code: DriverCode,
): readonly string[] {
	const found = method === undefined ? undefined : implementationOf(code, owner.name, method);
	if (method !== undefined && !found) return [];
	const fault = (what: string): readonly string[] => [
		`${owner.name}${method === undefined ? '' : `::${method}`} ${what}. ${why}`,
	];
	const text = found ? inlined(found, code) : code.text;
	const at = callOf(name, text);
	const superAt = found ? superCall(found.name, text) : -1;
	switch (rule) {
		case 'callsSuper':
			return superAt < 0 ? fault('does not call the superclass') : [];
		case 'calls':
			return at < 0 ? fault(`does not call ${name}`) : [];
		case 'callsAfterSuper':
			return at >= 0 && at < superAt ? fault(`calls ${name} before the superclass`) : [];
		case 'doesNotCall':
			return at < 0 ? [] : fault(`calls ${name}`);
		case 'isOptional':
		case 'isRegistered':
		case 'opensProvider':
		case 'isOpened':
			return [];
	}
}

/** The position of a call of the method itself, not of a method of the same name of the superclass or of another object. */
function callOf(name: string, text: string): number {
	const match = new RegExp(`(?<![\\w:]|super::)${name}\\((?![^;]*SUPERDISPATCH)`).exec(text);
	return name === '' || !match ? -1 : match.index;
}

function superCall(name: string, text: string): number {
	return text.search(new RegExp(`super::${name}\\(|(?<!\\w)${name}\\([^;]*SUPERDISPATCH\\)`));
}

/** The body of a function, with the bodies of the functions of the project that it calls in front of each statement that calls them. */
function inlined(
	{ owner, name, body }: CodeFunction,
	code: DriverCode,
	seen: readonly CodeFunction[] = [],
): string {
	return body.replace(/^.*$/gm, (line) => {
		const called = code.functions.filter(
			(each) =>
				!seen.includes(each) &&
				each.name !== name &&
				(each.owner === undefined || each.owner === owner) &&
				new RegExp(`(?<![\\w:.>])${each.name}\\((?![^;]*SUPERDISPATCH)`).test(line),
		);
		const bodies = called.map((each) => inlined(each, code, [...seen, ...called]));
		return [...bodies, line].join('\n');
	});
}

function isOpen(text: string): boolean {
	return /-> ?Open ?\(/.test(text);
}

function isClose(text: string): boolean {
	return /-> ?Close ?\(/.test(text);
}

/** Methods of the class that do something themselves or through functions of the project. */
function methodsThat(
	owner: InterfaceClass,
	code: DriverCode,
	does: (text: string) => boolean,
): readonly CodeFunction[] {
	return owner.methods.flatMap(({ name, isOverride }) => {
		const found = isOverride ? implementationOf(code, owner.name, name) : undefined;
		return found && does(inlined(found, code)) ? [found] : [];
	});
}

/** What the functions of the project that a statement calls do, and the statement itself. */
function withCalled(text: string, code: DriverCode): string {
	if (text.includes('SUPERDISPATCH')) return text;
	const called = code.functions.filter(({ name }) =>
		new RegExp(`(?:^|[^\\w:>])${name} ?\\(`).test(text),
	);
	return [...called.map(({ body }) => body), text].join('\n');
}

/** Paths on which a method fails after it opened the device, and leaves it open. */
function leftOpen(opener: CodeFunction, code: DriverCode): readonly string[] {
	const faults = pathsThrough(parseStatements(opener.body)).flatMap((path) => {
		let isDeviceOpen = false;
		let isNew = false;
		let failed = false;
		for (const step of path) {
			if (step.kind === 'condition') {
				failed = isFailure(step);
				if (isNew && failed) isDeviceOpen = false;
				isNew = false;
				continue;
			}
			const text = withCalled(step.text, code);
			if (step.kind === 'return') {
				const fails = failed ? !/^kIOReturnSuccess$/.test(step.text) : isUnknownResult(step.text);
				if (isDeviceOpen && fails && !isClose(text)) return [step.text];
				continue;
			}
			if (isClose(text) && !isOpen(text)) isDeviceOpen = false;
			else if (isOpen(text)) {
				isDeviceOpen = true;
				isNew = true;
			} else isNew = false;
		}
		return [];
	});
	return [...new Set(faults)].map(
		(text) => `${opener.owner}::${opener.name} leaves the device open in 'return ${text}'.`,
	);
}

function isFailure({ text, holds }: Extract<Step, { kind: 'condition' }>): boolean {
	if (/!= (?:kIOReturnSuccess|KERN_SUCCESS)|== nullptr|^! ?\w/.test(text)) return holds;
	if (/== (?:kIOReturnSuccess|KERN_SUCCESS)|!= nullptr/.test(text)) return !holds;
	return false;
}

/** Whether an expression can be an error that is not compared: a constant, or the result of a call. */
function isUnknownResult(text: string): boolean {
	return /^kIOReturn(?!Success)|\(/.test(text);
}

/** Paths through the method that ends the driver that do not close the device, except where there is none. */
function notClosed(closer: CodeFunction, code: DriverCode): readonly string[] {
	const isMissed = pathsThrough(parseStatements(closer.body)).some((path) => {
		const closes = path.some(
			(step) => step.kind !== 'condition' && isClose(withCalled(step.text, code)),
		);
		const hasNone = path.some(
			(step) => step.kind === 'condition' && /nullptr|[dD]evice/.test(step.text) && isFailure(step),
		);
		return !closes && !hasNone;
	});
	return isMissed
		? [`${closer.owner}::${closer.name} does not close the device on every path.`]
		: [];
}
