/** Pieces of XML that stay open or broken however often they are repeated. */
export const brokenPieces: readonly string[] = [
	'<dict><key>a</key>',
	'<array>',
	'<string>',
	'<ke',
	'<!--',
	'</dict>',
	'<',
	'<string x="',
	'<![CDATA[',
	'<foo>',
	'<key>a</key><d',
	'<dict><dict>',
	'<!DOCTYPE [>]x',
	'<plist>',
];
