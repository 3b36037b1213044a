/** The places in other files to which a finding about two files points. */
import { describe, expect, it } from 'vitest';
import type { RelatedPlace } from '../../../server/src/service/document/finding.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import { analyzeExample, findingsOf } from '../../support/checkFindings.js';

const camera = (name: string): string =>
	`<key>CFBundlePackageType</key><string>SYSX</string><key>CMIOExtension</key><dict><key>CMIOExtensionMachServiceName</key><string>${name}</string></dict>`;
const groups =
	'<key>com.apple.security.application-groups</key><array><string>group.com.example.camera</string></array>';

function relatedIn(
	text: string,
	kind: 'systemExtension' | 'entitlements',
	near: string,
	other: string,
) {
	const plist = analyzeExample(text, { kind, neighbors: { [near]: other } });
	const finding = findingsOf(plist).find(({ code }) => code === 'mach-service-outside-app-groups');
	return (finding?.related ?? []).map(shown);
}

function shown({ at, message, in: file }: RelatedPlace): string {
	const name = file?.uri.split('/').at(-1);
	return `${name} ${at.path.join(' › ')}: ${renderMessage(message)}`;
}

describe('a finding about two files', () => {
	it('points from the Info.plist to the entitlements', () => {
		expect(
			relatedIn(camera('com.example'), 'systemExtension', 'Camera.entitlements', groups),
		).toEqual([
			'Camera.entitlements com.apple.security.application-groups: The app groups are here.',
		]);
	});

	it('points from the entitlements to the Info.plist', () => {
		expect(relatedIn(groups, 'entitlements', 'Info.plist', camera('com.example'))).toEqual([
			"Info.plist CMIOExtension › CMIOExtensionMachServiceName: 'CMIOExtensionMachServiceName' is here.",
		]);
	});
});
