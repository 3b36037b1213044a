/** Renders a class of a `.iig` file as C++, in the shape that the compiler of Apple's tool sees: dispatched methods have an `_Impl`. */
import {
	type AnyClass,
	isLocalOnly,
	originOf,
	type ProjectClasses,
} from '../../scripts/iig/lineage.js';
import type { InterfaceMethod, InterfaceParameter } from '../../scripts/iig/parseInterface.js';

/** `own` is a class of the project, whose methods are implemented. */
export function renderClass(owner: AnyClass, project: ProjectClasses, own: boolean): string {
	const { name, superclass } = owner;
	const local = owner.methods.filter((method) => isLocalOnly(owner, method, project));
	const dispatched = owner.methods.filter((method) => !local.includes(method));
	return [
		...dispatched.map((method) => `#define ${name}_${method.name}_Args ${parametersOf(method)}`),
		`struct ${name}_IVars;`,
		`extern OSMetaClass * g${name}MetaClass;`,
		`class ${name} : public ${superclass ?? 'OSMetaClassBase'}`,
		'{',
		'public:',
		`	using super = ${superclass ?? 'OSMetaClassBase'};`,
		`	${name}_IVars * ivars;`,
		`	static kern_return_t _Dispatch(${name} * self, const IORPC rpc);`,
		...dispatched.flatMap((method) => renderDispatched(owner, method, project, own)),
		...local.map((method) => `	${renderLocal(owner, method, project)};`),
		'}',
	].join('\n');
}

/**
 * What fails to compile if a class of the project can't be created or a method has other parameters than the one it
 * overrides: the code that dispatches calls.
 */
export function renderDispatch(owner: AnyClass, project: ProjectClasses): string {
	const { name } = owner;
	const methods = owner.methods.filter(
		(method) => !method.isStatic && !method.isPure && !isLocalOnly(owner, method, project),
	);
	return [
		`void create_${name}(void * memory)`,
		'{',
		`	new (memory) ${name};`,
		...methods.map((method) => {
			const origin = originOf(owner, method, project).method;
			const types = origin.parameters.map((parameter) => declare({ ...parameter, name: '' }));
			return `	(void)static_cast<${origin.returns} (${name}::*)(${types.join(', ')})>(&${name}::${method.name}_Impl);`;
		}),
		'}',
		'',
	].join('\n');
}

function renderDispatched(
	owner: AnyClass,
	method: InterfaceMethod,
	project: ProjectClasses,
	own: boolean,
): readonly string[] {
	const { name, returns, handles } = method;
	const parameters = parametersOf(method);
	if (method.isStatic) return [`	static ${returns} ${name}(${parameters});`];
	const isFirst = originOf(owner, method, project).method === method;
	const calls = [parameters, 'OSDispatchMethod supermethod = nullptr'].filter(Boolean).join(', ');
	return [
		...(isFirst ? [`	${returns} ${name}(${calls});`] : []),
		...(handles === undefined
			? []
			: [`	kern_return_t CreateAction${name}(size_t referenceSize, OSAction ** action);`]),
		...(own && !method.isPure ? [`	${returns} ${name}_Impl(${owner.name}_${name}_Args);`] : []),
	];
}

function renderLocal(owner: AnyClass, method: InterfaceMethod, project: ProjectClasses): string {
	const { name, returns, isStatic, isVirtual, isConst, isPure } = method;
	const origin = originOf(owner, method, project).method;
	const overrides = isVirtual && origin.isVirtual && origin !== method;
	return [
		isStatic ? 'static ' : isVirtual ? 'virtual ' : '',
		`${returns} ${name}(${parametersOf(method)})`,
		isConst ? ' const' : '',
		overrides ? ' override' : '',
		isPure ? ' = 0' : '',
	].join('');
}

function parametersOf({ parameters }: InterfaceMethod): string {
	return parameters
		.map((parameter, index) =>
			declare({ ...parameter, name: parameter.name ?? `parameter${index}` }),
		)
		.join(', ');
}

/** `const char [4]` and `name` are `const char name[4]`. */
function declare({ type, name = '' }: InterfaceParameter): string {
	const [, element = type, length = ''] = /^(.*?) ?(\[.*\])$/.exec(type) ?? [];
	return `${element} ${name}${length}`.trim();
}
