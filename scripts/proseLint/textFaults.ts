/** Tests the form that STYLE.md requires of messages and fix titles. */

/** Maximum characters of the first sentence, and of the whole message. */
const maxFirst = 100;
const maxAll = 160;

const verbs = ['Accept', 'Add', 'Remove', 'Change', 'Rename', 'Move', 'Wrap', 'Convert'];

/** The faults of a rendered message; empty if there are none. */
export function messageFaults(message: string): readonly string[] {
	const faults: string[] = [];
	const first = /^.*?[.?](?= (?:[A-Z']|iPadOS|macOS)|$)/.exec(message)?.[0] ?? message;
	if (!/[.?]$/.test(message)) faults.push('has no full stop');
	if (first.length > maxFirst) faults.push(`has a first sentence of ${first.length} characters`);
	if (message.length > maxAll) faults.push(`has ${message.length} characters`);
	if (/; /.test(first) || / [—–] /.test(message)) {
		faults.push('joins sentences with a semicolon or a dash');
	}
	return faults;
}

/** The faults of the rendered title of a fix; empty if there are none. */
export function titleFaults(title: string): readonly string[] {
	const faults: string[] = [];
	const [verb = ''] = title.split(' ');
	if (!verbs.includes(verb)) faults.push(`does not start with ${verbs.join(', ')}`);
	if (title.endsWith('.')) faults.push('has a full stop');
	return faults;
}
