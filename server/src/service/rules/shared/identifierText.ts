/** The length and the characters of bundle identifiers, and texts that are sentences instead. */

/** The maximum length of the name of a kext or dext in the kernel (xnu osfmk/mach/kmod.h:KMOD_MAX_NAME without the final NUL). */
export const maxIdentifierLength = 63;

/** Whether a text consists of at least four words with spaces between them. */
export function isSentence(text: string): boolean {
	return /^\S+(?:[ \u00A0]+\S+){3,}$/.test(text.trim());
}

/** Whether a text has only characters of identifiers, and underscores, which those of kexts have too. */
export function hasIdentifierCharacters(text: string): boolean {
	return /^[\w.-]*$/.test(text);
}
