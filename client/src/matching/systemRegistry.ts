/** The I/O Registry of the machine, which only the Node host can read. */
export interface SystemRegistry {
	/** The tool that is run: a sentence, shown before it happens. */
	readonly description: string;
	/** Throws where the tool fails. */
	read(signal: AbortSignal): Promise<string>;
}
