import NetworkExtension
import os

/// Receives the flows that its settings include.
final class TransparentProxyProvider: NETransparentProxyProvider {
	private let log = Logger(subsystem: "{{extensionIdentifier}}", category: "proxy")

	override func startProxy(options: [String: Any]?, completionHandler: @escaping (Error?) -> Void) {
		let settings = NETransparentProxyNetworkSettings(tunnelRemoteAddress: "127.0.0.1")
		settings.includedNetworkRules = [
			NENetworkRule(
				remoteNetwork: nil,
				remotePrefix: 0,
				localNetwork: nil,
				localPrefix: 0,
				protocol: .TCP,
				direction: .outbound
			)
		]
		setTunnelNetworkSettings(settings, completionHandler: completionHandler)
	}

	override func stopProxy(with reason: NEProviderStopReason, completionHandler: @escaping () -> Void) {
		completionHandler()
	}

	/// Returns false for flows that are not proxied.
	override func handleNewFlow(_ flow: NEAppProxyFlow) -> Bool {
		log.info("flow: \(flow.description, privacy: .private)")
		return false
	}
}
