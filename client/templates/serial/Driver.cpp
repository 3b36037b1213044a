#include <os/log.h>

#include <DriverKit/IOLib.h>
#include <{{framework}}/{{superclass}}.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	bool isActive;
};

bool {{name}}::init()
{
	if (!super::init()) {
		return false;
	}
	ivars = IONewZero({{name}}_IVars, 1);
	return ivars != nullptr;
}

void {{name}}::free()
{
	IOSafeDeleteNULL(ivars, {{name}}_IVars, 1);
	super::free();
}

kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return RegisterService();
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

/// Called when an app opens the port.
kern_return_t IMPL({{name}}, HwActivate)
{
	kern_return_t result = HwActivate(SUPERDISPATCH);
	ivars->isActive = result == kIOReturnSuccess;
	return result;
}

/// Called when the last app closes the port.
kern_return_t IMPL({{name}}, HwDeactivate)
{
	ivars->isActive = false;
	return HwDeactivate(SUPERDISPATCH);
}

kern_return_t IMPL({{name}}, HwResetFIFO)
{
	return kIOReturnUnsupported;
}

kern_return_t IMPL({{name}}, HwSendBreak)
{
	return kIOReturnUnsupported;
}

/// Stop bits are in units of half bits: 2 is one stop bit.
kern_return_t IMPL({{name}}, HwProgramUART)
{
	return kIOReturnUnsupported;
}

kern_return_t IMPL({{name}}, HwProgramBaudRate)
{
	return kIOReturnUnsupported;
}

/// The modem lines that the computer sets.
kern_return_t IMPL({{name}}, HwProgramMCR)
{
	return kIOReturnUnsupported;
}

/// The modem lines that the other side sets.
kern_return_t IMPL({{name}}, HwGetModemStatus)
{
	*cts = false;
	*dsr = false;
	*ri = false;
	*dcd = false;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, HwProgramLatencyTimer)
{
	return kIOReturnUnsupported;
}

kern_return_t IMPL({{name}}, HwProgramFlowControl)
{
	return kIOReturnUnsupported;
}
