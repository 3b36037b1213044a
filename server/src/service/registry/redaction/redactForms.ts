/** Redacts values that are recognized by their form, whatever their key. */
import { products } from './deviceOwner.js';
import type { RedactionMarks } from './redactionMarks.js';

/** In the data of a dump, `before` is what the dump has before the data. */
export function redactForms(text: string, marks: RedactionMarks, before = ''): string {
	const replaced = (
		redacted: string,
		form: RegExp,
		{ isCommon, isName }: { isCommon?: (context: string) => boolean; isName?: boolean },
	): string =>
		redacted.replace(form, (...match) => {
			const [value, at] = [String(match[0]), Number(match.at(-2))];
			const start = Math.max(0, at - contextLength);
			const context = (before + redacted.slice(start, at)).slice(-contextLength);
			if (isCommon?.(context)) return value;
			if (isName) marks.names.addPerson(value);
			return marks.of(value) ?? value;
		});
	const withoutUuids = replaced(text, uuid, {
		isCommon: (context) => partitionType.test(context),
	});
	const withoutAddresses = replaced(withoutUuids, address, {
		isCommon: (context) => version.test(context.slice(-100)),
	});
	return forms
		.filter(({ hint }) => hint === undefined || withoutAddresses.includes(hint))
		.reduce(
			(redacted, { form, isName = false }) => replaced(redacted, form, { isName }),
			withoutAddresses,
		);
}

const contextLength = 300;

const uuid = /(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/gi;
/** Partitions have the UUID of their type, which is the same on all Macs. */
const partitionType =
	/(?:Content(?: Hint)?(?:" ?[=:] ?"|<\/key>\s{0,200}<string>)|ID_PART_ENTRY_TYPE=)$/;

/** An address of IPv4, except those that are the same on all computers. */
const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const address = new RegExp(
	`(?<![\\w.~-])(?!0\\.|127\\.|255\\.|22[4-9]\\.)(?:${octet}\\.){3}${octet}(?![\\w.~-]|\\.\\d)`,
	'g',
);
/** A version can have four numbers, too. */
const version =
	/(?:[Vv]ers(?:ion)?|[Bb]undle|[Bb]uild|[Rr]elease)[^"<>\n]{0,40}(?:" ?[=:] ?<?"?|<\/key>\s{0,50}<(?:string|data)>)?[^"<>\n]{0,40}$/;

/** A character of a folder's name that is not a space. */
const folder = "(?:&#?\\w{1,8};|'(?=\\w)|[^\\s/\"'<>,;:=\\\\\\x00-\\x1f])";
/** After a name with spaces, a path goes on or ends; in a sentence, the name is the first word. */
const folderName = `${folder}{1,64}(?:(?:[ ,]{1,2}${folder}{1,64}){1,4}(?=[/"<\\0]))?`;

/** A form whose hint is not in the text is not in it, either. */
const forms: readonly {
	readonly form: RegExp;
	readonly hint?: string;
	/** Whether it is the name of a person, which other values can be, too. */
	readonly isName?: boolean;
}[] = [
	// Addresses of Ethernet and Bluetooth, and longer ones of FireWire and storage.
	{ form: /(?<![0-9a-z:-])(?:[0-9a-f]{2}[:-]){5,19}[0-9a-f]{2}(?![0-9a-z])/gi },
	{ form: /(?<![\w:.])(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}(?![\w:])/gi, hint: ':' },
	// The UDID of Macs with Apple silicon.
	{ form: /(?<![0-9a-z])0000[0-9a-f]{4}-[0-9a-f]{16}(?![0-9a-z])/gi, hint: '-' },
	{ form: /\b[\w.+-]{1,64}@[\w-]{1,64}\.[a-z][\w.-]{1,64}\b/gi, hint: '@' },
	// A service in a network, with the name of its computer: Sam's Mac._smb._tcp.local.
	{ form: /(?<![^"<>=/@\n])[^"<>=/@\n]{1,63}(?=\._[a-z0-9-]{1,15}\._(?:tcp|udp)\b)/gi, hint: '._' },
	// The name of a computer in its network.
	{
		form: /(?<![\w.-])(?!(?:com|org|net)\.)[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}(?=\.(?:local|lan|localdomain|fritz\.box|home\.arpa)(?![\w-]))/gi,
		hint: '.',
	},
	// A user, with or without a password, and the server.
	{ form: /(?<=\/\/)[^\s/@"<>]{1,128}(?=@[^\s/@"<>])/g, hint: '@' },
	{ form: /(?<=\/\/[^\s/@"<>]{1,128}@)[^\s/:@"<>]{1,128}/g, hint: '@' },
	{ form: /(?<=\b(?:smb|afp|nfs|cifs):\/\/)[^\s/:@"<>]{1,128}(?![^\s/"<>]*@)/gi, hint: '://' },
	{
		form: /(?<![\w:.])(?:fe80|f[cd][0-9a-f]{2}|2[0-9a-f]{3}):(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{0,4}(?![\w:])/gi,
		hint: ':',
	},
	{
		form: new RegExp(`(?<=[/\\\\](?:Users|home)(?:/|\\\\{1,2}))(?!Shared\\b)${folderName}`, 'g'),
		isName: true,
	},
	// The certificate of a developer, which signs what only its Mac runs.
	{
		form: /(?<=\b(?:Apple|Mac|iPhone) (?:Development|Developer): )\p{L}[^"<>\n(:]{0,80}(?= \()/gu,
		hint: 'Develop',
		isName: true,
	},
	// The owner in the name of a device: Sam Smith's Mouse, iPhone de Sam. A dump in the wrong encoding has U+FFFD.
	{
		form: new RegExp(
			`(?<![\\p{L}\\d])(?:\\p{Lu}[\\p{L}.-]{0,40} ){0,3}[\\p{L}\\d._-]{1,40}(?=['’\\ufffd]s (?:${products}))`,
			'gu',
		),
		hint: 's ',
		isName: true,
	},
	{
		form: /(?<=\b(?:MacBook|MacBook Air|MacBook Pro|iMac|Mac|Mac mini|iPhone|iPad|AirPods|AirPods Pro) (?:von|van|de|di|da) )[\p{Lu}][^"<>\n,;(]{0,60}/gu,
		isName: true,
	},
];
