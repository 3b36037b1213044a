import Foundation
import NetworkExtension

/// Turns the proxy on and off.
@MainActor
final class Configuration: ObservableObject {
	@Published private(set) var state = "Turn the proxy on once it is installed."

	func setEnabled(_ enabled: Bool) {
		Task {
			do {
				let known = try await NETransparentProxyManager.loadAllFromPreferences()
				let manager = known.first ?? NETransparentProxyManager()
				let provider = NETunnelProviderProtocol()
				provider.providerBundleIdentifier = "{{extensionIdentifier}}"
				provider.serverAddress = "127.0.0.1"
				manager.protocolConfiguration = provider
				manager.localizedDescription = "{{displayName}}"
				manager.isEnabled = enabled
				try await manager.saveToPreferences()
				try await manager.loadFromPreferences()
				if enabled {
					try manager.connection.startVPNTunnel()
				} else {
					manager.connection.stopVPNTunnel()
				}
				state = enabled ? "The proxy is on." : "The proxy is off."
			} catch {
				state = "Failed: \(error.localizedDescription)"
			}
		}
	}
}
