import SwiftUI

@main
struct {{name}}App: App {
	var body: some Scene {
		WindowGroup {
			ContentView()
		}
	}
}
