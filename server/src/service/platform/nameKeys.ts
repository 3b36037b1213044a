/** Keys whose text the system looks up or compares, character by character. */
import nameKeysFile from '../../../../schemas/facts/nameKeys.json' with { type: 'json' };

export interface NameKey {
	readonly key: string;
	readonly in: readonly ('root' | 'personality')[];
	/** `existing`: the name of something that exists; `any`: a text that must be equal to one elsewhere; `version`: it is parsed. */
	readonly names: 'existing' | 'any' | 'version';
	/** Whether the bundle or the personality does not work without it. */
	readonly vital?: boolean;
}

const nameKeys = nameKeysFile.keys as readonly NameKey[];

/** The keys of one place with names of one kind. */
export function keysNaming(
	names: NameKey['names'],
	place: 'root' | 'personality',
): readonly string[] {
	return nameKeys
		.filter((each) => each.names === names && each.in.includes(place))
		.map(({ key }) => key);
}

const vital: ReadonlySet<string> = new Set(
	nameKeys.filter((each) => each.vital).map(({ key }) => key),
);

/** Whether the bundle or the personality does not work without the key. */
export function isVitalName(key: string): boolean {
	return vital.has(key);
}
