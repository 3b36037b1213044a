/** Recent files whose kind or form differs from that in their index, with the reason. */
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';

export interface KindException {
	readonly kind: DocumentKind;
	readonly reason: string;
}

export const recentExceptions: ReadonlyMap<string, KindException> = new Map<string, KindException>([
	[
		'anton48+vpn-routing-diag/Extension/Info.plist',
		{ kind: 'appExtension', reason: 'the index has no kind for app extensions' },
	],
	[
		'partout-io+passepartout/app-apple/Passepartout/Tunnel/Tunnel.plist',
		{ kind: 'appExtension', reason: 'the index has no kind for app extensions' },
	],
]);
