/** Well-known provider classes. */
import providersFile from '../../../../schemas/facts/providers.json';
import type { DocumentKind } from './documentKind.js';

export interface Provider {
	readonly class: string;
	readonly description: string;
	/** As in `kernelBundles`; `none` for what is not a device. */
	readonly family: string;
	/** The kinds of bundles that match it. */
	readonly kinds: readonly DocumentKind[];
}

/** Most useful first. */
export const providers = providersFile.providers as readonly Provider[];
