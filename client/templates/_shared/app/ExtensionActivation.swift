import Combine
import Foundation
import SystemExtensions

/// Asks macOS to install or remove the extension that this app carries, and says how that goes.
final class ExtensionActivation: NSObject, ObservableObject {
	@Published private(set) var state = "Not asked for yet."

	private let identifier: String

	init(identifier: String) {
		self.identifier = identifier
	}

	func activate() {
		submit(.activationRequest(forExtensionWithIdentifier: identifier, queue: .main))
	}

	func deactivate() {
		submit(.deactivationRequest(forExtensionWithIdentifier: identifier, queue: .main))
	}

	private func submit(_ request: OSSystemExtensionRequest) {
		request.delegate = self
		OSSystemExtensionManager.shared.submitRequest(request)
		state = "Asked for. This can take a moment."
	}
}

extension ExtensionActivation: OSSystemExtensionRequestDelegate {
	/// Called when another version is installed: the version that this app carries always wins.
	func request(
		_ request: OSSystemExtensionRequest,
		actionForReplacingExtension existing: OSSystemExtensionProperties,
		withExtension replacement: OSSystemExtensionProperties
	) -> OSSystemExtensionRequest.ReplacementAction {
		.replace
	}

	func requestNeedsUserApproval(_ request: OSSystemExtensionRequest) {
		state = "Waiting for approval in System Settings."
	}

	func request(
		_ request: OSSystemExtensionRequest,
		didFinishWithResult result: OSSystemExtensionRequest.Result
	) {
		switch result {
		case .completed:
			state = "Done."
		case .willCompleteAfterReboot:
			state = "Done after the next restart."
		@unknown default:
			state = "Finished with result \(result.rawValue)."
		}
	}

	func request(_ request: OSSystemExtensionRequest, didFailWithError error: Error) {
		let code = (error as NSError).code
		state = "Failed with error \(code): \(error.localizedDescription)"
	}
}
