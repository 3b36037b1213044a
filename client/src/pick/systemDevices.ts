/** What the Node host can tell of the devices of its machine, and the web can't. */
export interface SystemDevices {
	/** What is run or read for it; a sentence, shown before it happens. */
	readonly how: string;
	/** Dumps, one or more; throws where the system gives none. */
	read(signal: AbortSignal): Promise<readonly string[]>;
}
