/** Finds the messages in the input of a client, so that one with a wrong header costs no other message. */
import { Transform, type TransformCallback } from 'node:stream';

/** In bytes. Headers of the protocol take less than 100. */
const MAX_HEADER = 64 * 1024;
/** In bytes. V8 has no strings of 512 MB or more. */
const MAX_BODY = 256 * 1024 * 1024;

const endOfHeader = '\r\n\r\n';
/** In any place: after a message that is longer than its header states, the header of the next one follows the rest of it. */
const contentLength = /content-length:[ \t]*(\d+)[ \t]*(?=\r\n|$)/gi;

/** Passes messages on with a header of their length only, and drops what belongs to no message. */
export class MessageFrames extends Transform {
	#head: Buffer = Buffer.alloc(0);
	/** The number of bytes until the next header. */
	#body = 0;

	override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
		let rest: Buffer | undefined = chunk;
		while (rest && rest.length > 0)
			rest = this.#body > 0 ? this.#passBody(rest) : this.#readHead(rest);
		done();
	}

	#passBody(bytes: Buffer): Buffer {
		this.push(bytes.subarray(0, this.#body));
		const rest = bytes.subarray(this.#body);
		this.#body = Math.max(0, this.#body - bytes.length);
		return rest;
	}

	/** The bytes after the header; undefined while it has no end. */
	#readHead(bytes: Buffer): Buffer | undefined {
		const head = Buffer.concat([this.#head, bytes]);
		const end = head.indexOf(endOfHeader);
		if (end < 0) {
			this.#head = head.subarray(-MAX_HEADER);
			return undefined;
		}
		this.#head = Buffer.alloc(0);
		const length = lengthIn(head.toString('latin1', Math.max(0, end - MAX_HEADER), end));
		if (length !== undefined) {
			this.push(`Content-Length: ${length}${endOfHeader}`);
			this.#body = length;
		}
		return head.subarray(end + endOfHeader.length);
	}
}

function lengthIn(header: string): number | undefined {
	const last = [...header.matchAll(contentLength)].at(-1);
	const length = Number(last?.[1]);
	return length > 0 && length <= MAX_BODY ? length : undefined;
}
