/** A story: the actions of a user in the workbench, and the results that they see. */
import type { Workbench } from './workbench.js';

export interface Story {
	readonly name: string;
	/** The extension host: Node, or a web worker. */
	readonly host: 'desktop' | 'web';
	/** The files of the open folder: path and text. */
	readonly files: Readonly<Record<string, string>>;
	/** Further files that are not text: path and bytes. */
	readonly binaryFiles?: Readonly<Record<string, Uint8Array>>;
	run(context: StoryContext): Promise<void>;
}

export interface StoryContext {
	readonly workbench: Workbench;
	/** Opens a file of the story with the cursor at the `|` of `marked`, a part of its text, and waits for the server. */
	openAt(path: string, marked: string): Promise<void>;
	/** Saves the file and expects exactly this text on the disk. Desktop only, because a web workbench saves to memory. */
	expectSaved(path: string, text: string): Promise<void>;
	/** All files in the folder, text by path. Desktop only. */
	readFiles(): Promise<Readonly<Record<string, string>>>;
	/** Renames a file or a folder as another program does. Desktop only. */
	renameOnDisk(path: string, to: string): Promise<void>;
	/** The number of language server processes started since the beginning of the story. Desktop only. */
	countServers(): Promise<number>;
	/** Kills the language server of the story, and waits for another one if `restarts` is true. Desktop only. */
	killServer(restarts: boolean): Promise<void>;
}

/** A small dext with this personality, whose lines are indented here. */
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

/** The entitlements of a dext without a transport. */
export const dextEntitlements = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>com.apple.developer.driverkit</key>
	<true/>
</dict>
</plist>
`;

/** The keys of a personality without problems. */
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

/** The text with `before`, which must occur exactly once, replaced by `after`. */
export function replaceOnce(text: string, before: string, after: string): string {
	const parts = text.split(before);
	if (parts.length !== 2) {
		throw new Error(`${JSON.stringify(before)} occurs ${parts.length - 1} times`);
	}
	return parts.join(after);
}
