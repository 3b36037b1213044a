{{#if !IOUserResources}}
/// Opens the device, which no other driver can use then.
static kern_return_t OpenDevice(IOService * driver, IOService * provider, {{provider}} ** opened)
{
	{{provider}} * device = OSDynamicCast({{provider}}, provider);
	if (device == nullptr) {
		return kIOReturnNoDevice;
	}
{{#if IOPCIDevice}}
	const kern_return_t result = device->Open(driver, 0);
{{/if}}
{{#if transportUsb}}
	const kern_return_t result = device->Open(driver, 0, 0);
{{/if}}
	if (result != kIOReturnSuccess) {
		os_log(OS_LOG_DEFAULT, "{{name}}: can't open the device: 0x%08x", result);
		return result;
	}
	device->retain();
	*opened = device;
	return kIOReturnSuccess;
}

static void CloseDevice(IOService * driver, {{provider}} ** opened)
{
	if (*opened != nullptr) {
		(*opened)->Close(driver, 0);
		OSSafeReleaseNULL(*opened);
	}
}

{{/if}}
