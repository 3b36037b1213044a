/** The name of the file with the settings that a team shares; a module of its own, which the extension loads without the rest. */
export const teamFileName = '.driver-plist.json';
