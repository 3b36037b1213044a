/** Providers that only compare some of their properties with the same keys of a personality. */
import comparedPropertiesFile from '../../../../schemas/facts/comparedProperties.json' with {
	type: 'json',
};

export interface ComparedProperties {
	readonly class: string;
	readonly keys: readonly string[];
	/** Where it compares them. */
	readonly source: string;
	/** Whether it is known from dumps only, so that it can compare others, too. */
	readonly observed?: boolean;
	/** Whether the string `*` is any value, and equal keys add to the score, by an amount that is not known. */
	readonly likeUsb?: boolean;
}

/** A provider compares the keys of its class and of its superclasses. */
export const comparedProperties: readonly ComparedProperties[] = comparedPropertiesFile.providers;
