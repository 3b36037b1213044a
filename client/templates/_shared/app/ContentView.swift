import SwiftUI

struct ContentView: View {
	@StateObject private var activation = ExtensionActivation(identifier: "{{driverIdentifier}}")

	var body: some View {
		VStack(spacing: 16) {
			Text(verbatim: "{{displayName}}")
				.font(.title)
			Text(activation.state)
				.multilineTextAlignment(.center)
			HStack {
				Button("Install", action: activation.activate)
				Button("Remove", action: activation.deactivate)
			}
		}
		.padding(32)
		.frame(minWidth: 360)
	}
}
