import Combine
import Foundation
import NetworkExtension

/// Turns the filter on and off.
@MainActor
final class Configuration: ObservableObject {
	@Published private(set) var state = "Turn on the filter after you install it."

	func setEnabled(_ enabled: Bool) {
		Task {
			do {
				let manager = NEFilterManager.shared()
				try await manager.loadFromPreferences()
				let provider = manager.providerConfiguration ?? NEFilterProviderConfiguration()
				provider.filterSockets = true
				provider.filterPackets = false
				manager.providerConfiguration = provider
				manager.localizedDescription = "{{displayName}}"
				manager.isEnabled = enabled
				try await manager.saveToPreferences()
				state = enabled ? "The filter is on." : "The filter is off."
			} catch {
				state = "Failed: \(error.localizedDescription)"
			}
		}
	}
}
