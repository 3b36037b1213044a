/** Which providers compare a key of personalities, and what it adds to the score. */
import { comparedProperties } from '../../platform/comparedProperties.js';
import { hidIdKeys, hidProviders, hidScores } from '../../platform/hid.js';
import { type ClampedScore, restrictingKeys } from '../../platform/matchingKeys.js';
import { pciMatchMasks, pciPrimaryScores, pciProviders } from '../../platform/pci.js';
import { scsiClampedScore, scsiLadder, scsiProviders, scsiScores } from '../../platform/scsi.js';
import {
	type UsbNub,
	usbClampedScore,
	usbDeductions,
	usbHostKeys,
	usbKeySets,
	usbKeys,
	usbNubClasses,
} from '../../platform/usb.js';
import { type NameFact, withValues } from './nameFact.js';

export function matchingKeyFacts(name: string): readonly NameFact[] {
	return [
		...(restrictingKeys.includes(name)
			? [fact(['all'], ['nothing: the score is IOProbeScore, unless the family adds to it'])]
			: []),
		...usbFacts(name, 'device'),
		...usbFacts(name, 'interface'),
		...pciFacts(name),
		...hidFacts(name),
		...scsiFacts(name),
		...comparedProperties
			.filter(({ keys }) => keys.includes(name))
			.map((compared) =>
				fact(
					[compared.class],
					[
						compared.likeUsb
							? 'an amount that is not public'
							: 'nothing: the score is IOProbeScore',
					],
				),
			),
		...probeScoreFacts(name),
	];
}

/** The names of the keys that families compare. */
export const matchingKeyNames: readonly string[] = [
	...usbKeys.map(({ key }) => key),
	...usbHostKeys.keys(),
	...pciMatchMasks.keys(),
	...hidIdKeys.map(({ key }) => key),
	...scsiLadder,
	...comparedProperties.flatMap(({ keys }) => keys),
];

function fact(providers: readonly string[], scores: readonly string[]): NameFact {
	return {
		kind: 'matching key',
		properties: withValues([
			['Providers that compare it', providers],
			['Adds to the score', scores],
		]),
	};
}

function written(score: number | bigint): string {
	return score.toLocaleString('en-US');
}

function usbFacts(name: string, nub: UsbNub): readonly NameFact[] {
	const hostScore = usbHostKeys.get(name);
	const [hostClass = ''] = usbNubClasses[nub];
	if (hostScore !== undefined)
		return [fact([hostClass], [`${written(hostScore)} to that of a set`])];
	const key = usbKeys.find((each) => each.key === name && each.readBy.includes(nub));
	if (!key) return [];
	// A list replaces the key of which it contains values.
	const inSets = key.listOf ?? key.key;
	const sets = usbKeySets[nub]
		.filter(({ needed }) => needed.includes(inSets))
		.map(
			({ needed, score, class: required }) =>
				`${written(score)} with ${needed.map((each) => (each === inSets ? name : each)).join(' + ')}${requirement[required]}`,
		);
	const scores =
		key.maskOf === undefined
			? sets
			: [`${written(-usbDeductions.mask)} if ${key.maskOf} is equal only with the mask`];
	const wildcard = usbDeductions.wildcard;
	const isList = key.listOf !== undefined || key.maskOf !== undefined;
	return [
		fact(usbNubClasses[nub], [
			...scores,
			...(isList ? [] : [`${written(-wildcard)} if it is the wildcard *`]),
		]),
	];
}

const requirement = {
	any: '',
	vendorSpecific: ' on class 255',
	standard: ' on other classes than 255',
} as const;

function pciFacts(name: string): readonly NameFact[] {
	if (!pciMatchMasks.has(name)) return [];
	const score = pciPrimaryScores.get(name);
	return [
		fact(
			pciProviders,
			score === undefined
				? ['nothing: the score is IOProbeScore']
				: [`${written(score)} on Apple silicon, if it is not the subsystem`, 'else nothing'],
		),
	];
}

function hidFacts(name: string): readonly NameFact[] {
	const { product, usage } = hidScores;
	const scores: Readonly<Record<string, readonly string[]>> = {
		...partsOf(hidScores.always, ''),
		...partsOf(hidScores.withTransport, ', if Transport is equal'),
		...partsOf(hidScores.withVendor, ', if VendorID is equal'),
		ProductID: [`${written(product.id)}, if VendorID is equal`],
		ProductIDArray: [`${written(product.array)}, if VendorID is equal`],
		ProductIDMask: [
			`${written(product.mask)} instead of the score of ProductID`,
			`${written(product.arrayMask)} instead of that of ProductIDArray`,
		],
		DeviceUsagePairs: [
			`${written(usage.any + usage.both)} for a page with a usage`,
			`${written(usage.any + usage.page)} for a page only`,
		],
		DeviceUsagePage: [`${written(usage.any + usage.page)}, unless there are DeviceUsagePairs`],
		DeviceUsage: [`${written(usage.both - usage.page)} in addition to DeviceUsagePage`],
		PrimaryUsagePage: [
			`${written(hidScores.primaryUsagePage)}, unless a pair of usages adds to it`,
		],
		PrimaryUsage: [`${written(hidScores.primaryUsage)}, if PrimaryUsagePage is equal`],
	};
	const found = Object.hasOwn(scores, name) ? scores[name] : undefined;
	return found ? [fact(hidProviders, found)] : [];
}

function partsOf(
	scores: Readonly<Record<string, number>>,
	condition: string,
): Readonly<Record<string, readonly string[]>> {
	return Object.fromEntries(
		Object.entries(scores).map(([key, score]) => [key, [`${written(score)}${condition}`]]),
	);
}

function scsiFacts(name: string): readonly NameFact[] {
	const index = scsiLadder.indexOf(name);
	const score = scsiScores[index];
	if (score === undefined) return [];
	const before = scsiLadder[index - 1];
	const total = `${written(score)} in all`;
	return [
		fact(scsiProviders, [before === undefined ? total : `${total}, if '${before}' is equal`]),
	];
}

/** Families limit what IOProbeScore adds, so that it does not exceed a better set of keys. */
function probeScoreFacts(name: string): readonly NameFact[] {
	if (name !== 'IOProbeScore') return [];
	const limit = ({ from, to }: ClampedScore): readonly string[] => [
		`its value, but ${written(to)} for ${written(from)} and more`,
	];
	return [
		fact(['all'], ['its value']),
		fact([...usbNubClasses.device, ...usbNubClasses.interface], limit(usbClampedScore)),
		fact(scsiProviders, limit(scsiClampedScore)),
	];
}
