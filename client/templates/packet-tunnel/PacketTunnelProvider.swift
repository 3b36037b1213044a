import NetworkExtension
import os

/// Receives the packets that match the routes of its settings.
final class PacketTunnelProvider: NEPacketTunnelProvider {
	private let log = Logger(subsystem: "{{extensionIdentifier}}", category: "tunnel")

	override func startTunnel(options: [String: NSObject]?, completionHandler: @escaping (Error?) -> Void) {
		let settings = NEPacketTunnelNetworkSettings(tunnelRemoteAddress: "192.0.2.1")
		let ipv4 = NEIPv4Settings(addresses: ["198.51.100.2"], subnetMasks: ["255.255.255.0"])
		ipv4.includedRoutes = [
			NEIPv4Route(destinationAddress: "198.51.100.0", subnetMask: "255.255.255.0")
		]
		settings.ipv4Settings = ipv4
		setTunnelNetworkSettings(settings) { [weak self] error in
			completionHandler(error)
			if error == nil { self?.readPackets() }
		}
	}

	override func stopTunnel(with reason: NEProviderStopReason, completionHandler: @escaping () -> Void) {
		completionHandler()
	}

	/// Drops all packets. A tunnel sends them to its server, and writes the packets received to `packetFlow`.
	private func readPackets() {
		packetFlow.readPackets { [weak self] packets, _ in
			self?.log.debug("read \(packets.count) packets")
			self?.readPackets()
		}
	}
}
