/** Functions of the host process for which the protocol has no request. */
import type { FolderEntry } from '../project/projectFiles.js';

export interface ServerHost {
	/**
	 * The text of a file in the host's file system; undefined where it does not exist. Rejects where it can't be read or
	 * has more than `maxBytes`.
	 */
	readFile?(uri: string, maxBytes?: number): Promise<string | undefined>;
	/** The entries of a folder, without links; empty where it does not exist or can't be read. */
	listFolder?(uri: string): Promise<readonly FolderEntry[]>;
	/** The folder with the names of devices that is installed with the server, for clients that name none. */
	readonly nameLists?: string;
}
