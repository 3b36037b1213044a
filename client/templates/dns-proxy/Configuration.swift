import Combine
import Foundation
import NetworkExtension

/// Turns the DNS proxy on and off.
@MainActor
final class Configuration: ObservableObject {
	@Published private(set) var state = "Turn on the DNS proxy after you install it."

	func setEnabled(_ enabled: Bool) {
		Task {
			do {
				let manager = NEDNSProxyManager.shared()
				try await manager.loadFromPreferences()
				let provider = NEDNSProxyProviderProtocol()
				provider.providerBundleIdentifier = "{{extensionIdentifier}}"
				manager.providerProtocol = provider
				manager.localizedDescription = "{{displayName}}"
				manager.isEnabled = enabled
				try await manager.saveToPreferences()
				state = enabled ? "The DNS proxy is on." : "The DNS proxy is off."
			} catch {
				state = "Failed: \(error.localizedDescription)"
			}
		}
	}
}
