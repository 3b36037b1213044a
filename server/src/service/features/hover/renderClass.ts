/** The description of a class or of a kernel bundle, as Markdown: owner, ancestors, use in dexts, replacement. */

import type { Availability } from '../../platform/availability.js';
import {
	type ClassFact,
	driverKitClasses,
	driverKitLineageOf,
	kernelClasses,
	lineageOf,
	notKernelClasses,
} from '../../platform/classes.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { sinceOfClass } from '../../platform/driverKitAges.js';
import { kernelBundles } from '../../platform/kernelBundles.js';
import { replacedFamilies } from '../../platform/kextFamilies.js';
import { kpiLibraries, rejectedLibraries } from '../../platform/kpiLibraries.js';
import { type Pairing, pairingsFor } from '../../platform/pairings.js';
import { providerOf } from '../../platform/providers.js';
import { inWords } from '../../text/inWords.js';
import { code, paragraphs } from '../markdown.js';
import { renderRivals } from './renderRivals.js';

/** The use of a class in a personality: to instantiate it in the kernel, to attach to it, or to instantiate it in a dext. */
export type ClassRole = 'kernel' | 'provider' | 'user';

/** Undefined for an unknown class. */
export function renderClass(name: string, role: ClassRole, kind: DocumentKind): string | undefined {
	const user = driverKitClasses.get(name);
	const kernel = kernelClasses.get(name);
	const provider = role === 'provider' ? providerOf(name) : undefined;
	const fact = role === 'user' ? user : (kernel ?? (role === 'kernel' ? undefined : user));
	const instead = role === 'kernel' ? notKernelClasses.get(name) : undefined;
	if (!fact && !provider && !instead) return undefined;
	const lineage = role === 'user' ? driverKitLineageOf(name) : lineageOf(name);
	return paragraphs([
		fact ? titleOf(name, fact, role === 'user') : `**${code(name)}**`,
		provider?.description && `${provider.description}.`,
		ancestors(lineage, fact?.closed ?? false),
		instead && !kernel
			? `The kernel does not have this class. Use ${code(instead.use)}${instead.where ? ` ${instead.where}` : ''}.`
			: undefined,
		fact?.abstract && role !== 'provider'
			? 'Abstract: the system cannot instantiate it.'
			: undefined,
		kind === 'kext' || kind === 'codelessKext' ? undefined : useInDexts(name, role),
		role === 'provider' ? renderRivals(name) : undefined,
		replacement(kind, ({ providers: replaced }) => replaced?.includes(name)),
	]);
}

/** Undefined for an unknown bundle. */
export function renderBundle(identifier: string, kind: DocumentKind): string | undefined {
	const bundle = kernelBundles.get(identifier);
	const library = kpiLibraries.get(identifier);
	const rejected = rejectedLibraries.get(identifier);
	const description = library?.description ?? bundle?.description;
	if (!bundle && !library && rejected === undefined) return undefined;
	const compatible = library?.compatible ?? bundle?.compatible;
	return paragraphs([
		`**${code(identifier)}** · ${library ? 'kernel programming interface' : 'kernel extension'}`,
		description && `${description}.`,
		rejected,
		library?.restricted ? "Only for Apple's kexts." : undefined,
		compatible && `Lowest version that a kext can request: ${code(compatible)}.`,
		replacement(kind, ({ libraries }) => libraries?.includes(identifier)),
	]);
}

function titleOf(name: string, { owner, closed }: ClassFact, isUserClass: boolean): string {
	const of = owner === undefined ? '' : ` of ${code(owner)}`;
	const what = isUserClass ? 'DriverKit class' : 'kernel class';
	const since = isUserClass ? sinceOfClass(name) : undefined;
	return `**${code(name)}** · ${what}${of}${closed ? ', closed source' : ''}${since ? `, since ${sinceText(since)}` : ''}`;
}

/** `macOS 15.0 (DriverKit 24.0)`. */
export function sinceText({ macOS, DriverKit }: Availability): string {
	return `macOS ${macOS} (DriverKit ${DriverKit})`;
}

/** Of a closed-source class, only ancestors are known, not its direct superclass. */
function ancestors(lineage: readonly string[], closed: boolean): string | undefined {
	const above = lineage.slice(1).filter((name) => name !== 'OSMetaClassBase');
	return above.length > 0
		? `${closed ? 'Its ancestors include' : 'Inherits from'} ${above.map(code).join(' › ')}.`
		: undefined;
}

function useInDexts(name: string, role: ClassRole): string | undefined {
	const matching = pairingsFor(
		role === 'kernel'
			? { kernelClass: name }
			: role === 'user'
				? { superclasses: [name] }
				: { provider: name },
	);
	if (matching.length === 0) return undefined;
	return `Use in dexts:\n\n${matching.map((pairing) => pairingLine(pairing, role)).join('\n')}`;
}

/** `- For a USB HID device: subclass of IOUserUSBHostHIDDevice (HIDDriverKit), IOClass …, on …` */
function pairingLine(pairing: Pairing, role: ClassRole): string {
	const parts = [
		`subclass of ${code(pairing.superclass)} (${pairing.framework})`,
		role === 'kernel' ? undefined : `\`IOClass\` ${code(pairing.IOClass)}`,
		`\`CFBundleIdentifierKernel\` ${code(pairing.CFBundleIdentifierKernel)}`,
		role === 'provider'
			? undefined
			: `on ${inWords(
					pairing.providers.map((provider) => code(provider.class)),
					'or',
				)}`,
		`since ${sinceText(pairing.since)}`,
	];
	return `- For ${pairing.useCase}: ${parts.filter((part) => part !== undefined).join(', ')}`;
}

function replacement(
	kind: DocumentKind,
	concerns: (family: (typeof replacedFamilies)[number]) => boolean | undefined,
): string | undefined {
	const family = kind === 'kext' ? replacedFamilies.find(concerns) : undefined;
	if (!family) return undefined;
	const since = family.since?.macOS ? ` since macOS ${family.since.macOS}` : '';
	const state = {
		refused: 'By default, macOS 11 and later do not load kexts of this family.',
		deprecated: 'Apple advises against kexts of this family.',
		possible: 'A dext can also do this.',
	}[family.state];
	return `${state} ${family.replacement} has replaced such kexts${since}.`;
}
