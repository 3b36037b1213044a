/** Describes the failures of file operations. */
import { getSystemErrorMap } from 'node:util';

const sentences: Readonly<Record<string, string>> = {
	ENOENT: 'No such file or folder.',
	EACCES: 'Permission denied.',
	EPERM: 'Operation not permitted.',
	ELOOP: 'Symbolic links form a loop.',
	ENOTDIR: 'A part of the path is not a folder.',
	EEXIST: 'The path exists already.',
	ENOTEMPTY: 'The folder exists already.',
	EISDIR: 'This is a folder.',
	ENXIO: 'This is a socket, or a device that does not exist.',
	ENAMETOOLONG: 'The path is too long.',
	EROFS: 'The disk is read-only.',
	ENOSPC: 'The disk is full.',
	EDQUOT: 'The disk quota is exhausted.',
	EFBIG: 'The file is larger than the limit of the system.',
	EMFILE: 'Too many open files.',
	EIO: 'Input/output error.',
};

/** Why pipes, sockets, and devices are not read or changed. */
export const notRegular = 'This is not a regular file.';

/** Node replaces each byte that is not UTF-8 by this character, so it can't open the file. */
const replacement = '\ufffd';

/** Whether a call of the system failed: a fault of what is on the disk, not of the program. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && 'syscall' in error;
}

/** A sentence without the path, whose name Node has in its own messages. */
export function describeFileError(error: unknown): string {
	const { code, errno, message, path, syscall } = error as NodeJS.ErrnoException;
	if (syscall === 'uv_cwd') return 'The current folder does not exist any more.';
	if (code === 'ENOENT' && path?.includes(replacement)) {
		return 'The name is not valid UTF-8. Rename the file.';
	}
	const sentence = code === undefined ? undefined : sentences[code];
	if (sentence !== undefined) return sentence;
	const [, text] = (errno === undefined ? undefined : getSystemErrorMap().get(errno)) ?? [];
	if (text === undefined) return message ?? String(error);
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
