import Foundation
import NetworkExtension

/// Turns the tunnel on and off.
@MainActor
final class Configuration: ObservableObject {
	@Published private(set) var state = "Turn the tunnel on once it is installed."

	func setEnabled(_ enabled: Bool) {
		Task {
			do {
				let known = try await NETunnelProviderManager.loadAllFromPreferences()
				let manager = known.first ?? NETunnelProviderManager()
				let provider = NETunnelProviderProtocol()
				provider.providerBundleIdentifier = "{{extensionIdentifier}}"
				provider.serverAddress = "192.0.2.1"
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
				state = enabled ? "The tunnel is on." : "The tunnel is off."
			} catch {
				state = "Failed: \(error.localizedDescription)"
			}
		}
	}
}
