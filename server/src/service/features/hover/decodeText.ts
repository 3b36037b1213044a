/** Decoded values: numbers in both radixes, kext versions, PCI registers. */
import { parsePciMatch, pciWordText } from '../../matching/pciMatch.js';
import { pciMatchMasks } from '../../platform/pci.js';
import { inWords } from '../../text/inWords.js';
import { code } from '../markdown.js';

/**
 * `0x05ac = 1452`, and the signed value of an unsigned 64-bit number; undefined if both radixes have the same digits.
 * `field` is the number in hexadecimal, with the width of the field that the key describes.
 */
export function renderNumber(
	value: bigint,
	written: string,
	radix: 10 | 16,
	field?: string,
): string | undefined {
	if (radix === 10 && value < 10n && value > -10n) return undefined;
	if (radix === 16) return `${code(written)} = ${code(String(value))}`;
	const hex = field ?? (value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`);
	const signed = BigInt.asIntN(64, value);
	const also = signed === value ? '' : ` = ${code(String(signed))} as a signed 64-bit number`;
	return `${code(written)} = ${code(hex)}${also}`;
}

const STAGES: Readonly<Record<string, string>> = {
	d: 'development',
	a: 'alpha',
	b: 'beta',
	f: 'final candidate',
	fc: 'final candidate',
};

/** A version in the kext grammar (IOKitUser OSKextVersion.c:OSKextParseVersionCFString), part by part. */
export function renderVersion(text: string): string | undefined {
	const parts = /^(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?(?:(fc|[dabf])(\d{1,3}))?$/.exec(text);
	if (!parts) return undefined;
	const [, major, minor, revision, stage, level] = parts;
	const numbers = [
		`major ${major}`,
		minor === undefined ? undefined : `minor ${minor}`,
		revision === undefined ? undefined : `revision ${revision}`,
	].filter((part) => part !== undefined);
	const stageName = stage === undefined ? undefined : STAGES[stage];
	const readAs =
		stageName === undefined ? 'release' : `${stageName} ${Number(level)}, before the release`;
	return `${code(text)}: ${inWords(numbers)} (${readAs})`;
}

/** The registers that a PCI matching key compares with (IOPCIFamily IOPCIBridge.cpp:matchKeys). */
export function renderPciMatch(key: string, text: string): string | undefined {
	if (!pciMatchMasks.has(key)) return undefined;
	const { words } = parsePciMatch(text);
	const lines = words.slice(0, 20).map(({ value, mask, start, end }) => {
		const digits = pciWordText(value).slice(2);
		const meaning =
			key === 'IOPCIClassMatch'
				? `class ${code(`0x${digits.slice(0, 2)}`)}, subclass ${code(`0x${digits.slice(2, 4)}`)}, programming interface ${code(`0x${digits.slice(4, 6)}`)}`
				: `device ${code(`0x${digits.slice(0, 4)}`)}, vendor ${code(`0x${digits.slice(4)}`)}`;
		return `- ${code(text.slice(start, end))}: ${meaning}${mask === undefined ? '' : `; mask ${code(pciWordText(mask))}`}`;
	});
	return lines.length > 0 ? lines.join('\n') : undefined;
}
