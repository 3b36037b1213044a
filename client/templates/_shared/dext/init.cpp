bool {{name}}::init()
{
	if (!super::init()) {
		return false;
	}
	ivars = IONewZero({{name}}_IVars, 1);
	return ivars != nullptr;
}

