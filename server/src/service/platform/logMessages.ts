/** Messages of the system about drivers, and what they mean. */
import logMessagesFile from '../../../../schemas/facts/logMessages.json' with { type: 'json' };

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
	/** The keys to look at. */
	readonly keys: readonly string[];
	/** Only the bundle of the command line, which shows them, contains them. */
	readonly source: readonly string[];
}

export const logMessages: readonly LogMessage[] = logMessagesFile.messages;
