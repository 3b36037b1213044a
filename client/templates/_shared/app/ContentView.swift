import SwiftUI

struct ContentView: View {
	@StateObject private var activation = ExtensionActivation(identifier: "{{driverIdentifier}}")
{{#if userClient:yes}}
	@StateObject private var driver = DriverConnection()
{{#if typesKeys}}
	@State private var typed = ""
{{/if}}
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
{{#if userClient:yes}}
			Text(driver.state)
				.multilineTextAlignment(.center)
			HStack {
				Button("Connect", action: driver.connect)
{{#if typesKeys}}
				Button("Type A") { driver.typeKey(4) }
{{/if}}
			}
{{#if typesKeys}}
			TextField("Click here, then choose Type A", text: $typed)
{{/if}}
{{/if}}
		}
		.padding(32)
		.frame(minWidth: 360)
	}
}
