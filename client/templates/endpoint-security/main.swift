import EndpointSecurity
import Foundation
import os

let log = Logger(subsystem: "{{extensionIdentifier}}", category: "events")

func describe(_ result: es_new_client_result_t) -> String {
	switch result {
	case ES_NEW_CLIENT_RESULT_ERR_NOT_ENTITLED:
		return "the entitlement com.apple.developer.endpoint-security.client is missing"
	case ES_NEW_CLIENT_RESULT_ERR_NOT_PERMITTED:
		return "Full Disk Access is missing"
	case ES_NEW_CLIENT_RESULT_ERR_NOT_PRIVILEGED:
		return "the extension is not running as root"
	default:
		return "es_new_client returned \(result.rawValue)"
	}
}

var created: OpaquePointer?
let result = es_new_client(&created) { _, message in
	guard message.pointee.event_type == ES_EVENT_TYPE_NOTIFY_EXEC else { return }
	let path = message.pointee.event.exec.target.pointee.executable.pointee.path
	log.info("started: \(String(cString: path.data), privacy: .public)")
}
guard result == ES_NEW_CLIENT_RESULT_SUCCESS, let client = created else {
	log.fault("can't create the client: \(describe(result), privacy: .public)")
	exit(EXIT_FAILURE)
}

let events = [ES_EVENT_TYPE_NOTIFY_EXEC]
guard es_subscribe(client, events, UInt32(events.count)) == ES_RETURN_SUCCESS else {
	log.fault("can't subscribe to the events")
	exit(EXIT_FAILURE)
}

dispatchMain()
