#include "{{name}}.hpp"

#include <IOKit/IOLib.h>
#include <{{providerHeader}}>

#define super IOService
OSDefineMetaClassAndStructors({{name}}, IOService)

/// Called with the matched `{{provider}}`. Release in `stop` what is retained here.
bool {{name}}::start(IOService* provider)
{
	if (!super::start(provider)) {
		return false;
	}
	IOLog("{{name}}: attached to %s\n", provider->getName());
	registerService();
	return true;
}

void {{name}}::stop(IOService* provider)
{
	IOLog("{{name}}: detached from %s\n", provider->getName());
	super::stop(provider);
}
