/** The XML conformance suite of the W3C: documents that are not well formed, and valid ones. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from '../support/shared.js';
import { checkBytes } from './checkBytes.js';
import type { Outcome } from './outcome.js';

const folder = join(sharedFolder, 'conformance/xmlconf');
const listFile = join(folder, '_tests.json');

export const hasW3cSuite = existsSync(listFile);

interface SuiteTest {
	readonly TYPE: 'not-wf' | 'valid' | 'invalid' | 'error';
	readonly file: string;
}

/**
 * Why valid XML has findings above hint: no document of the suite is a property list, and CoreFoundation rejects
 * each of these constructs (CF-1153 CFPropertyList.c; the newest open source version does the same).
 */
export const rejectedByCoreFoundation: Readonly<Record<string, string>> = {
	'not-a-plist': 'the document has no <plist> element',
	'unknown-element': 'parseXMLElement: Encountered unknown tag',
	'doctype-subset': 'skipDTD: an internal subset is not supported',
	'empty-plist': 'parsePListTag: Encountered empty plist tag, or no object at all',
	'unexpected-text': 'getContentObject: Encountered unexpected element at line',
	'malformed-declaration': 'getContentObject: <! in the content is not a comment',
	'unexpected-end-tag': 'getContentObject: an end tag where an object must begin',
};

/** Documents that are not well formed: one that has no syntax finding differs. */
export function notWellFormed(): readonly Outcome[] {
	return testsOf('not-wf').map((file) => {
		const { plist } = checkBytes(readFileSync(join(folder, file)), file);
		const difference = plist.syntax.faults.length === 0 ? 'no syntax finding' : undefined;
		return { file, difference };
	});
}

/** Valid documents: one that has a finding above hint for another reason than CoreFoundation differs. */
export function valid(): readonly Outcome[] {
	return testsOf('valid').map((file) => {
		const { findings } = checkBytes(readFileSync(join(folder, file)), file);
		const wrong = findings.filter(
			({ code, severity }) => severity !== 'hint' && !(code in rejectedByCoreFoundation),
		);
		const codes = wrong.map(({ severity, code }) => `${severity} ${code}`);
		return { file, difference: codes.length > 0 ? codes.join(', ') : undefined };
	});
}

function testsOf(type: SuiteTest['TYPE']): readonly string[] {
	const tests = JSON.parse(readFileSync(listFile, 'utf8')) as readonly SuiteTest[];
	return tests.filter(({ TYPE }) => TYPE === type).map(({ file }) => file);
}
