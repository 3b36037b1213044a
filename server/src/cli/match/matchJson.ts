/** The answers of `driver-plist match` as JSON. */
import {
	type DumpMatching,
	describeChange,
	describeFact,
	describeReason,
	type Explanation,
	entryPath,
	jsonValue,
	type MatchedNode,
	type RankedMatch,
	renderMessage,
	type SuggestedChange,
	type TestRow,
	type VerifyResult,
} from '../../service/index.js';

/** The attached drivers are null where the dump shows no drivers. */
export function nodeToJson(
	{ entry, attached, shownDrivers, candidates }: MatchedNode,
	matching: DumpMatching,
): object {
	const drivers = attached.map(({ driver, category, score }) => ({
		class: driver.className,
		category,
		score,
	}));
	return {
		path: entryPath(entry, matching.registry.plane),
		name: entry.name,
		class: entry.className,
		attached: shownDrivers === 'none' ? null : drivers,
		candidates: candidates.map(candidateToJson),
	};
}

/** `first` is "either" if several have the same score, and null if it is not known. */
function candidateToJson({ match, category, first }: RankedMatch): object {
	return {
		source: match.personality.source,
		personality: match.personality.name,
		category,
		result: match.result,
		score: match.score ?? null,
		first: firstToJson(first),
		trace: match.trace.map(rowToJson),
	};
}

function firstToJson(first: RankedMatch['first']): boolean | 'either' | null {
	if (first === 'either') return first;
	return first === 'unknown' || first === 'not shown' ? null : first === 'first';
}

function rowToJson({ test, key, wanted, found, result, source }: TestRow): object {
	return {
		test,
		key: key.join('.'),
		wanted: jsonValue(wanted),
		found: jsonValue(found),
		result,
		source,
	};
}

/** What `--explain` adds to a node. */
export function explanationToJson(explanation: Explanation): object {
	const { score, rivals, facts } = explanation;
	const reason = describeReason(explanation);
	const [change = null, ...alternatives] = explanation.changes.map((each) => ({
		text: renderMessage(describeChange(each, explanation)),
		keys: keysToJson(each),
	}));
	return {
		reason: reason ? renderMessage(reason) : null,
		score,
		rivals: [...rivals].map(
			({ personality, className, score: other, isAttached, seenIn, refuses }) => ({
				source: personality.source,
				class: className,
				score: other,
				attached: isAttached,
				...(seenIn !== undefined && { seenIn }),
				...(refuses !== undefined && { probe: refuses }),
			}),
		),
		facts: facts.map((fact) => renderMessage(describeFact(fact))),
		change,
		alternatives,
	};
}

function keysToJson({ changes }: SuggestedChange): readonly object[] {
	return changes.map(({ key, value }) => ({
		key: key.join('.'),
		value: value ? jsonValue(value) : null,
	}));
}

export function verifyToJson({ families, exceptions }: VerifyResult): object {
	return {
		families: Object.fromEntries(families),
		exceptions: exceptions.map(({ path, driver, cause, detail }) => ({
			path,
			driver,
			cause: detail === '' ? cause : `${cause}: ${detail}`,
		})),
	};
}
