/** Evidence of the kind of a plist in the files near it. */
import { defineMessages } from '../../messages/message.js';
import { type DocumentKind, hasRules, kindName } from '../../platform/documentKind.js';
import {
	endpointSecurityClient,
	isForDeveloperId,
	networkExtension,
} from '../../platform/extensionEntitlements.js';
import type { PlistValue } from '../../value/plistValue.js';
import { isInfoPlistPath } from '../bundlePath.js';
import type { DriverPlist, Neighbors } from '../driverPlist.js';
import { looksLikeInfoPlist } from '../looksLikeInfoPlist.js';
import { fileNameOf } from '../neighbors.js';
import { areNamedAlike, hasUsualName, isNamedAmongSeveral } from '../sameBundle.js';
import { productSignOf } from '../signedProduct.js';
import { type Evidence, weights } from './evidence.js';

const messages = defineMessages('neighbor-evidence', {
	entitlement: "'{file}' in its folder has '{key}'",
	entitlementValue: "'{file}' in its folder has '{key}' with the value '{value}'",
	interface: "'{file}' in its folder is the interface of a dext",
	otherTarget: "'{target}' in '{project}' is not a driver",
	target: "'{target}' in '{project}' makes it a part of {kind}",
});

/** Entitlements that sysextd requires of an extension, and that apps rarely have. */
const ofSystemExtensions = [endpointSecurityClient];

/** App extensions and helpers repeat the entitlements of their app. */
const weightsOfProducts = { dext: weights.strong, hostApp: weights.usual } as const;

/**
 * Evidence of the neighbors of the Info.plist at `uri`, for the kinds that it can be of: next to it can be the files of
 * other products as well. In a folder with several, those count that have its name. Of entitlements alone, the plist of an app is
 * not that of an extension (`isOfApp`).
 */
export function neighborEvidence(
	uri: string,
	{ inFolder, interfaces, products }: Neighbors,
	canBe: (kind: DocumentKind) => boolean,
	isOfApp: (kind: DocumentKind) => boolean,
): readonly Evidence[] {
	const found: Evidence[] = [];
	for (const { kind, target, project } of products) {
		if (kind === 'app') continue;
		const reason =
			kind === 'other'
				? messages.otherTarget({ target, project })
				: messages.target({ target, project, kind: kindName(kind, 'indefinite') });
		found.push({ kind, weight: weights.project, reason });
	}
	const others = inFolder.filter(isOfProduct);
	const isOfDriver = others.some(({ kind }) => kind === 'dext');
	const isOnly = others.length === 0 && isInfoPlistPath(uri);
	const iig = interfaces.find(
		(file) => isOnly || areNamedAlike(file.uri, uri) || (!isOfDriver && hasUsualName(uri)),
	);
	if (iig !== undefined && canBe('dext')) {
		const reason = messages.interface({ file: fileNameOf(iig.uri) });
		found.push({ kind: 'dext', weight: weights.strong, reason });
	}
	const files = inFolder.filter(
		(file) =>
			file.kind === 'entitlements' && (others.length === 0 || isNamedAmongSeveral(file.uri, uri)),
	);
	// Several files are for several targets, or for several configurations of one.
	const isApp = products.some(({ kind }) => kind === 'app');
	const signs = files.flatMap(entitlementEvidence).filter(({ kind }) => {
		const isShown = found.some((each) => each.kind === kind);
		return canBe(kind) && (isShown || !isOfApp(kind)) && (!isApp || kind === 'hostApp');
	});
	const kinds = new Set(signs.map(({ kind }) => kind));
	const [sign] = signs;
	if (sign)
		found.push(kinds.size === 1 ? sign : { ...sign, supporting: true, weight: weights.weak });
	return found;
}

/** Whether the files near an Info.plist show that it is of a driver, a system extension, or its app. */
export function areOfDriver(uri: string, neighbors: Neighbors): boolean {
	if (!isInfoPlistPath(uri)) return false;
	const found = neighborEvidence(
		uri,
		neighbors,
		() => true,
		() => false,
	);
	return found.some(({ kind, supporting }) => hasRules(kind) && !supporting);
}

/** Whether a plist in the folder is the Info.plist of a product, by its keys or by its name. */
function isOfProduct({ uri, root, kind }: DriverPlist): boolean {
	return (
		kind !== 'entitlements' &&
		((kind !== 'other' && kind !== 'fragment') || looksLikeInfoPlist(uri, root))
	);
}

function entitlementEvidence(plist: DriverPlist): readonly Evidence[] {
	const { root, uri } = plist;
	if (root?.type !== 'dict') return [];
	const file = fileNameOf(uri);
	const of = (
		kind: DocumentKind,
		key: string,
		weight: number = weights.strong,
	): readonly Evidence[] => {
		const entry = root.get(key);
		const reason = messages.entitlement({ file, key });
		return [{ kind, weight, reason, in: plist, ...(entry && { entry }) }];
	};
	const sign = productSignOf(root);
	if (sign) return of(sign.product, sign.entitlement, weightsOfProducts[sign.product]);
	const ofExtension = ofSystemExtensions.find((name) => root.get(name));
	if (ofExtension !== undefined) return of('systemExtension', ofExtension);
	const entry = root.get(networkExtension);
	const value = systemExtensionValueIn(entry?.value);
	if (value === undefined || !entry) return [];
	const reason = messages.entitlementValue({ file, key: networkExtension, value });
	return [{ kind: 'systemExtension', weight: weights.usual, reason, in: plist, entry }];
}

/** A provider that only system extensions have, such as `packet-tunnel-provider-systemextension`. */
function systemExtensionValueIn(value: PlistValue | undefined): string | undefined {
	if (value?.type !== 'array') return undefined;
	for (const item of value.items) {
		if (item.type === 'string' && isForDeveloperId(item.value)) return item.value;
	}
	return undefined;
}
