/** Names of C++ classes from names that people gave. */
import { faultOf } from '../answerFaults.js';

const prompt = { key: 'class', title: '', kind: 'identifier', default: '' } as const;

/** Whether a dext can have a class of that name. */
export function isIdentifier(name: string | undefined): name is string {
	return name !== undefined && faultOf(prompt, name, {}) === undefined;
}

/** A name that is like `text`, and one at any rate. */
export function toIdentifier(text: string): string {
	const words = text
		.normalize('NFKD')
		.replace(/\$[({][^)}]*[)}]/g, ' ')
		.split(/[^A-Za-z0-9]+/);
	const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
	const free = name.replace(/^(?=\d|(?:IO|OS)[A-Z][a-z]|Apple[A-Z])/, 'My').slice(0, 63);
	return isIdentifier(free) ? free : 'MyDriver';
}
