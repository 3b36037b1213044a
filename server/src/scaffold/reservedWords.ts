/** Names that a class, Swift module, target or folder can't have. */

const cpp =
	'alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long main mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires return short signed sizeof static static_assert static_cast std struct switch template this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq';

const swift =
	'Any Protocol Self Type actor any as associatedtype async await break case catch class continue default defer deinit do dynamic else enum extension fallthrough false fileprivate final for func get guard if import in infix init inout internal is lazy let mutating nil nonisolated open operator optional override postfix precedencegroup prefix private protocol public repeat required rethrows return self set some static struct subscript super switch throw throws true try typealias unowned var weak where while willSet didSet';

/** Macros and names that the interface generator of DriverKit adds to every class. */
const driverKit =
	'IIG IMPL KERNEL LOCAL LOCALONLY LOCALHOST QUEUENAME TYPE REMOTE SUPERDISPATCH ivars';

/** Windows reserves these for devices, with any extension and in any case. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** What is next to the folder of a target: its build, which git ignores, and its Makefile. Some file systems ignore case. */
const neighbors = /^(build|deriveddata|makefile)$/i;

const owners: readonly (readonly [owner: string, words: ReadonlySet<string>])[] = [
	['C++', wordsOf(cpp)],
	['Swift', wordsOf(swift)],
	['DriverKit', wordsOf(driverKit)],
];

/**
 * Macros and types of C headers and build settings. POSIX reserves all names that end in `_t` (IEEE Std 1003.1, 2.2.2
 * The Name Space).
 */
const headers =
	/^(?:\w+_t|errno|NULL|EOF|TRUE|FALSE|DEBUG|[US]Int(?:8|16|32|64)?|Boolean|IOReturn|U?(?:S?CHAR|SHRT|INT|LONG|LLONG|S?SIZE|INTMAX|INTPTR|PTRDIFF|INT(?:8|16|32|64))_(?:MIN|MAX))$/;

/** Methods of the superclasses of drivers: a class and its method can't have the same name. */
const methods = wordsOf(
	'AddObject attach ChangePowerState close Complete CompleteIO ConnectQueues CopyClientMemoryForType CopyDispatchQueue CopyProperties Create CreateAction detach DisconnectQueues Dispatch DoAsyncEjectMedia DoAsyncReadWrite DoAsyncSynchronize DoAsyncUnmapPriv ExternalMethod free GetAdditionalInfoString GetDeviceParams getElements getHardwareAddress getInitialMedia getMaxTransferUnit getName GetProductString getProperty GetProvider getProvider GetRegistryEntryID GetRevisionString getSupportedMediaArray GetVendorString GetWorkQueue handleChosenMedia handleReport handleStart handleStop HwActivate HwDeactivate HwGetModemStatus HwProgramBaudRate HwProgramFlowControl HwProgramLatencyTimer HwProgramMCR HwProgramUART HwResetFIFO HwSendBreak init Invoke matchPropertyTable message MoveData newDeviceDescription newReportDescriptor NewUserClient newUserClient open PacketsToSend ParallelTaskCompletion PeriodEnded probe PublishDevice PublishInterface RegisterDext RegisterService registerService release RemoveObject ReportEjectability ReportRemovability ReportWriteProtection retain RxDataAvailable RxFreeSpaceAvailable setAllMulticastModeEnable SetDispatchQueue setInterfaceEnable SetModemStatus setMulticastAddresses SetName SetPowerState setPromiscuousModeEnable SetProperties setProperty SetQueuesEnabled Start start StartDevice StartIO Stop stop StopDevice StopIO Terminate terminate TxDataAvailable TxFreeSpaceAvailable TypeKey UserAbortTaskRequest UserAbortTaskSetRequest UserClearACARequest UserClearTaskSetRequest UserCreateTargetForID UserDetermineDeviceCharacteristics UserDoesHBAPerformAutoSense UserDoesHBAPerformDeviceManagement UserDoesHBASupportMultiPathing UserDoesHBASupportSCSIParallelFeature UserGetDataBuffer UserGetDMASpecification UserInitializeController UserInitializeDeviceSupport UserInitializeTargetForID UserLogicalUnitResetRequest UserMapBundledParallelTaskCommandAndResponseBuffers UserMapHBAData UserProcessBundledParallelTasks UserProcessParallelTask UserReportHBAConstraints UserReportHBAHighestLogicalUnitNumber UserReportHighestSupportedDeviceID UserReportInitiatorIdentifier UserReportMaximumTaskCount UserSendCDB UserStartController UserTargetResetRequest',
);

/** Modules that system extensions and their apps import, directly or through others. */
const modules = wordsOf(
	'AppKit Combine CoreFoundation Darwin Dispatch EndpointSecurity Foundation IOKit Network NetworkExtension ObjectiveC Security Swift SwiftUI SystemExtensions XPC os',
);

/** Why a target can't have a name; undefined where it can. */
export function reservedWordFault(word: string): string | undefined {
	const owner = device.test(word) ? 'Windows' : owners.find(([, words]) => words.has(word))?.[0];
	if (owner !== undefined) return `'${word}' is a reserved word in ${owner}.`;
	if (neighbors.test(word)) return `'${word}' is a file or folder of every project.`;
	return headers.test(word) ? `'${word}' is a reserved name of the C headers.` : undefined;
}

/** Why the class of a driver can't have a name, besides `reservedWordFault`. */
export function methodNameFault(word: string): string | undefined {
	return methods.has(word)
		? `'${word}' is a method of driver classes. A class with the same name does not compile.`
		: undefined;
}

/** Why a Swift module can't have a name, besides `reservedWordFault`. */
export function moduleNameFault(word: string): string | undefined {
	return modules.has(word)
		? `'${word}' is an Apple module that the code imports. A module with the same name does not compile.`
		: undefined;
}

function wordsOf(list: string): ReadonlySet<string> {
	return new Set(list.split(' '));
}
