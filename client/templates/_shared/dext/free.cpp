void {{name}}::free()
{
	IOSafeDeleteNULL(ivars, {{name}}_IVars, 1);
	super::free();
}

