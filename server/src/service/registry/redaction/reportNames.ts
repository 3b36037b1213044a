/**
 * Where a report of `system_profiler` has names that people gave to things, by data type. The keys are those of macOS 10.7 to
 * 26, as reports show them that people published.
 */
import { isCommonVolume } from './commonVolume.js';
import { isOrdinary, isProductName, wordsIn } from './distinctNames.js';
import type { ReportDictionary, ReportEntry } from './reportStrings.js';

/** A dictionary with its data type, and the nearest section that it is in. */
export interface ReportItem extends Pick<ReportDictionary, 'entries'> {
	readonly type: string;
	readonly section: string;
}

/** Entries whose keys, or values, are names. */
interface NamePlace {
	readonly type?: RegExp;
	readonly section?: RegExp;
	readonly key?: RegExp;
	/** Whether the names are keys of dictionaries. */
	readonly isKey?: true;
	readonly when?: (item: ReportItem) => boolean;
	/** Values that are not names of people's things. */
	readonly isCommon?: (name: string) => boolean;
}

/** The keys below which names have another meaning. */
export const sections =
	/^(?:volumes|physical_drive|device_(?:connected|not_connected|title|paired\w*)|spairport_\w*network\w*|cups filters|printerpdes)$/;

const ownName = /^_name$/;

/** People name the devices of these; others have the names of products. */
const wirelessAudio = /_(?:bluetooth\w*|airplay|continuity\w*)$/;

/** A word of the names that macOS gives to network services, which are also those of their ports. */
const serviceWord =
	/^(?:wi|fi|to|airport|ethernet|bluetooth|firewire|modem|ibridge|bridge|pan|lan|vpn|slot|serial|adapt[eo]r|gigabit|\d+[a-z]*|[a-z]+\d+)$/i;

const places: readonly NamePlace[] = [
	{ type: /^AirPort$/, section: /^spairport_/, key: ownName, isCommon: isPrivate },
	{ type: /^AirPort$/, section: /^spairport_/, isKey: true, isCommon: isPrivate },
	{ type: /^Bluetooth$/, section: /^device_/, isKey: true, isCommon: isProductName },
	{
		type: /^Bluetooth$/,
		key: /^(?:_name|(?:general|controller|device)_name)$/,
		isCommon: isProductName,
	},
	{
		type: /^Network(?:Location)?$/,
		key: ownName,
		isCommon: isService,
	},
	{
		type: /^Network(?:Location)?$/,
		key: /^(?:\w*Domains?|DomainName|dhcp_domain\w*|NetBIOSName|Workgroup|\w*RemoteAddress|(?:XAuth|Auth)Name|UserDefinedName|LocalIdentifier|\w+Proxy|ProxyAutoConfigURLString|ExceptionsList|DesignatedRequirement|APN|SSID\w*)$/i,
		isCommon: (name) =>
			/^(?:\*\.local|169\.254(?:\/16|\.0\.0\/16)|local|yes|no|[\d.]*)$/i.test(name),
	},
	{
		type: /^NetworkVolume$/,
		key: /^(?:_name|spnetworkvolume_(?:mntfromname|fsmtnonname))$/,
		isCommon: isSystemVolume,
	},
	{
		type: /^Printers$/,
		section: /^$/,
		key: ownName,
		when: (item) => !stringAt(item, 'ppd')?.includes(stringAt(item, '_name') ?? ''),
	},
	{
		type: /^Printers$/,
		section: /^$/,
		key: /^(?:uri|printserver|location|printer location)$/,
		isCommon: (name) => /^(?:local|-)$/.test(name),
	},
	{ type: /^Storage$/, section: /^$/, key: ownName, isCommon: isVolumeOfAll },
	{ section: /^volumes$/, key: ownName, isCommon: isVolumeOfAll },
	{
		type: /^Storage$/,
		section: /^physical_drive$/,
		key: /^(?:device|media)_name$/,
		when: (item) => stringAt(item, 'is_internal_disk') !== 'yes',
		isCommon: (name) => /^(?:Disk Image|AppleAPFS\w*)$/.test(name) || isProductName(name),
	},
	{
		type: /^Audio$/,
		key: /^(?:_name|coreaudio_(?:in|out)put_source)$/,
		when: (item) => wirelessAudio.test(stringAt(item, 'coreaudio_device_transport') ?? ''),
		isCommon: isProductName,
	},
	{
		type: /^Camera$/,
		key: ownName,
		when: (item) =>
			['spcamera_model-id', '_name'].some((key) =>
				/\bi(?:Phone|Pad|Pod)/.test(stringAt(item, key) ?? ''),
			),
		isCommon: isProductName,
	},
	{
		type: /^Displays$/,
		key: ownName,
		when: (item) => stringAt(item, 'spdisplays_connection_type') === 'spdisplays_airplay',
		isCommon: isProductName,
	},
	{
		type: /^Thunderbolt/,
		key: /^device_name_key$/,
		when: (item) => /^Apple\b/.test(stringAt(item, 'vendor_name_key') ?? 'Apple'),
		isCommon: isProductName,
	},
	{
		type: /^ConfigurationProfile$/,
		key: /^(?:_name|spconfigprofile_(?:organization|description|payload_(?:data|display_name|identifier)|profile_identifier))$/,
		isCommon: (name) => /^(?:spconfigprofile_\w+|com\.apple\.[\w.-]+)$/.test(name),
	},
	{ type: /^ManagedClient$/, key: /^data_(?:keyValue|source)$/ },
	// What programs wrote can name anything.
	{ type: /^(?:Logs|SyncServices|Diagnostics)$/, key: /^contents$/ },
	{ type: /^SmartCards$/, key: /^[^_]/ },
	{ type: /^SecureElement$/, key: /^se_(?:os_)?id$/ },
	{ type: /^WWAN$/, key: /phone|msisdn|subscriber/i },
];

/** The keys and strings of a dictionary that are names. */
export function namesIn(
	item: ReportItem,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
	return places
		.filter(
			({ type, section, when }) =>
				(type?.test(item.type) ?? true) &&
				(section?.test(item.section) ?? true) &&
				(when?.(item) ?? true),
		)
		.flatMap(({ key, isKey, isCommon }) =>
			item.entries
				.flatMap((entry) =>
					isKey ? keysThatAreNames(entry) : key?.test(entry.key.text) ? entry.strings : [],
				)
				.filter(({ text }) => !/^(?:\s*|SP\w+DataType)$/.test(text) && isCommon?.(text) !== true),
		);
}

function keysThatAreNames({ key, isDictionary }: ReportEntry) {
	return isDictionary && !/^(?:device|general|controller|spairport)_/.test(key.text) ? [key] : [];
}

function stringAt({ entries }: ReportItem, key: string): string | undefined {
	return entries.find((entry) => entry.key.text === key)?.strings.at(0)?.text;
}

function isService(name: string): boolean {
	return wordsIn(name).every((word) => serviceWord.test(word) || isOrdinary(word));
}

/** macOS shows this in place of the names of networks to programs that may not know the location. */
function isPrivate(name: string): boolean {
	return /^(?:<|&lt;)redacted(?:>|&gt;)$/.test(name);
}

function isVolumeOfAll(name: string): boolean {
	return isCommonVolume(name) || /^(?:disk\d+(?:s\d+)*|Apple_\w+)$/.test(name);
}

function isSystemVolume(name: string): boolean {
	return /^(?:home|net|map [\w-]+|\/(?:home|net|System\/Volumes\/Data\/home)|\/Network\/Servers)$/.test(
		name,
	);
}
