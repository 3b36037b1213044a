/** The ways to read a text whose tags are damaged. */

/** Determines the nesting of elements if tags are missing, broken or superfluous. */
export type Guide =
	| 'tags'
	/** Determines which element an end tag closes, where an unclosed element ends, and where one without a start tag begins. */
	| 'indentation'
	/** Like `tags`, but broken text before a key is the start tag of a dictionary, and a repeated start tag is ignored. */
	| 'gaps'
	/** Like `tags`, but an end tag with the name of another element closes the innermost one. */
	| 'endTags';
