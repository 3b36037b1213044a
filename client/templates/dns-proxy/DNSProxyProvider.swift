import NetworkExtension
import os

/// Receives all flows to port 53.
final class DNSProxyProvider: NEDNSProxyProvider {
	private let log = Logger(subsystem: "{{extensionIdentifier}}", category: "dns")

	override func startProxy(options: [String: Any]? = nil, completionHandler: @escaping (Error?) -> Void) {
		completionHandler(nil)
	}

	override func stopProxy(with reason: NEProviderStopReason, completionHandler: @escaping () -> Void) {
		completionHandler()
	}

	/// Returns false for queries that the resolvers of the system answer.
	override func handleNewFlow(_ flow: NEAppProxyFlow) -> Bool {
		log.info("flow: \(flow.description, privacy: .private)")
		return false
	}
}
