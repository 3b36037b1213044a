import NetworkExtension
import os

/// Allows or blocks each flow that a process opens.
final class FilterDataProvider: NEFilterDataProvider {
	private let log = Logger(subsystem: "{{extensionIdentifier}}", category: "filter")

	override func startFilter(completionHandler: @escaping (Error?) -> Void) {
		let everything = NENetworkRule(
			remoteNetwork: nil,
			remotePrefix: 0,
			localNetwork: nil,
			localPrefix: 0,
			protocol: .any,
			direction: .outbound
		)
		let rule = NEFilterRule(networkRule: everything, action: .filterData)
		apply(NEFilterSettings(rules: [rule], defaultAction: .allow), completionHandler: completionHandler)
	}

	override func stopFilter(with reason: NEProviderStopReason, completionHandler: @escaping () -> Void) {
		completionHandler()
	}

	override func handleNewFlow(_ flow: NEFilterFlow) -> NEFilterNewFlowVerdict {
		log.info("flow: \(flow.description, privacy: .private)")
		return .allow()
	}
}
