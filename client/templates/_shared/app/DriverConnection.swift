import Combine
import Foundation
import IOKit

/// Opens the driver and calls its methods, whose numbers `{{name}}UserClient.cpp` defines.
final class DriverConnection: ObservableObject {
	@Published private(set) var state = "Not connected."

	private var connection: io_connect_t = 0

	deinit {
		if connection != 0 { IOServiceClose(connection) }
	}

	func connect() {
		guard connection == 0 else { return }
		let service = IOServiceGetMatchingService(0, IOServiceNameMatching("{{name}}"))
		guard service != 0 else {
			state = "The driver is not running."
			return
		}
		defer { IOObjectRelease(service) }
		let result = IOServiceOpen(service, mach_task_self_, 0, &connection)
		guard result == KERN_SUCCESS else {
			state = "The driver can't be opened: \(describe(result))"
			return
		}
		var version: [UInt64] = [0]
		var count: UInt32 = 1
		let answer = IOConnectCallScalarMethod(connection, 0, nil, 0, &version, &count)
		state = answer == KERN_SUCCESS ? "Connected. Version \(version[0])." : describe(answer)
	}
{{#if typesKeys}}

	/// Types a key: 4 to 29 are the letters A to Z.
	func typeKey(_ usage: UInt64) {
		connect()
		guard connection != 0 else { return }
		let result = IOConnectCallScalarMethod(connection, 1, [usage], 1, nil, nil)
		state = result == KERN_SUCCESS ? "Typed." : describe(result)
	}
{{/if}}

	private func describe(_ result: kern_return_t) -> String {
		"0x" + String(UInt32(bitPattern: result), radix: 16)
	}
}
