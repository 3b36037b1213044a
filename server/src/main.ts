/** The language server wherever it is loaded: a Node process or a web worker finds in it the host it needs. */

const isNode = typeof process === 'object' && typeof process.versions?.node === 'string';

void (isNode ? import('./node/main.js') : import('./browser/main.js'));
