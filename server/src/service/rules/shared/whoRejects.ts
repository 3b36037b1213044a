/** Texts for pages of rules about the programs that can't read a file with a syntax fault. */

export const everyoneRejects = "Xcode, `codesign`, and macOS can't read the file.";

export const kextToolsReject =
	'CoreFoundation reads it, but IOCFUnserialize, the parser of OSKext and `kextutil`, rejects the whole file. When Xcode builds the bundle, it rewrites the property list and removes the problem. So this mainly affects property lists that are edited in a built kext.';
