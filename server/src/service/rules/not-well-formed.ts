/** What Apple's parsers accept, but other readers of XML do not. */
import type { DriverPlist } from '../document/driverPlist.js';
import { doctype, xmlDeclaration } from '../edit/xmlText.js';
import { defineMessages, type Message } from '../messages/message.js';
import type { SyntaxFault } from '../syntax/syntaxFault.js';
import type { TextRange } from '../text/textRange.js';
import { codePointName } from '../text/xmlCharacters.js';
import { defineSyntaxRule, type Fix, type RuleDocs } from './rule.js';
import { attributeFixes, lateDeclarationFixes, mayDeclareUtf8 } from './shared/notXmlFixes.js';
import { changeTextFix, removeTextFix, replaceTextFix } from './shared/textFixes.js';

export const notWellFormedDocs: RuleDocs = {
	what: "Text that XML 1.0 does not allow, but that Apple's parsers accept: anything before the XML declaration, a declaration, document type, or attribute that is repeated or invalid, a control character, or `]]>` in text.",
	why: 'CoreFoundation, the parser of macOS and Xcode, reads the file, because it skips declarations and attributes, and does not check characters. Other readers of XML, such as `plistlib` of Python, `xmllint`, and many packages for Node, reject the whole file.',
	fix: 'Write the property list as Xcode writes it: the XML declaration at the beginning of the file, one document type, and text without control characters.',
	references: [
		'https://www.w3.org/TR/xml/#sec-well-formed',
		'CoreFoundation CFPropertyList.c:parseXMLPropertyList, skipXMLProcessingInstruction, skipDTD, parseXMLElement, parseStringTag',
	],
	examples: () => ({
		bad: [
			{
				text: '\n[|<?xml version="1.0" encoding="UTF-8"?>|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				whole: true,
				kind: 'kext',
				fixed: '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: The XML declaration is not at the beginning of the file. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ['Move the XML declaration to the beginning of the file'],
			},
			{
				text: '<!-- Widget -->\n[|<?xml version="1.0" encoding="UTF-8"?>|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				whole: true,
				kind: 'kext',
				fixed:
					'<?xml version="1.0" encoding="UTF-8"?>\n<!-- Widget -->\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: The XML declaration is not at the beginning of the file. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ['Move the XML declaration to the beginning of the file'],
			},
			{
				text: '<?xml version="1.0"?>\n[|<?xml version="1.0"?>|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<?xml version="1.0"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: The file has more than one XML declaration. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ['Remove \'<?xml version="1.0"?>\''],
			},
			{
				text: '[|<?xml encoding="UTF-8"?>|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: \'<?xml encoding="UTF-8"?>\' is not a valid XML declaration. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ['Change to \'<?xml version="1.0" encoding="UTF-8"?>\''],
			},
			{
				text: '<!DOCTYPE plist>\n[|<!DOCTYPE plist>|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<!DOCTYPE plist>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: The file has more than one document type. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ["Remove '<!DOCTYPE plist>'"],
			},
			{
				text: '<plist version="1.0">\n<dict/>\n</plist>\n[|<!DOCTYPE plist>|]\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: The document type is after the root. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ["Remove '<!DOCTYPE plist>'"],
			},
			{
				text: '[|<!DOCTYPE plist PUBLIC "-//Apple//DTD">|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed:
					'<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: \'<!DOCTYPE plist PUBLIC "-//Apple//DTD">\' is not a valid document type. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ['Change to \'<!DOCTYPE plist PUBLIC "-//Apple…com/DTDs/PropertyList-1.0.dtd">\''],
			},
			{
				text: '[|<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed:
					'<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: \'<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"\' is not a valid document type. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ['Change to \'<!DOCTYPE plist PUBLIC "-//Apple…com/DTDs/PropertyList-1.0.dtd">\''],
			},
			{
				text: '[|<? note ?>|]\n<key>Name</key>\n<string>Widget</string>',
				findings: [
					"hint: '<? note ?>' is not a valid processing instruction. CoreFoundation accepts it, but readers such as plistlib reject it.",
				],
				fixes: ["Remove '<? note ?>'"],
			},
			{
				text: '<plist version="1.0" [|version="1.0"|]>\n<dict/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					"hint: Duplicate attribute 'version'. CoreFoundation accepts it, but readers such as plistlib reject it.",
				],
				fixes: ['Remove \'version="1.0"\''],
			},
			{
				text: '<plist [|version="1<0"|]>\n<dict/>\n</plist>\n',
				fixed: '<plist version="1&lt;0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: \'version="1<0"\' is not a valid attribute. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
				fixes: ['Change to \'version="1&lt;0"\''],
			},
			{
				text: '<key>Name</key>\n<string>a[|\u0001|]b</string>',
				fixed: '<key>Name</key>\n<string>ab</string>',
				findings: [
					"hint: 'U+0001' is not allowed in XML. CoreFoundation accepts it, but readers such as plistlib reject it.",
				],
				fixes: ["Remove 'U+0001'"],
			},
			{
				text: '<!-- a[|\u000b\u000b|]b -->\n<key>Name</key>\n<string>Widget</string>',
				fixed: '<!-- ab -->\n<key>Name</key>\n<string>Widget</string>',
				findings: [
					"hint: Characters such as 'U+000B' are not allowed in XML. CoreFoundation accepts it, but readers such as plistlib reject it.",
				],
				fixes: ['Remove the characters'],
			},
			{
				text: '<key>Name</key>\n<string>a[b[0[|]]>|]1</string>',
				fixed: '<key>Name</key>\n<string>a[b[0]]&gt;1</string>',
				findings: [
					"hint: ']]>' is not allowed in text. CoreFoundation accepts it, but readers such as plistlib reject it.",
				],
				fixes: ["Change to ']]&gt;'"],
			},
			{
				text: '\n[|<?xml version="1.0" encoding="ISO-8859-1"?>|]\n<plist version="1.0">\n<dict/>\n</plist>\n',
				whole: true,
				kind: 'kext',
				findings: [
					'hint: The XML declaration is not at the beginning of the file. CoreFoundation accepts it, but readers such as plistlib reject it.',
				],
			},
			{
				text: '<plist version="1.0">\n<dict name="a" [|name="b"|]/>\n</plist>\n',
				findings: [
					"hint: Duplicate attribute 'name'. CoreFoundation accepts it, but readers such as plistlib reject it.",
				],
			},
			{
				text: '<plist version="1.0">\n<dict name="a" [|name="a"|]/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict name="a"/>\n</plist>\n',
				findings: [
					"hint: Duplicate attribute 'name'. CoreFoundation accepts it, but readers such as plistlib reject it.",
				],
				fixes: ['Remove \'name="a"\''],
			},
		],
		good: [
			{
				text: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?xml-stylesheet href="a.xsl"?>\n<!DOCTYPE plist>\n<plist version="1.0">\n<dict/>\n</plist>\n',
			},
			{ text: '<plist version="1.0" xmlns:a="b &amp; c">\n<dict/>\n</plist>\n' },
			{ text: '<key>Name</key>\n<string>a[b[0]]&gt;1 \u007f\ud83d\ude00</string>' },
			{
				text: '#define NAME Widget\n<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n',
				whole: true,
			},
		],
	}),
};

const messages = defineMessages('not-well-formed', {
	attribute: "'{written}' is not a valid attribute.",
	character: "'{written}' is not allowed in XML.",
	characters: "Characters such as '{written}' are not allowed in XML.",
	declaration: "'{written}' is not a valid XML declaration.",
	doctype: "'{written}' is not a valid document type.",
	instruction: "'{written}' is not a valid processing instruction.",
	lateDeclaration: 'The XML declaration is not at the beginning of the file.',
	lateDoctype: 'The document type is after the root.',
	repeatedAttribute: "Duplicate attribute '{written}'.",
	repeatedDeclaration: 'The file has more than one XML declaration.',
	repeatedDoctype: 'The file has more than one document type.',
	sectionEnd: "'{written}' is not allowed in text.",
	removeCharacter: "Remove '{written}'",
	removeCharacters: 'Remove the characters',
});

type NotWellFormed = SyntaxFault<'not-well-formed'>;

export const notWellFormed = defineSyntaxRule('not-well-formed', {
	severity: 'hint',
	messages,
	severityOf({ construct }, { isTemplate, isPreprocessed }) {
		// A preprocessor or a generator may remove what is before it.
		return construct === 'lateDeclaration' && (isTemplate || isPreprocessed) ? 'off' : 'hint';
	},
	message: messageOf,
	fixes: (fault, { plist }) => fixesOf(fault, plist),
});

function messageOf({ construct, written }: NotWellFormed): Message {
	if (construct !== 'characters') return messages[construct]({ written });
	const shown = codePointName(written);
	return messages[isSingle(written) ? 'character' : 'characters']({ written: shown });
}

function isSingle(characters: string): boolean {
	return characters.length === 1;
}

function fixesOf(fault: NotWellFormed, plist: DriverPlist): readonly Fix[] {
	const { construct, written, range } = fault;
	switch (construct) {
		case 'lateDeclaration':
			return lateDeclarationFixes(plist, range);
		case 'declaration':
			return mayDeclareUtf8(written) ? [changeTextFix(range, xmlDeclaration)] : [];
		case 'instruction':
			return [removeTextFix(plist, range, written, false)];
		case 'repeatedDeclaration':
		case 'repeatedDoctype':
		case 'lateDoctype':
			// It shows where a second copy of a file begins.
			return [removeTextFix(plist, range, written, !plist.syntax.hasDamagedTags)];
		case 'doctype':
			return endsElsewhere(written, plist.text.slice(range.end))
				? []
				: [changeTextFix(range, doctype, written.includes('Apple'))];
		case 'attribute':
		case 'repeatedAttribute':
			return attributeFixes(plist, fault);
		case 'characters':
			return [removeCharactersFix(written, range)];
		case 'sectionEnd':
			return [changeTextFix(range, ']]&gt;')];
	}
}

/** Whether other readers look for the end of a document type in the text after it: a quotation mark alone is before the `>`, or before another one in the line. */
function endsElsewhere(written: string, after: string): boolean {
	const isOpen = written.split('"').length % 2 === 0;
	return isOpen && (written.endsWith('>') || /^[^\n"]*"/.test(after));
}

function removeCharactersFix(written: string, range: TextRange): Fix {
	const title = isSingle(written)
		? messages.removeCharacter({ written: codePointName(written) })
		: messages.removeCharacters();
	return replaceTextFix(title, range, '');
}
