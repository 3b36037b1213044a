import Combine
import Foundation
import NetworkExtension

/// Turns the {{service}} on and off.
@MainActor
final class Configuration: ObservableObject {
	@Published private(set) var state = "Turn on the {{service}} after you install it."

	func setEnabled(_ enabled: Bool) {
		Task {
			do {
				let known = try await {{manager}}.loadAllFromPreferences()
				let manager = known.first ?? {{manager}}()
				let provider = NETunnelProviderProtocol()
				provider.providerBundleIdentifier = "{{extensionIdentifier}}"
				provider.serverAddress = "{{serverAddress}}"
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
				state = enabled ? "The {{service}} is on." : "The {{service}} is off."
			} catch {
				state = "Failed: \(error.localizedDescription)"
			}
		}
	}
}
