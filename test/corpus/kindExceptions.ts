/** Files whose kind or form can't be determined from text and path, with the reason. */
export const kindExceptions: ReadonlyMap<string, string> = new Map([
	['B0079', 'a source file that lists libraries may get its executable from Xcode'],
	['B0080', 'a source file that lists libraries may get its executable from Xcode'],
	['B0284', 'a fragment that a build script reads: personalities without a bundle'],
	['B0285', 'a fragment that a build script reads: personalities without a bundle'],
	['B0286', 'a fragment that a build script reads: personalities without a bundle'],
	['B0420', 'is in the Resources folder of a bundle, where nothing reads it'],
	['B0435', 'is in the Resources folder of a bundle, where nothing reads it'],
	['B0462', 'is in the Resources folder of a bundle, where nothing reads it'],
	['B0475', 'a built property list that was copied to the source folder'],
	['C0023', 'an app extension, for which the index has no kind'],
	...Array.from({ length: 14 }, (_, index): [string, string] => [
		`B0${368 + index}`,
		'a source file in a folder that has the name of a bundle, whose version a script adds',
	]),
]);
