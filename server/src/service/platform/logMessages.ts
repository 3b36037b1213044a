/** Messages of the system about drivers, and what they mean. */
import logMessagesFile from '../../../../schemas/facts/logMessages.json' with { type: 'json' };
import { once } from '../once.js';

/** A message as the system logs it. */
export interface LogMessage {
	readonly id: string;
	/** Texts with holes: `{name}` is one word, `{name*}` is any text. */
	readonly patterns: readonly string[];
	/** The programs that log it. */
	readonly programs: readonly string[];
	/** What happened, in sentences. */
	readonly meaning: string;
	/** What to do, in sentences. */
	readonly remedy: string;
	/** The codes of the rules that find the cause in a property list. */
	readonly rules: readonly string[];
	/** Those of them that find it in entitlements only. */
	readonly entitlementRules: readonly string[];
	/** Whether every fault of syntax is a cause with which a parser of Apple rejects the file. */
	readonly aboutSyntax: boolean;
	/** The keys to look at. */
	readonly keys: readonly string[];
	/** Only the bundle of the command line, which shows them, contains them. */
	readonly source: readonly string[];
}

interface WrittenMessage extends Omit<LogMessage, 'entitlementRules' | 'aboutSyntax'> {
	readonly aboutEntitlements?: boolean;
	readonly aboutSyntax?: boolean;
}

const written: readonly WrittenMessage[] = logMessagesFile.messages;

export const logMessages = once((): readonly LogMessage[] =>
	written.map(({ aboutEntitlements = false, aboutSyntax = false, rules, ...message }) => {
		const entitlementRules = aboutEntitlements ? logMessagesFile.entitlementRules : [];
		return { ...message, aboutSyntax, rules: [...rules, ...entitlementRules], entitlementRules };
	}),
);
