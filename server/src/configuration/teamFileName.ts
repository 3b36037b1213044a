/** The name of the team file, in a separate module, which the extension loads without the others. */
export const teamFileName = '.driver-plist.json';
