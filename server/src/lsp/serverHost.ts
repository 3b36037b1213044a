/** What the process around the server can do that the protocol has no request for. */
export interface ServerHost {
	/** The text of a file of the host's own file system; undefined where there is none. Rejects where it can't be read. */
	readFile?(uri: string): Promise<string | undefined>;
}
