/** The wizard in VS Code for the Web: its questions are from the worker, the names of devices from the server of the extension. */
import type { Story } from '../story.js';

export const webScaffold: Story = {
	name: 'the wizard asks, validates and names devices in VS Code for the Web',
	host: 'web',
	files: { 'README.md': '' },
	async run({ workbench }) {
		await workbench.run('New Codeless Driver');
		await workbench.choose(/What should it do/, 'Codeless dext: attach a macOS driver');
		await workbench.choose(/Where is the device/, /Enter Its IDs/);
		await workbench.choose(/^Device/, 'USB HID device');
		await workbench.answer(/Vendor ID/, '0x10000');
		await workbench.ask(/The maximum is 65535/);
		await workbench.answer(/maximum/, '0x046d');
		await workbench.answer(/Product ID/, '0xc52b');
		await workbench.goBack();
		await workbench.ask(/Product ID .* Unifying Receiver/);
	},
};
