import Combine
import Foundation
import SystemExtensions

/// Asks macOS to install or remove the extension of this app, and publishes the state of the request.
final class ExtensionActivation: NSObject, ObservableObject {
	@Published private(set) var state = "Not requested yet."

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
		state = "Requested. This can take a moment."
	}
}

extension ExtensionActivation: OSSystemExtensionRequestDelegate {
	/// Called if another version is installed. It is always replaced.
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
			state = "Done. Restart the Mac to complete the request."
		@unknown default:
			state = "Finished with result \(result.rawValue)."
		}
	}

	func request(_ request: OSSystemExtensionRequest, didFailWithError error: Error) {
		let code = (error as NSError).code
		state = "Failed with error \(code): \(error.localizedDescription)"
	}
}
