/** A story: what a person does in the workbench, and what they see. */
import type { Workbench } from './workbench.js';

export interface Story {
	readonly name: string;
	/** Which extension host: Node's, or the web worker's. */
	readonly host: 'desktop' | 'web';
	/** The files in the folder that is open: path and text. */
	readonly files: Readonly<Record<string, string>>;
	run(stage: Stage): Promise<void>;
}

export interface Stage {
	readonly workbench: Workbench;
	/** Opens a file of the story with the caret at the `|` of `marked`, a piece of its text, and waits for the server. */
	openAt(path: string, marked: string): Promise<void>;
	/** Saves the file and expects exactly this text on the disk; desktop only, a web workbench saves to memory. */
	expectSaved(path: string, text: string): Promise<void>;
	/** Every file in the folder by its path, with its text; desktop only. */
	readFiles(): Promise<Readonly<Record<string, string>>>;
	/** How many processes of the language server have started since the story began; desktop only. */
	countServers(): Promise<number>;
}

/** A small dext; `personality` replaces its personality. Lines of the argument are indented here. */
export function dextPlist(personality: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>IOKitPersonalities</key>
	<dict>
		<key>Pedal</key>
		<dict>
${personality.trim().replace(/^/gm, '\t\t\t')}
		</dict>
	</dict>
	<key>OSBundleUsageDescription</key>
	<string>Reads the pedal</string>
</dict>
</plist>
`;
}

/** The keys of a personality with nothing to complain about. */
export const pedalPersonality = `
<key>CFBundleIdentifier</key>
<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
<key>CFBundleIdentifierKernel</key>
<string>com.apple.kpi.iokit</string>
<key>IOClass</key>
<string>IOUserService</string>
<key>IOProviderClass</key>
<string>IOUSBHostInterface</string>
<key>IOUserClass</key>
<string>Pedal</string>
<key>IOUserServerName</key>
<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
<key>bConfigurationValue</key>
<integer>1</integer>
<key>bInterfaceNumber</key>
<integer>0</integer>
<key>idProduct</key>
<integer>512</integer>
<key>idVendor</key>
<integer>1452</integer>
`;

/** The text with `after` in place of `before`, which must be there exactly once. */
export function replaceOnce(text: string, before: string, after: string): string {
	const parts = text.split(before);
	if (parts.length !== 2) {
		throw new Error(`${JSON.stringify(before)} is there ${parts.length - 1} times`);
	}
	return parts.join(after);
}
