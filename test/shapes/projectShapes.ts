/** Files of a project that are read with a plist: those of Xcode and of XcodeGen, and interfaces. */
import { type ReportShape, report } from './reportShape.js';

const target = (index: number | string, list: string): string =>
	`T${index}={isa=PBXNativeTarget;name=T;buildConfigurationList=${list};};`;
const configuration = (index: number | string): string =>
	`C${index}={name=N${index};buildSettings={INFOPLIST_FILE="A/$(TARGET_NAME).plist";DRIVERKIT_DEPLOYMENT_TARGET=22.0;};};`;
const names = (size: number): readonly string[] =>
	Array.from({ length: size >> 6 }, (_, index) => `C${index}`);

/** Objects that share a list of configurations, of as many items. */
function withList(name: string, objects: (index: number) => string, others = ''): ReportShape {
	return {
		name,
		build: (size) => {
			const all = names(size);
			return `{objects={${others}L={buildConfigurations=(${all.join(',')});};${all.map((_, index) => objects(index)).join('')}};rootObject=P;}`;
		},
	};
}

const project = 'P={isa=PBXProject;buildConfigurationList=PL;};PL={buildConfigurations=(C0);};';

export const projectShapes: readonly ReportShape[] = [
	report('xcode: targets', (index) => target(index, `L${index}`), `{objects={${project}`, '};}'),
	withList('xcode: targets of one list', (index) => target(index, 'L'), project),
	withList(
		'xcode: targets and configurations of one list',
		(index) => target(index, 'L') + configuration(index),
		project,
	),
	withList(
		'xcode: configurations of one target',
		configuration,
		`P={isa=PBXProject;buildConfigurationList=L;};${target(0, 'PL')}PL={buildConfigurations=(C0);};`,
	),
	withList(
		'xcode: configurations of a project and a target',
		configuration,
		`P={isa=PBXProject;buildConfigurationList=L;};${target(0, 'M')}M={buildConfigurations=(C1,C2,C3);};`,
	),
	{
		name: 'xcode: a long name in a path',
		build: (size) =>
			`{objects={T={isa=PBXNativeTarget;name=${'N'.repeat(size >> 1)};buildConfigurationList=L;};L={buildConfigurations=(C);};C={buildSettings={INFOPLIST_FILE="${'$(TARGET_NAME)'.repeat(size >> 5)}";};};};}`,
	},
	report('xcode: lists', '(', '{objects='),
	report('xcode: comments without ends', '/*', '{objects='),
	report('xcode: backslashes', '\\', '{objects="'),
	report(
		'xcodegen: targets',
		(index) => `  T${index}:\n    type: driver-extension\n`,
		'targets:\n',
	),
	report(
		'xcodegen: targets with plists in their folders, and shared entitlements',
		(index) =>
			`  T${index}:\n    info:\n      path: T${index}/Info.plist\n    settings:\n      CODE_SIGN_ENTITLEMENTS: All.entitlements\n`,
		'targets:\n',
	),
	report('xcodegen: versions', '    DRIVERKIT_DEPLOYMENT_TARGET: 22.0\n', 'targets:\n  A:\n'),
	report('xcodegen: quotes', '"', 'targets:\n  '),
	report('xcodegen: spaces', ' ', 'targets:\n  a: b'),
	report('interface: classes', (index) => `class A${index}: public IOService {\n};\n`),
	report('interface: class', 'class '),
	report('interface: bases', ': public ', 'class A'),
	report('interface: methods', 'virtual bool init() override;\n', 'class A: public IOService {\n'),
	report('interface: comments without ends', '/*'),
	report('interface: preprocessor lines', '#include <A.h>\n'),
	report('interface: braces', '{'),
	report('interface: spaces', ' ', 'class'),
];
