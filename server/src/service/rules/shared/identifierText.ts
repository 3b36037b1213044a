/** What a bundle identifier may be: how long, and that it is no sentence. */

/** Characters the kernel keeps of the name of a kext or dext (xnu osfmk/mach/kmod.h:KMOD_MAX_NAME without the NUL). */
export const longestIdentifier = 63;

/** Whether a text is made of words, four at least, with blanks between them. */
export function isSentence(text: string): boolean {
	return /^\S+(?:[ \u00A0]+\S+){3,}$/.test(text.trim());
}
