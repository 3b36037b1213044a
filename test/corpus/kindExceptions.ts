/** Files whose kind or form cannot be told from text and path alone, with the reason. */
export const kindExceptions: ReadonlyMap<string, string> = new Map([
	['B0079', 'a source plist that lists libraries may get its executable from Xcode'],
	['B0080', 'a source plist that lists libraries may get its executable from Xcode'],
	['B0284', 'a fragment that a build script reads: personalities without a bundle'],
	['B0285', 'a fragment that a build script reads: personalities without a bundle'],
	['B0286', 'a fragment that a build script reads: personalities without a bundle'],
	['B0420', 'lies in the Resources folder of a bundle, where nothing reads it'],
	['B0435', 'lies in the Resources folder of a bundle, where nothing reads it'],
	['B0462', 'lies in the Resources folder of a bundle, where nothing reads it'],
	['B0475', 'a built plist that was put into the source folder'],
	...Array.from({ length: 14 }, (_, index): [string, string] => [
		`B0${368 + index}`,
		'a plist of sources in a folder that is named as the bundle: a script fills in its version',
	]),
]);
