/** What tests do with findings outside of an expectation. */
import type { Finding } from '../../server/src/service/document/finding.js';
import { renderMessage } from '../../server/src/service/messages/message.js';

/** `code: message`, as shown to users. */
export function renderFinding(finding: Finding): string {
	return `${finding.code}: ${renderMessage(finding.message)}`;
}

/** The first `most` findings of each code, in order, for trials whose time must not grow with the findings. */
export function firstOfEachCode<F extends Finding>(
	findings: readonly F[],
	most: number,
): readonly F[] {
	const counts = new Map<string, number>();
	return findings.filter(({ code }) => {
		const count = (counts.get(code) ?? 0) + 1;
		counts.set(code, count);
		return count <= most;
	});
}
