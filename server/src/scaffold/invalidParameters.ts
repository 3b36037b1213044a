/** What a caller asks for can't be answered: a value has the wrong type, or names something that does not exist. */
export class InvalidParameters extends Error {
	override readonly name = 'InvalidParameters';
}
