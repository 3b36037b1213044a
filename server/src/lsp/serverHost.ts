/** Functions of the host process for which the protocol has no request. */
export interface ServerHost {
	/** The text of a file in the host's file system; undefined where it does not exist. Rejects where it can't be read. */
	readFile?(uri: string): Promise<string | undefined>;
}
