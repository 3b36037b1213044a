import SwiftUI

struct ContentView: View {
	@StateObject private var activation = ExtensionActivation(identifier: "{{extensionIdentifier}}")
{{#if networkExtension}}
	@StateObject private var configuration = Configuration()
{{/if}}

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
{{#if networkExtension}}
			Text(configuration.state)
				.multilineTextAlignment(.center)
			HStack {
				Button("Turn on") { configuration.setEnabled(true) }
				Button("Turn off") { configuration.setEnabled(false) }
			}
{{/if}}
		}
		.padding(32)
		.frame(minWidth: 360)
	}
}
