/** Xcode projects with one target, `Pad`. */
import type { Target } from '../../../server/src/project/target.js';

/** What the configurations of the target, and of its project, have. */
export interface WrittenProject {
	readonly type?: string;
	readonly debug?: string;
	readonly release?: string;
	readonly project?: string;
	/** What each configuration of the target, and of the project, has besides its settings. */
	readonly file?: string;
	readonly projectFile?: string;
	/** Other objects. */
	readonly objects?: string;
}

/** The text of a `project.pbxproj`. */
export function xcodeProject(written: WrittenProject): string {
	const { type = 'driver-extension', debug = '', file = '', projectFile = '' } = written;
	const { release = debug, project = '', objects = '' } = written;
	const configuration = (name: string, settings: string, rest: string): string =>
		`{ isa = XCBuildConfiguration; name = ${name}; ${rest} buildSettings = { ${settings} }; };`;
	return `{ rootObject = P; objects = { ${objects}
	P = { isa = PBXProject; buildConfigurationList = PL; };
	PL = { buildConfigurations = (PD, PR); };
	PD = ${configuration('Debug', project, projectFile)}
	PR = ${configuration('Release', project, projectFile)}
	T = { isa = PBXNativeTarget; name = Pad; productType = "com.apple.product-type.${type}"; buildConfigurationList = L; };
	L = { buildConfigurations = (D, R); };
	D = ${configuration('Debug', debug, file)}
	R = ${configuration('Release', release, file)}
}; }`;
}

/** The target of a project, which has no others. */
export function onlyTarget([target, ...others]: readonly Target[]): Target {
	if (target?.name !== 'Pad' || others.length > 0) throw new Error('Another project.');
	return target;
}
