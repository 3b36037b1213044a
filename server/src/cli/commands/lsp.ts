/** `driver-plist lsp --stdio`: runs the language server for editors other than VS Code. */
import { limitHeap } from '../../node/limitHeap.js';
import { type Command, exitStatus, UsageError } from '../command.js';
import { parseCommandLine } from '../commandLine.js';

const help = `Runs the language server for an editor.

Usage: driver-plist lsp --stdio

The server uses the Language Server Protocol on standard input and output.

Neovim, Emacs, Helix, and Sublime Text are described in
https://github.com/driver-plist/driver-plist/blob/main/docs/editors.md

Examples:
  Neovim 0.8 or later, in a property list:
    :lua vim.lsp.start({ name = 'driver-plist', cmd = { 'driver-plist', 'lsp', '--stdio' } })
  Emacs with Eglot:
    (require 'eglot)
    (add-to-list 'auto-mode-alist '("\\\\.\\\\(plist\\\\|entitlements\\\\)\\\\'" . nxml-mode))
    (add-to-list 'eglot-server-programs '(nxml-mode . ("driver-plist" "lsp" "--stdio")))
    (add-hook 'nxml-mode-hook (lambda () (modify-syntax-entry ?> ".")))
    (add-hook 'nxml-mode-hook #'eglot-ensure)
`;

export const lsp: Command = {
	help,
	async run(args) {
		const { values, positionals } = parseCommandLine(args, {
			stdio: { type: 'boolean' },
			clientProcessId: { type: 'string' },
		});
		if (positionals.length > 0) throw new UsageError(`Unexpected argument '${positionals[0]}'.`);
		if (values.stdio !== true) throw new UsageError('Missing --stdio.');
		limitHeap();
		await import('../../node/main.js');
		await new Promise<void>((resolve) => process.stdin.once('close', resolve));
		return exitStatus.ok;
	},
};
