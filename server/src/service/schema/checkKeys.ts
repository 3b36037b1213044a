/** The findings about keys themselves: unknown, in the wrong place or kind, deprecated. */

import { isDextPersonality } from '../document/dextPersonality.js';
import type { PlistContents } from '../document/driverPlist.js';
import { atKey, type Finding, message } from '../document/finding.js';
import { isMisnamedList } from '../document/personalities.js';
import { readInsteadOf, splitRootKey } from '../document/rootKey.js';
import { type DocumentKind, kindName } from '../platform/documentKind.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { belongs, descriptionsOf, type KeyDescription, type Place } from './describe.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schemaNode.js';
import { meantBy, unknownKeyCheck } from './unknownKeyCheck.js';
import { childNodes } from './validate.js';
import { invented, withConsequence } from './wording.js';

type Verdict = Omit<Finding, 'at'> | undefined;

/** What was found so far of the keys of dicts that are described alike. */
interface KeysOfDict {
	readonly verdicts: Map<string, Verdict>;
	readonly judgeUnknown: (key: string) => Verdict;
}

/** Checks the keys of one plist after another dict; what it found of a key once holds for all dicts that are described alike. */
export class KeyCheck {
	private readonly found = new Map<readonly SchemaNode[], Map<string, KeysOfDict>>();

	constructor(
		private readonly plist: PlistContents,
		private readonly findings: Finding[],
	) {}

	check(dict: Dict, nodes: readonly SchemaNode[], place: Place): void {
		const { verdicts, judgeUnknown } = this.keysOf(dict, nodes, place);
		for (const entry of dict.entries) {
			const { key } = entry;
			if (!verdicts.has(key)) verdicts.set(key, this.judge(key, nodes, place, judgeUnknown));
			const verdict = verdicts.get(key) ?? (place === 'root' ? misnamedList(entry) : undefined);
			if (verdict && !isSwitchedOff(entry, verdict, place)) {
				this.findings.push({ ...verdict, ...this.lossOf(entry, verdict, place), at: atKey(entry) });
			}
		}
	}

	/** Of two personalities with the same provider, each is read by the family of its own class. */
	private keysOf(dict: Dict, nodes: readonly SchemaNode[], place: Place): KeysOfDict {
		const name = place === 'personality' ? stringAt(dict, 'IOClass') : '';
		const ofNodes = this.found.get(nodes) ?? new Map<string, KeysOfDict>();
		this.found.set(nodes, ofNodes);
		const known = ofNodes.get(name) ?? {
			verdicts: new Map(),
			judgeUnknown: unknownKeyCheck(dict, nodes, place),
		};
		ofNodes.set(name, known);
		return known;
	}

	/** A misspelt key is a missing one: the level is that of what the driver does without. */
	private lossOf(
		{ key, dict }: DictEntry,
		verdict: Omit<Finding, 'at'>,
		place: Place,
	): Partial<Finding> {
		const [meant] = meantBy(verdict).keys;
		if (place !== 'personality' || meant === undefined || !this.isVital(meant, dict)) return {};
		const text = "'{0}' is not a known key; '{1}' is, and without it the driver never starts.";
		return { severity: 'error', message: message(text, key, meant) };
	}

	/** As the rules for missing keys see it: missing-key, missing-io-user-class, missing-io-user-server-name. */
	private isVital(key: string, personality: Dict): boolean {
		if (key === 'IOClass' || key === 'IOProviderClass') return true;
		if (this.plist.kind !== 'dext') return false;
		if (key !== 'IOUserClass' && key !== 'IOUserServerName') return false;
		return isDextPersonality(this.plist, personality);
	}

	private judge(
		key: string,
		nodes: readonly SchemaNode[],
		place: Place,
		judgeUnknown: KeysOfDict['judgeUnknown'],
	): Verdict {
		const known = childNodes(nodes, place === 'root' ? splitRootKey(key).name : key)[0];
		if (known) return this.judgeKnown(key, known.schema);
		if (/[$@{]/.test(key)) return undefined;
		const read = place === 'root' ? readInsteadOf(key) : undefined;
		if (read !== undefined && childNodes(nodes, splitRootKey(read).name).length > 0) {
			const text = "'{0}' is read on no Mac; on Macs of this kind '{1}' is.";
			return {
				code: 'unknown-key',
				severity: 'warning',
				message: message(text, key, read),
				data: { meant: [read], certain: true },
			};
		}
		if (place !== 'nested') {
			const elsewhere = descriptionsOf(splitRootKey(key).name);
			if (elsewhere.length > 0) return this.judgeElsewhere(key, elsewhere, place);
		}
		return judgeUnknown(key);
	}

	private judgeKnown(key: string, schema: Schema): Verdict {
		const { kind } = this.plist;
		if (!belongs(schema, kind)) return wrongKind(key, schema, kind);
		const deprecated = schema['x-deprecated'];
		if (schema['x-status'] === 'invented') {
			return {
				code: 'invented-key',
				severity: 'warning',
				message: withConsequence(invented(key, kind), deprecated?.reason),
			};
		}
		if (!deprecated) return undefined;
		const since = deprecated.since === undefined ? '' : ` since macOS ${deprecated.since}`;
		return {
			code: 'deprecated-key',
			severity: 'hint',
			message: withConsequence(message('{0} is deprecated{1}', key, since), deprecated.reason),
			tags: ['deprecated'],
			...(deprecated.replacement === undefined ? {} : { data: deprecated.replacement }),
		};
	}

	private judgeElsewhere(key: string, found: readonly KeyDescription[], place: Place): Verdict {
		const at = (wanted: string): KeyDescription | undefined =>
			found.find((each) => each.place === wanted);
		const misplaced = (text: string, severity: Finding['severity']): Verdict => ({
			code: 'misplaced-key',
			severity,
			message: message(text, key),
		});
		if (at(place)) {
			const schema = at(place)?.schema ?? {};
			const { kind } = this.plist;
			return place !== 'root' || belongs(schema, kind) ? undefined : wrongKind(key, schema, kind);
		}
		if (place !== 'entitlements' && at('entitlements')) {
			return misplaced('{0} is an entitlement; nothing reads it in an Info.plist.', 'warning');
		}
		if (place === 'entitlements') {
			return at('root') || at('personality')
				? misplaced('{0} is a key of an Info.plist; as an entitlement it means nothing.', 'warning')
				: undefined;
		}
		if (at('runtime')) {
			return misplaced(
				'{0} is written by the system alone; in a plist it does nothing.',
				'information',
			);
		}
		if (at('device')) {
			return misplaced('{0} is a property of the device; nothing matches it here.', 'information');
		}
		if (place === 'root' && at('personality')) {
			return misplaced(
				'{0} belongs in a personality; at the root nothing reads it.',
				'information',
			);
		}
		if (place === 'personality' && at('root')) {
			return misplaced(
				'{0} is a key of the root; in a personality nothing reads it.',
				'information',
			);
		}
		return undefined;
	}
}

/** What the values show where the name is too far from the one that was meant. */
function misnamedList(entry: DictEntry): Verdict {
	if (!isMisnamedList(entry)) return undefined;
	return {
		code: 'unknown-key',
		severity: 'warning',
		message: message(
			"'{0}' is not a known key; '{1}' is, and holds personalities.",
			entry.key,
			'IOKitPersonalities',
		),
		data: { meant: ['IOKitPersonalities'], certain: true },
	};
}

/** A key beside the one it resembles was renamed on purpose; not so an entitlement, whose name is in the signature all the same. */
function isSwitchedOff({ dict }: DictEntry, verdict: Omit<Finding, 'at'>, place: Place): boolean {
	return (
		place !== 'entitlements' && meantBy(verdict).keys.some((key) => dict.get(key) !== undefined)
	);
}

function wrongKind(key: string, schema: Schema, kind: DocumentKind): Verdict {
	const kinds = (schema['x-kinds'] ?? []).map((each) => kindName(each, 'many')).join(', ');
	const text = '{0} is a key of {1}; in {2} nothing reads it.';
	return {
		code: 'wrong-kind-key',
		severity: 'information',
		message: message(text, key, kinds, kindName(kind, 'many')),
	};
}
