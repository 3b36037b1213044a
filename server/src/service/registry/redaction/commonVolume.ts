/** Names of volumes that do not identify a Mac. */

/** Names that are the same on many Macs. */
const common =
	/^(?:EFI|EFI System Partition|ESP|(?:Macintosh HD|System)(?: ?- ?Data)?|Recovery(?: HD)?|Preboot|VM|Update|Data|xART|Hardware|iSCPreboot|Shared|Customer|Boot(?: OS X)?|Untitled(?: \d{1,3})?|NO NAME|BOOTCAMP|Time Machine Backups|(?:OS X|macOS) Base System|Install (?:OS X|macOS).*|com\.apple\.(?:recovery|TimeMachine\.localsnapshots)|)$/i;

export function isCommonVolume(name: string): boolean {
	return common.test(name);
}
