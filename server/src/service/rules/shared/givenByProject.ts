/** Names the setting and the project file of a text that is not in the plist. */
import type { NamedProduct, Neighbors } from '../../document/driverPlist.js';
import { defineMessages, type Message } from '../../messages/message.js';
import { productIdentifier, type productVersion } from '../../value/buildVariables.js';

const messages = defineMessages('given-by-project', {
	given: "It is {setting} in '{project}'.",
});

/** A message about a text with an identifier or a version of the project, with where that is before the consequence. */
export function givenByProject(
	message: Message,
	text: string,
	{ products }: Neighbors,
	setting: typeof productIdentifier | typeof productVersion,
): Message {
	const valuesOf = ({ identifiers, versions }: NamedProduct): readonly string[] =>
		(setting === productIdentifier ? identifiers : versions)?.flat() ?? [];
	const product = products.find((each) => valuesOf(each).some((value) => text.includes(value)));
	if (!product) return message;
	const { consequence } = message;
	const given = messages.given({ setting, project: product.project });
	return { ...message, consequence: { ...given, ...(consequence && { consequence }) } };
}
