#pragma once

#include <IOKit/IOService.h>

class {{name}} : public IOService {
	OSDeclareDefaultStructors({{name}})

public:
	bool start(IOService* provider) override;
	void stop(IOService* provider) override;
};
