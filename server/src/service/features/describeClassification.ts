/** Explains why a document has its kind, in a sentence. */
import type { Classification } from '../document/evidence/evidence.js';
import { renderMessage } from '../messages/message.js';
import { kindName } from '../platform/documentKind.js';
import { inWords } from '../text/inWords.js';

/** Reasons after the heaviest ones add little. */
const mostReasons = 3;

/** Such as: Recognized as a dext because 'CFBundlePackageType' is 'DEXT'. Contains names of files as they are. */
export function describeClassification(classification: Classification): string {
	const { kind, confidence, contenders } = classification;
	const reasons = reasonsOf(classification);
	if (reasons.length === 0) return 'Not recognized as the property list of a driver.';
	const why = inWords(reasons, 'and');
	const name = kindName(kind, 'indefinite');
	if (confidence !== 'uncertain') return `Recognized as ${name} because ${why}.`;
	const others = contenders.map((other) => kindName(other, 'indefinite'));
	return `Probably ${name} because ${why}. It can also be ${inWords(others, 'or')}.`;
}

/** The heaviest reasons, as parts of a sentence: 'CFBundlePackageType' is 'DEXT'. Contains names of files as they are. */
export function reasonsOf({ reasons }: Classification): readonly string[] {
	return reasons.slice(0, mostReasons).map(renderMessage);
}
