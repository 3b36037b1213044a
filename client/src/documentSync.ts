/**
 * Sends documents and their changes to the server in the order of events. A paste into an untitled document changes its
 * text and then its language, which closes and opens it. The client sends what opens a document faster than a change
 * (`sendNotification` in vscode-languageclient), and the server would apply the change to a text that has it.
 */
import type { TextDocument } from 'vscode';

/** Sends a notification, which reads the text when it is called. */
type Send = () => Promise<void>;

export class DocumentSync {
	/** The documents that are open, or that will be when this object is still the value. */
	readonly #states = new Map<string, 'open' | { readonly opening: true }>();
	/** The last notification of each document until it is sent. */
	readonly #sending = new Map<string, Promise<void>>();

	/** Opens the document after everything before was sent. Its text then has the changes until then. */
	async open({ uri }: TextDocument, send: Send): Promise<void> {
		const id = uri.toString();
		const state = { opening: true } as const;
		this.#states.set(id, state);
		await this.#afterOthers(id, async () => {
			// Otherwise it was closed in the meantime.
			if (this.#states.get(id) !== state) return;
			this.#states.set(id, 'open');
			await send();
		});
	}

	/** Sends a change of a document that is open, and opens one that is not. */
	async change({ uri }: TextDocument, { change, open }: Record<'change' | 'open', Send>) {
		const id = uri.toString();
		const state = this.#states.get(id);
		// The text that will be sent has the change.
		if (typeof state === 'object') return;
		this.#states.set(id, 'open');
		await this.#track(id, state === 'open' ? change() : open());
	}

	async close({ uri }: TextDocument, send: Send): Promise<void> {
		const id = uri.toString();
		this.#states.delete(id);
		await this.#afterOthers(id, send);
	}

	/** A request that follows must not overtake the notification, so it waits only for others that are not sent yet. */
	#afterOthers(id: string, send: Send): Promise<void> {
		const others = this.#sending.get(id);
		return this.#track(id, others ? others.then(send, send) : send());
	}

	async #track(id: string, sent: Promise<void>): Promise<void> {
		this.#sending.set(id, sent);
		try {
			await sent;
		} finally {
			if (this.#sending.get(id) === sent) this.#sending.delete(id);
		}
	}
}
