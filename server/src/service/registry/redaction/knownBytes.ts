/** Finds known values in binary data: addresses, UUIDs, and long numbers. */
import { hexBytes } from '../../bytes/textBytes.js';
import { binaryText, efiUuid } from './binaryText.js';

/** Fewer bytes occur by chance. */
const fewestBytes = 6;
const mostBytes = 16;

export class KnownBytes {
	readonly #values = new Map<string, string>();
	readonly #lengths = new Set<number>();
	/** The first two bytes of the values. */
	readonly #starts = new Set<number>();

	/** Adds the bytes that a value has in data, if it has digits only. */
	add(value: string): void {
		for (const bytes of [...bytesOfDigits(value), ...bytesOfNumber(value)]) {
			if (!isDistinct(bytes) || this.#values.has(bytes)) continue;
			this.#values.set(bytes, value);
			this.#lengths.add(bytes.length);
			this.#starts.add(startAt(bytes, 0));
		}
	}

	/** Binary text with another text in place of each value. */
	replaceIn(text: string, replacement: (value: string) => string): string {
		if (this.#values.size === 0) return text;
		const parts: string[] = [];
		let done = 0;
		for (let at = 0; at + fewestBytes <= text.length; at++) {
			const bytes = this.#starts.has(startAt(text, at)) ? this.#knownAt(text, at) : undefined;
			if (bytes === undefined) continue;
			parts.push(text.slice(done, at), replacement(this.#values.get(bytes) ?? ''));
			done = at + bytes.length;
			at = done - 1;
		}
		return parts.join('') + text.slice(done);
	}

	#knownAt(text: string, at: number): string | undefined {
		for (const length of this.#lengths) {
			const bytes = text.slice(at, at + length);
			if (this.#values.has(bytes)) return bytes;
		}
		return undefined;
	}
}

function startAt(text: string, at: number): number {
	return text.charCodeAt(at) * 256 + text.charCodeAt(at + 1);
}

function bytesOfDigits(value: string): readonly string[] {
	if (!/^(?:[0-9A-F]{2}){6,16}$/.test(value)) return [];
	const bytes = hexBytes(value);
	if (!bytes || bytes.length > mostBytes) return [];
	const forms = [bytes, reversed(bytes)];
	return [...forms.map(binaryText), ...(bytes.length === 16 ? [efiUuid(binaryText(bytes))] : [])];
}

function bytesOfNumber(value: string): readonly string[] {
	if (!/^-?\d{10,20}$/.test(value)) return [];
	const digits = BigInt.asUintN(64, BigInt(value)).toString(16).padStart(16, '0');
	const bytes = hexBytes(digits);
	return bytes ? [bytes, reversed(bytes)].map(binaryText) : [];
}

function reversed(bytes: Uint8Array): Uint8Array {
	return Uint8Array.from(bytes).reverse();
}

/** Whether bytes hardly occur by chance. */
function isDistinct(bytes: string): boolean {
	return bytes.length >= fewestBytes && new Set(bytes.replaceAll('\0', '')).size >= 4;
}
