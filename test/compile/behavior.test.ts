/** What the code of virtual devices does, run on this computer: the disk in memory, and the port that sends back. */
import { afterAll, describe, expect, it } from 'vitest';
import { allRenderings } from '../templates/renderings.js';
import { CompilerFolder, compiler, withoutCompiler } from './compiler.js';

const folder = new CompilerFolder();
afterAll(() => folder.remove());

function codeOf(title: string): string {
	const rendering = allRenderings(['default']).find((each) => each.title === `${title} default`);
	return rendering?.files.find(({ path }) => path === 'MyDriver/MyDriver.cpp')?.text ?? '';
}

/** The text from the first match of `from` to the first one of `to` after it. */
function between(text: string, from: string, to: string): string {
	const start = text.indexOf(from);
	const end = text.indexOf(to, start);
	if (start < 0 || end < 0) throw new Error(`'${from}' to '${to}' is missing.`);
	return text.slice(start, end);
}

const disk = codeOf('scsi-controller virtual no');

/** Reads commands as hexadecimal digits, the size of their data, and the byte that fills it. */
const diskProgram = `
#include <cstdint>
#include <cstdio>
#include <cstring>
enum { kSCSITaskStatus_GOOD = 0, kSCSITaskStatus_CHECK_CONDITION = 2 };
struct SCSIUserParallelResponse
{
	uint32_t fCompletionStatus;
	uint64_t fBytesTransferred;
	uint8_t fSenseBuffer[256];
	uint8_t fSenseLength;
};
${between(disk, 'static constexpr uint64_t blockSize', '\n\nstruct ')}
${between(disk, '/// The number in', '/// Executes a command. Only here')}
static uint8_t contents[diskSize];
static uint8_t data[1 << 20];
int main()
{
	char digits[64];
	unsigned size, fill;
	while (scanf("%63s %u %u", digits, &size, &fill) == 3) {
		uint8_t command[16] = {};
		for (size_t at = 0; at + 1 < strlen(digits); at += 2) {
			unsigned byte;
			sscanf(digits + at, "%2x", &byte);
			command[at / 2] = static_cast<uint8_t>(byte);
		}
		memset(data, static_cast<int>(fill), sizeof(data));
		SCSIUserParallelResponse response = {};
		Execute(contents, command, data, size, &response);
		printf("%u %02x %llu ", response.fCompletionStatus, response.fSenseBuffer[12],
			static_cast<unsigned long long>(response.fBytesTransferred));
		for (unsigned at = 0; at < 16 && at < response.fBytesTransferred; at++) printf("%02x", data[at]);
		puts("");
	}
}
`;

const ok = '0 00';
const outOfRange = '2 21 0 ';
const invalidCommand = '2 20 0 ';
const invalidField = '2 24 0 ';

describe.skipIf(compiler === undefined)(`a disk in memory${withoutCompiler}`, () => {
	/** The command, the size of its data, what fills it, and the answer. */
	const commands: readonly (readonly [string, number, number, string])[] = [
		// TEST UNIT READY, and INQUIRY of a direct access device of 36 bytes.
		['000000000000', 0, 0, `${ok} 0 `],
		['120000002400', 36, 0, `${ok} 36 000006021f0000004578616d706c6520`],
		['120000000500', 5, 0, `${ok} 5 000006021f`],
		['120100002400', 36, 0, invalidField],
		// The last block is 32,767, and a block has 512 bytes.
		['25000000000000000000', 8, 0, `${ok} 8 00007fff00000200`],
		['9e100000000000000000000000200000', 32, 0, `${ok} 32 0000000000007fff0000020000000000`],
		['9e110000000000000000000000200000', 32, 0, invalidCommand],
		// REPORT LUNS, and MODE SENSE without pages.
		['a00000000000000000100000', 16, 0, `${ok} 16 00000008000000000000000000000000`],
		['1a003f00c000', 192, 255, `${ok} 4 03000000`],
		// What is written to two blocks is read from them, and nothing else.
		['28000000000100000100', 512, 255, `${ok} 512 ${'00'.repeat(16)}`],
		['2a000000000100000200', 1024, 171, `${ok} 1024 ${'ab'.repeat(16)}`],
		['28000000000200000100', 512, 0, `${ok} 512 ${'ab'.repeat(16)}`],
		['28000000000300000100', 512, 255, `${ok} 512 ${'00'.repeat(16)}`],
		['88000000000000000001000000010000', 512, 0, `${ok} 512 ${'ab'.repeat(16)}`],
		// The last block, and those after it.
		['8a000000000000007fff000000010000', 512, 5, `${ok} 512 ${'05'.repeat(16)}`],
		['28000000800000000100', 512, 0, outOfRange],
		['2a0000007fff00000200', 1024, 1, outOfRange],
		['88ffffffffffffffffffffffffff0000', 512, 0, outOfRange],
		// More than the memory of the command.
		['28000000000000000400', 512, 0, invalidField],
		// READ BUFFER does not exist.
		['3c000000000000000000', 0, 0, invalidCommand],
	];

	it('answers commands', () => {
		const input = commands.map(([command, size, fill]) => `${command} ${size} ${fill}`).join('\n');
		const output = folder.run('disk', diskProgram, input).split('\n');
		expect(commands.map(([command], index) => [command, output[index]])).toEqual(
			commands.map(([command, , , answer]) => [command, answer]),
		);
	});
});

const port = codeOf('serial virtual no');

/** Writes the input to a queue of 8 bytes, and reads what arrives in a queue of 4 bytes. */
const portProgram = `
#include <cstdint>
#include <cstdio>
#include <string>
struct SerialPortInterface
{
	uint32_t txPI, txCI, rxPI, rxCI, txqoffset, rxqoffset;
	uint8_t txqlogsz, rxqlogsz;
};
struct IOMemoryMap
{
	void * memory;
	uint64_t GetAddress() { return reinterpret_cast<uint64_t>(memory); }
};
struct MyDriver_IVars
{
	IOMemoryMap * interfaceMap;
	IOMemoryMap * receiveMap;
	IOMemoryMap * transmitMap;
};
struct MyDriver
{
	MyDriver_IVars * ivars;
	unsigned received = 0, freed = 0;
	void RxDataAvailable() { received++; }
	void TxFreeSpaceAvailable() { freed++; }
	void MoveData();
};
${between(port, 'void MyDriver::MoveData()', '/// An app has written data.')}
int main()
{
	uint8_t transmit[8 + 3] = {}, receive[4 + 5] = {};
	SerialPortInterface queues = {0, 0, 0, 0, 3, 5, 3, 2};
	IOMemoryMap maps[] = {{&queues}, {receive}, {transmit}};
	MyDriver_IVars ivars = {&maps[0], &maps[1], &maps[2]};
	MyDriver driver;
	driver.ivars = &ivars;
	driver.MoveData();
	std::string input, output;
	for (int each; (each = getchar()) != EOF;) input += static_cast<char>(each);
	size_t written = 0;
	for (int step = 0; step < 1000 && output.size() < input.size(); step++) {
		// Three bytes at most, where the queue is not full.
		for (int count = 0; count < 3 && written < input.size(); count++) {
			if (((queues.txPI + 1) & 7) == queues.txCI) break;
			transmit[3 + queues.txPI] = static_cast<uint8_t>(input[written++]);
			queues.txPI = (queues.txPI + 1) & 7;
		}
		driver.MoveData();
		// The app reads one byte, and two in each third step.
		for (int count = 0; count < (step % 3 == 0 ? 2 : 1) && queues.rxCI != queues.rxPI; count++) {
			output += static_cast<char>(receive[5 + queues.rxCI]);
			queues.rxCI = (queues.rxCI + 1) & 3;
		}
		driver.MoveData();
	}
	printf("%s|%d", output.c_str(), driver.received == driver.freed && driver.received > 0);
}
`;

describe.skipIf(compiler === undefined)(`a port that sends back${withoutCompiler}`, () => {
	it.each(['a', 'echo\n', 'The quick brown fox jumps over the lazy dog. '.repeat(3)])(
		'returns %j, whatever is free in its queues',
		(text) => {
			expect(folder.run('port', portProgram, text)).toBe(`${text}|1`);
		},
	);
});
