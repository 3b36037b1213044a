/** What a person may mean by the name of a template that does not exist: a template, or one of a kind of driver. */
import type { Template, TemplateCategory } from '../../scaffold/template.js';
import { didYouMean, nearestByEdits } from '../../service/index.js';

/** The kinds of bundles by the words for them. A word can mean several. */
const kinds: ReadonlyMap<string, readonly TemplateCategory[]> = new Map([
	['dext', ['dext', 'codelessDext']],
	['driverkit', ['dext', 'codelessDext']],
	['driver', ['dext', 'codelessDext', 'kext', 'codelessKext']],
	['kext', ['kext', 'codelessKext']],
	['kernel', ['kext', 'codelessKext']],
	['codeless', ['codelessDext', 'codelessKext']],
	['codelessdext', ['codelessDext']],
	['codelesskext', ['codelessKext']],
	['sysext', ['systemExtension']],
	['system', ['systemExtension']],
	['systemextension', ['systemExtension']],
]);

/** Names the templates that have the words of `id`, and none of another kind than those words; a sentence after a space. */
export function templateHint(id: string, templates: readonly Template[]): string {
	const words = knownWords(id, templates);
	const ofKind = templates.filter(({ category }) =>
		words.every((word) => kinds.get(word)?.includes(category) ?? true),
	);
	const others = words.filter((word) => !kinds.has(word));
	const named = ofKind.filter((template) =>
		others.every((word) => wordsOf(template.id).includes(word)),
	);
	const found = named.length > 0 ? named : ofKind;
	const [only, ...more] = found;
	if (only && more.length === 0) return ` Did you mean '${only.id}'?`;
	if (only && found.length < templates.length)
		return ` Templates of this kind: ${found.map((template) => template.id).join(', ')}.`;
	const ids = templates.map((template) => template.id);
	return didYouMean(id, ids) || ' Use --list to show all templates.';
}

/** The words of `id` that kinds or names of templates have, without typos. Other words do not restrict the templates. */
function knownWords(id: string, templates: readonly Template[]): readonly string[] {
	const known = [...kinds.keys(), ...templates.flatMap((template) => wordsOf(template.id))];
	return wordsOf(id.toLowerCase()).flatMap((word) => {
		const typos = Math.max(1, Math.floor(word.length / 4));
		const nearest = word.length < 3 ? undefined : nearestByEdits(word, known, typos);
		return nearest ?? [];
	});
}

function wordsOf(id: string): readonly string[] {
	return id.split(/[^a-z0-9]+/).filter((word) => word !== '');
}
