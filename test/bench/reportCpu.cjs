/** Loaded before a program: writes the milliseconds of processor time that its process took to standard error. */
const { writeSync } = require('node:fs');

process.on('exit', () => {
	const { user, system } = process.cpuUsage();
	writeSync(2, String((user + system) / 1000));
});
