/** The class names of a dext, made of the names in a kext. */
import { faultOf, kernelLimit } from '../answerFaults.js';
import { classNameOf } from '../className.js';

const prompt = { key: 'class', title: '', kind: 'identifier', default: '' } as const;

/** Whether a class of a dext can have that name. */
export function isIdentifier(name: string | undefined): name is string {
	return name !== undefined && faultOf(prompt, name, {}) === undefined;
}

/** A valid class name made of the words of `text`, without build variables. */
export function toIdentifier(text: string): string {
	const name = classNameOf(text.slice(0, 1000).replace(/\$[({][^)}]*[)}]/g, ' '), kernelLimit);
	return isIdentifier(name) ? name : 'MyDriver';
}
