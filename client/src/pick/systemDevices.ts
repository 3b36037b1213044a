/** The devices of the machine, which only the Node host can read. */
export interface SystemDevices {
	/** The tools that are run and the files that are read: a sentence, shown before it happens. */
	readonly description: string;
	/** One or more dumps; throws where every tool failed. */
	read(signal: AbortSignal): Promise<readonly string[]>;
}
