import NetworkExtension
import os

/// Is offered every flow to port 53.
final class DNSProxyProvider: NEDNSProxyProvider {
	private let log = Logger(subsystem: "{{extensionIdentifier}}", category: "dns")

	override func startProxy(options: [String: Any]? = nil, completionHandler: @escaping (Error?) -> Void) {
		completionHandler(nil)
	}

	override func stopProxy(with reason: NEProviderStopReason, completionHandler: @escaping () -> Void) {
		completionHandler()
	}

	/// A query that is not taken is answered by the resolvers of the system.
	override func handleNewFlow(_ flow: NEAppProxyFlow) -> Bool {
		log.info("flow: \(flow.description, privacy: .private)")
		return false
	}
}
