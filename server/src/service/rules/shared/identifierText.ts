/** The length of bundle identifiers, and texts that are sentences instead. */

/** The maximum length of the name of a kext or dext in the kernel (xnu osfmk/mach/kmod.h:KMOD_MAX_NAME without the final NUL). */
export const maxIdentifierLength = 63;

/** Whether a text consists of at least four words with spaces between them. */
export function isSentence(text: string): boolean {
	return /^\S+(?:[ \u00A0]+\S+){3,}$/.test(text.trim());
}
