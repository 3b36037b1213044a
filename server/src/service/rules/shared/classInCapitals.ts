/** Names of classes in capitals, which look like macros. */
import { classInOtherCase } from '../../platform/classNames.js';
import type { PlistValue } from '../../value/plistValue.js';

/** The name of a class in capitals, which is not one of the macros that are written so. */
export function classInCapitals(value: PlistValue | undefined): string | undefined {
	if (value?.type !== 'string' || value.replacement !== 'inSource') return undefined;
	return classInOtherCase(value.value) === undefined ? undefined : value.value;
}
